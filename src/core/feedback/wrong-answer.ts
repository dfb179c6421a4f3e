import type { GivenAnswer } from '#model/conversation.ts'
import type { Form } from '#model/form.ts'
import type { Found } from '#model/found.ts'
import type { Comparison, KnowledgeBase, Topic } from '#model/knowledge.ts'
import type { Action, Block, Option, Reply } from '#model/reply.ts'
import type { RichText } from '#model/text.ts'
import { encodeLogRef } from '../refs/log-refs.ts'
import { decodeRef } from '../refs/refs.ts'
import { plain, strong, toPlainText } from '../text/rich-text.ts'
import { shortKey } from '../text/short-key.ts'

type Judged = NonNullable<Found['judged']>

interface Card {
  readonly summary: string
  readonly blocks: readonly Block[]
}

const MOST_OFFERED = 2

/** What an answer was about; undefined for what is no answer: help, a choice, a card of a walkthrough. */
export function aboutOf(
  { answer, reply }: Judged,
  { comparisons }: KnowledgeBase,
): { readonly comparison: Comparison; readonly topic: Topic; readonly candidates: readonly Topic[] } | undefined {
  const about = answer ?? topicShown(reply.reply)
  const comparison = comparisons.find(({ id }) => id === about?.comparison)
  const topic = comparison?.topics.find(({ id }) => id === about?.topic)
  if (!comparison || !topic) return undefined
  // What it could have meant, then its neighbours: a button of last month has nothing else to go by.
  const ids = new Set([...(answer?.candidates ?? []), ...topic.related])
  ids.delete(topic.id)
  const candidates = [...ids].flatMap((id) => comparison.topics.find((one) => one.id === id) ?? [])
  return { comparison, topic, candidates: candidates.slice(0, MOST_OFFERED) }
}

/** An answer's first button is *More*, and says what it is about. */
function topicShown(reply: Reply | undefined): Pick<GivenAnswer, 'comparison' | 'topic'> | undefined {
  const refs = reply?.blocks.flatMap((block) => (block.kind === 'actions' ? block.items.map(({ ref }) => ref) : []))
  const more = refs?.map(decodeRef).find((ref) => ref?.kind === 'more')
  return more?.kind === 'more' ? { comparison: more.comparison, topic: more.topic } : undefined
}

/** "Which one did you mean?" `isAsker`: only who asked may take the answer away. */
export function offerCard(reply: string, candidates: readonly Topic[], isAsker: boolean): Card {
  const prompt = 'Which one did you mean?'
  const options = candidates.flatMap(({ id, label, title }): readonly Option[] => {
    const ref = encodeLogRef({ kind: 'meant', key: topicKey(id), reply })
    return ref === undefined ? [] : [{ ref, label, hint: title }]
  })
  const none = encodeLogRef({ kind: 'none-meant', reply })
  if (none === undefined) return sorryCard(reply, isAsker)
  return {
    summary: prompt,
    blocks: [
      { kind: 'choices', prompt, pick: 'one', options: [...options, { ref: none, label: 'None of these' }] },
      ...moreBlock(reply, isAsker),
    ],
  }
}

/** There is nothing else to offer. */
export function sorryCard(reply: string | undefined, isAsker: boolean): Card {
  return say(
    [strong('Sorry, that did not help.'), plain(' Please ask again in other words.')],
    reply === undefined ? [] : moreBlock(reply, isAsker),
  )
}

function moreBlock(reply: string, isAsker: boolean): readonly Block[] {
  const note = encodeLogRef({ kind: 'note', reply })
  const remove = isAsker ? encodeLogRef({ kind: 'remove', reply }) : undefined
  const items: readonly Action[] = [
    ...(note === undefined
      ? []
      : [{ ref: note, label: 'Say what was wrong', tone: 'plain', opensForm: true } as const]),
    ...(remove === undefined ? [] : [{ ref: remove, label: 'Remove the answer', tone: 'danger' } as const]),
  ]
  return items.length === 0 ? [] : [{ kind: 'actions', items }]
}

/** The field of the form for what was wrong. */
export const NOTE = 'note'
export const LONGEST_NOTE = 500

/** `ref`: of the button that opens it, which names the answer. */
export function noteForm(ref: string): Form {
  return {
    ref,
    title: 'What was wrong?',
    note: 'Kept with your judgement, for those who write the answers.',
    fields: [{ kind: 'text', id: NOTE, label: 'In your words', isOptional: false, isLong: true, most: LONGEST_NOTE }],
    send: 'Send',
  }
}

export function keptNoteCard(): Card {
  return say([strong('Thank you.'), plain(' It is kept for those who write the answers.')])
}

export function emptyNoteCard(): Card {
  return say([strong('Nothing was written,'), plain(' so nothing more is kept than your judgement.')])
}

/** A platform without forms sends the press itself. */
export function noFormCard(): Card {
  return say([
    strong('No form opens here.'),
    plain(' Press “None of these” to tell the authors, or ask in other words.'),
  ])
}

export function changedCard({ title }: Topic): Card {
  return say([strong('Changed.'), plain(` The answer is now about: ${title}.`)])
}

export function notedCard(isNoted: boolean): Card {
  return say(
    isNoted
      ? [strong('Noted for the authors.'), plain(' Thank you; I have no better answer yet.')]
      : [strong('Thank you.'), plain(' I have no better answer yet; asking in other words may help.')],
  )
}

export function removedCard(): Card {
  return say([strong('Removed.')])
}

export function notYoursCard(): Card {
  return say([strong('Only who asked can remove it.')])
}

export function goneCard(): Card {
  return say([strong('That answer is no longer kept.'), plain(' Please ask again.')])
}

/** Short, so that it fits beside a reply's id; told apart among the topics of the comparisons at hand. */
function topicKey(id: string): string {
  return shortKey(id).slice(-5)
}

/** The topic that a key stands for: of the judged answer's comparison first. */
export function topicOfKey(
  key: string,
  { comparisons }: KnowledgeBase,
  first: Comparison | undefined,
): { readonly comparison: Comparison; readonly topic: Topic } | undefined {
  const ordered = first ? [first, ...comparisons.filter(({ id }) => id !== first.id)] : comparisons
  return ordered.flatMap((comparison) =>
    comparison.topics.flatMap((topic) => (topicKey(topic.id) === key ? [{ comparison, topic }] : [])),
  )[0]
}

function say(text: RichText, more: readonly Block[] = []): Card {
  return { summary: toPlainText(text), blocks: [{ kind: 'text', role: 'lead', text }, ...more] }
}
