import type { Comparison, Detail, Passage, Section, Topic } from '#model/knowledge.ts'
import type { Block } from '#model/reply.ts'
import type { RichText } from '#model/text.ts'
import { strong } from '../text/rich-text.ts'
import { notesOnTopic } from './house-notes.ts'
import { allSources } from './source-lines.ts'

/** Everything of a topic that its first card did not show, with all sources and the days on which they were checked. */
export function answerMore(topic: Topic, focus: readonly string[], comparison: Comparison): readonly Block[] {
  const shown = topic.sections.find((section) => focus.includes(aboutId(section)))
  const subjects = topic.sections.filter((section) => section.about.kind === 'subject' && section !== shown)
  const blocks: Block[] = [heading(shown ? `${topic.title}: ${shown.title}` : topic.title)]
  const used: Passage[] = []
  const addDetails = (details: readonly Detail[]): void => {
    for (const detail of details) {
      if (detail.kind === 'paragraph') blocks.push(body(detail.passage.text))
      else blocks.push({ kind: 'list', items: detail.passages.map((passage) => passage.text) })
      used.push(...(detail.kind === 'paragraph' ? [detail.passage] : detail.passages))
    }
  }
  const addCard = (title: string, { card, details }: Pick<Section, 'card' | 'details'>): void => {
    blocks.push(heading(title), body(card.lead.text))
    if (card.points.length > 0) blocks.push({ kind: 'list', items: card.points.map((point) => point.text) })
    used.push(card.lead, ...card.points)
    addDetails(details)
  }

  if (shown) {
    addDetails(shown.details)
    addCard('In short', topic)
  } else {
    addDetails(topic.details)
  }
  for (const section of subjects) addCard(section.title, section)
  if (topic.why) {
    blocks.push(heading('Why'), body(topic.why.text))
    used.push(topic.why)
  }
  if (topic.table)
    blocks.push({ kind: 'table', caption: topic.title, columns: topic.table.columns, rows: topic.table.rows })
  if (topic.keepInMind.length > 0) {
    blocks.push(heading('Keep in mind'), { kind: 'list', items: topic.keepInMind.map((passage) => passage.text) })
    used.push(...topic.keepInMind)
  }
  blocks.push(...notesOnTopic(topic, subjectsIn(focus, comparison), comparison))
  const sources = allSources(used, comparison)
  if (sources) blocks.push(sources)
  return blocks
}

/** All of them where the card was about none in particular. */
function subjectsIn(focus: readonly string[], { subjects }: Comparison): readonly string[] {
  const ids = subjects.map(({ id }) => id)
  const shown = ids.filter((id) => focus.includes(id))
  return shown.length > 0 ? shown : ids
}

function aboutId({ about }: Section): string {
  return about.kind === 'subject' ? about.subject : about.term
}

function heading(text: string): Block {
  return { kind: 'text', role: 'body', text: [strong(text)] }
}

function body(text: RichText): Block {
  return { kind: 'text', role: 'body', text }
}
