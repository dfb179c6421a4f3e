import type { Comparison, HouseNote, Topic } from '#model/knowledge.ts'
import type { Block } from '#model/reply.ts'
import { plain, strong } from '../text/rich-text.ts'

/** More on one card, and nobody reads the answer. */
const MOST_NOTES = 2

/**
 * What is settled here about a topic, the closest first: about just this, about its criterion, about whom it speaks for. Where
 * the choice as a whole is asked about ("which is better?", "when which?"), whatever there is to choose from belongs to it.
 */
export function notesOnTopic(
  topic: Topic,
  subjects: readonly string[],
  comparison: Comparison,
  isWhichBetter = false,
): readonly Block[] {
  const about = subjects.length < comparison.subjects.length ? subjects : []
  // A comparison of all is about no subject more than another, but for the one that comes out ahead.
  const isChoice = topic.id === comparison.useCases || (isWhichBetter && topic.id === comparison.overview)
  const meant = topic.favours === undefined ? about : [...about, topic.favours]
  return show([
    ...comparison.notes.filter(({ topics }) => topics.includes(topic.id)),
    ...comparison.notes.filter(({ criteria }) => criteria.includes(topic.criterion)),
    ...comparison.notes.filter((note) => note.subjects.some((id) => meant.includes(id))),
    ...(isChoice ? aboutTheChoice(comparison) : []),
  ])
}

/** What is settled here about options of a decision, the first option first. */
export function notesOnOptions(options: readonly string[], { notes }: Comparison): readonly Block[] {
  return show(options.flatMap((id) => notes.filter((note) => note.options.includes(id))))
}

/** For whoever asks what to take: what is settled about the choice as a whole, then about what there is to choose from. */
export function notesOnChoosing(comparison: Comparison): readonly Block[] {
  const { notes, useCases } = comparison
  return show([...notes.filter(({ topics }) => topics.includes(useCases)), ...aboutTheChoice(comparison)])
}

function aboutTheChoice({ notes }: Comparison): readonly HouseNote[] {
  return notes.filter(({ options, subjects }) => options.length + subjects.length > 0)
}

/** Of several answers on one card. */
export function notesTogether(blocks: readonly Block[]): readonly Block[] {
  const texts = blocks.map((block) => JSON.stringify(block))
  return blocks.filter((_, at) => texts.indexOf(texts[at] ?? '') === at).slice(0, MOST_NOTES)
}

function show(notes: readonly HouseNote[]): readonly Block[] {
  return [...new Set(notes)]
    .slice(0, MOST_NOTES)
    .map(({ text }) => ({ kind: 'text', role: 'note', text: [strong('Here:'), plain(' '), ...text] }))
}
