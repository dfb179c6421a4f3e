import type { Comparison } from '#model/knowledge.ts'
import { tidy } from '../text/tidy.ts'
import { utcDay } from '../text/utc-day.ts'
import { wordsOf } from '../text/words.ts'
import type { GapCluster } from './clusters.ts'

/** The numbers of the knowledge's own schema. */
const LONGEST = { id: 32, title: 60, label: 24, question: 200 } as const
const FEWEST_QUESTIONS = 3
const MOST_QUESTIONS = 20

/**
 * A topic file that loads as it is: the questions that were asked as phrasings, and the places where an author writes the answer. At
 * the day of `at`, milliseconds since 1970.
 */
export function draftTopic(
  { groups }: GapCluster,
  comparison: Comparison,
  at: number,
): { readonly name: string; readonly text: string } {
  const asked = groups.map(({ text }) => tidy(text, LONGEST.question)).filter((text) => wordsOf(text).length > 0)
  const [first = 'a new question'] = asked
  const title = capital(tidy(first.replace(/[\s?!.…]+$/u, ''), LONGEST.title))
  const id = freeId(first, comparison)
  const questions = phrasings(asked, first, comparison)
  const text = `---
id: ${id}
title: ${JSON.stringify(title)}
label: ${JSON.stringify(tidy(title, LONGEST.label))}
criterion: ${criterionOf(first, comparison)}
favours: none
better: false
related: []
checked: ${utcDay(at)}
# As it was asked; 12 to 20 ways make it easy to find.
questions:
${questions.map((question) => `  - ${JSON.stringify(question)}`).join('\n')}
---
**Write the short answer here.** Then the reason in one sentence, with its source.[^unsourced]

${comparison.subjects.map(({ short }) => `- **${short}:** what holds for it.[^unsourced]`).join('\n')}
`
  return { name: `${id}.md`, text }
}

/** Fewer than the schema wants are filled up with the question from each side. */
function phrasings(asked: readonly string[], first: string, { subjects }: Comparison): readonly string[] {
  const bare = tidy(wordsOf(first).join(' '), LONGEST.question - 60)
  const sides = subjects.map(({ name }) => `${name}: ${bare}`)
  const more = asked.length < FEWEST_QUESTIONS ? [...sides, `what about ${bare}`] : []
  const seen = new Set<string>()
  return [...asked, ...more]
    .filter((question) => {
      const words = wordsOf(question).join(' ')
      return !seen.has(words) && seen.add(words)
    })
    .slice(0, MOST_QUESTIONS)
}

/** Where its words are those of a criterion, that one; else the one of the overview. */
function criterionOf(text: string, { criteria, topics, overview }: Comparison): string {
  const words = new Set(wordsOf(text))
  const named = criteria.find((one) =>
    [...one.words, ...one.better, ...one.worse].some((phrase) => wordsOf(phrase).every((word) => words.has(word))),
  )
  return (named ?? criteria.find(({ id }) => id === topics.find((topic) => topic.id === overview)?.criterion))?.id ?? ''
}

/** No topic's id yet. */
function freeId(text: string, { topics }: Comparison): string {
  const slug = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST.id - 3)
    .replace(/^-+|-+$/g, '')
  const base = slug === '' ? 'new-topic' : slug
  const taken = new Set(topics.map(({ id }) => id))
  let id = base
  for (let number = 2; taken.has(id); number++) id = `${base}-${number}`
  return id
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
