import { z } from 'zod'

/** Slack shows about 30 characters of a button, and a checkbox has room for some more. */
const MAX_LABEL = 30
const MAX_TICK = 40
/** Slack draws at most 10 checkboxes. */
const MAX_TICKS = 10
/** A row of buttons, with the three controls below it, is still read; the engine counts with bits and takes at most 30. */
const MAX_ANSWERS = 10
const MAX_POINTS = 20

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

export function visibleLength(text: string): number {
  return [...graphemes.segment(text)].length
}

const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use small letters, digits and hyphens only, as in "own-kernel"')
  .max(24, 'use at most 24 characters')
const line = z.string().trim().min(1, 'is empty')
const shown = (most: number, what: string): z.ZodType<string> =>
  line
    .refine((text) => visibleLength(text) <= most, `use at most ${most} characters, it is ${what}`)
    .describe(`at most ${most} characters, it is ${what}`)
const label = shown(MAX_LABEL, 'a button')
const words = z.array(z.string().trim().min(1, 'is empty').max(80, 'use at most 80 characters'))
const ids = z.array(id).min(1, 'name at least one')
const sources = ids.describe('ids of sources.yaml; advice for our own judgement, unsourced for general knowledge')
const cited = line.describe('Markdown, one paragraph that ends with footnotes: … .[^ms-cvm]')

const clause = z.record(id, ids).describe('question: [answer, …]; every question named must be answered so')
const condition = z
  .union(
    [z.strictObject({ any: z.array(clause).min(1, 'write at least one condition') }), clause],
    'write { question: [answer] }, or any: and a list of those',
  )
  .describe('holds where each question named is answered with one of its answers; with any: where one of several does')

const weighing = {
  effects: z
    .record(id, z.int('write whole points').min(-MAX_POINTS).max(MAX_POINTS))
    .default({})
    .describe('points for and against options, a judgement: 4 to 5 decide most cases, 2 to 3 weigh, 1 tips'),
  only: ids.optional().describe('the options that are left'),
  drop: ids.optional().describe('the options that are taken away'),
  removal: z
    .enum(['impossible', 'unsupported', 'unsafe'], 'write one of: impossible, unsupported, unsafe')
    .optional()
    .describe('why options are taken away: "cannot", "is not supported", "should not"; the last two may be overruled'),
}

const answer = z.strictObject({
  id,
  label,
  aliases: words.default([]).describe('what people type instead of the label'),
  ...weighing,
  because: line.optional().describe('one sentence for the explanation'),
  not: cited.optional().describe('what an expert expects to count here, and why it does not'),
  sources: sources.optional(),
  see: id.optional().describe('the topic that says more'),
})

export const FlowFile = z
  .strictObject({
    id,
    version: z.int().min(1, 'begin with 1').describe('goes up with every change that may alter an outcome'),
    title: line.max(60, 'use at most 60 characters'),
    triggers: words.min(1, 'write at least one way in which people ask for this decision'),
    note: cited.describe('where the weights come from'),
    options: z
      .array(
        z.strictObject({
          id,
          label,
          name: line.max(60, 'use at most 60 characters').describe('for the middle of a sentence: a virtual machine'),
          family: id.describe('options of one family differ less than families do'),
          line: line.max(120, 'use at most 120 characters').describe('what it is'),
          when: condition.optional().describe('offered only where this holds'),
          aliases: words.default([]),
        }),
      )
      .min(2, 'a decision needs at least two options')
      .max(10, 'use at most ten options'),
    questions: z
      .array(
        z.strictObject({
          id,
          ask: line.max(80, 'use at most 80 characters'),
          label: shown(20, 'the head of a line'),
          why: cited,
          when: condition.optional().describe('asked and counted only where this holds'),
          answers: z
            .array(answer)
            .min(2, 'a question needs at least two answers')
            .max(MAX_ANSWERS, `use at most ${MAX_ANSWERS} answers, each is a button`),
        }),
      )
      .min(1, 'a decision needs at least one question')
      .max(24, 'use at most 24 questions'),
    rules: z
      .array(z.strictObject({ id, when: condition, ...weighing, because: line, sources }))
      .default([])
      .describe('what only several answers together decide'),
    opening: z
      .strictObject({
        ask: line,
        ticks: z
          .array(
            z.strictObject({
              label: shown(MAX_TICK, 'a box to tick'),
              sets: z.record(id, ids).describe('question: [answer, …]'),
            }),
          )
          .min(1, 'write at least one box')
          .max(MAX_TICKS, `use at most ${MAX_TICKS} boxes`),
        plain: z.record(id, ids).describe('what holds for a question where none of its boxes is ticked'),
      })
      .optional()
      .describe('the rare questions as one card of ticks'),
    verdict: z.strictObject({
      strong: z.int().min(1).describe('from this margin on the verdict is clear'),
      lean: z.int().min(1).describe('below this margin it is too close to call'),
    }),
    'tie-order': ids.describe('every option; who stands first wins a tie'),
    examples: z
      .array(
        z.strictObject({
          name: line,
          answers: z.record(id, id),
          expect: ids.describe('one of these comes first'),
          'top-two': z.boolean().default(false).describe('one of them among the first two is enough'),
          not: z.array(id).default([]).describe('neither first nor second'),
          word: z.enum(['clear', 'leaning', 'too close', 'not enough']).optional(),
        }),
      )
      .min(1, 'write at least one case whose outcome you know'),
  })
  .describe('flows/<id>.yaml: a guided decision')
