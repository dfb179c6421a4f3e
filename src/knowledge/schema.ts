import { z } from 'zod'

/** Platforms show about 30 characters of a button's label, and two buttons stand beside it. */
const MAX_LABEL = 24

const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use small letters, digits and hyphens only, as in "cold-start"')
  .max(32, 'use at most 32 characters')
/** What is wrong with an id, as its remedy; undefined where nothing is. */
export function findIdFault(text: string): string | undefined {
  return id.safeParse(text).error?.issues[0]?.message
}

const words = z.array(z.string().trim().min(1, 'is empty').max(80, 'use at most 80 characters'))
const line = z.string().trim().min(1, 'is empty')
const day = z.iso.date('write a day of the calendar as 2026-11-24')

const voice = z
  .strictObject({
    said: words.min(1, 'write at least one word').describe('the words an asker may have used, for instance docker'),
    name: line.describe('how the subject is then called: Docker'),
    replace: z
      .record(z.string(), line)
      .describe('what is put in the place of the words in verdicts and bold key words'),
  })
  .describe('how verdicts speak to somebody who used one of these words')

export const ComparisonFile = z
  .strictObject({
    id,
    title: line.max(60, 'use at most 60 characters'),
    name: line.describe('the same for the middle of a sentence: virtual machines and Docker'),
    order: z
      .int()
      .default(100)
      .describe('comparisons with a smaller number come first where several are shown, or fit equally'),
    subjects: z
      .array(
        z.strictObject({
          id,
          name: line.describe('singular: virtual machine'),
          short: line.max(15, 'use at most 15 characters').describe('for a column head: VM'),
          plural: line,
          aliases: words,
          voices: z.array(voice).default([]),
        }),
      )
      .min(2, 'a comparison needs at least two subjects'),
    criteria: z
      .array(
        z.strictObject({
          id,
          title: line.max(24, 'use at most 24 characters'),
          topic: id.optional().describe('the topic that answers the criterion as a whole'),
          words: words.default([]),
          better: words.default([]).describe('words that ask for more of it: faster'),
          worse: words.default([]).describe('words that ask for less of it: slower'),
          abroad: words.default([]).describe('words of other languages'),
        }),
      )
      .min(1, 'a comparison needs at least one criterion'),
    terms: z
      .array(
        z.strictObject({
          id,
          name: line,
          aliases: words.default([]),
          subject: id.optional(),
          topic: id.optional().describe('needed only when no topic has a section of its name'),
        }),
      )
      .default([]),
    vocabulary: z
      .array(words.min(2, 'a group needs at least two words'))
      .default([])
      .describe('groups of words that mean the same, the usual one first'),
    elsewhere: words.default([]).describe('names of things that look like the subject and are not compared here'),
    overview: id.describe('the topic that answers: what is the difference?'),
    'use-cases': id.describe('the topic that answers: when which?'),
    choosing: line.describe('Markdown, shaped like a short answer: what decides between the subjects'),
    examples: words.min(1, 'write one to three examples').max(3, 'write one to three examples'),
  })
  .describe('comparison.yaml: what is compared, by which criteria, and the words people use')

export const SourcesFile = z
  .strictObject({
    sources: z.array(
      z.strictObject({
        id,
        title: line,
        publisher: line.max(40, 'use at most 40 characters').describe('short, as the source line shows it: Microsoft'),
        url: z.url({ protocol: /^https?$/, error: 'write a whole address, https://…' }),
        year: z.int().min(1990, 'write a year from 1990 on').max(2100, 'write a year before 2100').optional(),
        strength: z.enum(['primary', 'abstract', 'secondary'], 'write one of: primary, abstract, secondary'),
        checked: day,
      }),
    ),
  })
  .describe('sources.yaml: everything that the topics cite')

const ids = z.array(id).default([])

export const HouseFile = z
  .strictObject({
    notes: z
      .array(
        z.strictObject({
          note: line.describe('at most 120 characters: no Docker Desktop; use Podman.'),
          on: z
            .strictObject({ topics: ids, criteria: ids, subjects: ids, options: ids })
            .refine(
              (on) => Object.values(on).some((list) => list.length > 0),
              'name at least one topic, criterion, subject or option',
            )
            .describe('where it is shown: with any of these topics, criteria, subjects, or options of a decision'),
          checked: day.optional().describe('the day on which it last held'),
        }),
      )
      .min(1, 'write at least one note'),
  })
  .describe('house.yaml: what is settled in this house')

export const TopicHead = z
  .strictObject({
    id,
    title: line.max(60, 'use at most 60 characters'),
    label: line.max(MAX_LABEL, `use at most ${MAX_LABEL} characters, it is a button`),
    criterion: id,
    questions: z
      .array(z.string().trim().min(1, 'is empty').max(200, 'use at most 200 characters'))
      .min(3, 'write at least three ways in which people ask')
      .describe('how people really ask, 12 to 20 ways'),
    favours: id.describe('the subject that comes out ahead on this topic alone, or none'),
    better: z.boolean().describe('whether people ask it as: which is better?'),
    related: z.array(id).default([]),
    cells: z
      .record(
        id,
        line
          .max(15, 'use at most 15 characters')
          .refine((cell) => cell.split(/\s+/).length <= 4, 'use at most four words'),
      )
      .default({}),
    checked: day,
  })
  .describe('front matter of topics/<id>.md')
