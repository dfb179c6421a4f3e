import type { Finding } from '#model/finding.ts'
import type { Comparison, KnowledgeBase, Topic } from '#model/knowledge.ts'
import type { Action, Block, Option } from '#model/reply.ts'
import type { RichText } from '#model/text.ts'
import { encodeRef } from '../refs/refs.ts'
import { pairName } from './voice.ts'
import { emphasis, plain, strong, toPlainText } from '../text/rich-text.ts'

interface Spoken {
  readonly summary: string
  readonly blocks: readonly Block[]
}

/** Names in a sentence stay short, and lose whatever could address somebody. */
const NAME = /[^\p{L}\p{N} .+#-]/gu

/** The honest "I don't know": what kind of message it was, and the nearest that is known. */
export function answerNone(finding: Finding, knowledge: KnowledgeBase, gap: string): Spoken {
  const comparison = knowledge.comparisons.find((one) => one.id === finding.comparison) ?? knowledge.comparisons[0]
  const nearest = finding.match.kind === 'none' ? finding.match.nearest : undefined
  const topic = comparison?.topics.find((one) => one.id === nearest)
  switch (finding.reading.intent) {
    case 'how-to':
      return say([strong('That is a how-to; I only compare.'), ...nearestSpans(topic)], openTopic(comparison, topic))
    case 'error':
      return say(
        [strong('That is an error to be fixed; I only compare.'), ...nearestSpans(topic)],
        openTopic(comparison, topic),
      )
    case 'trivia':
      return say(
        [strong('I only compare; facts like that are elsewhere.'), ...nearestSpans(topic)],
        openTopic(comparison, topic),
      )
    case 'other comparison':
      return otherComparison(finding, knowledge, gap)
    case 'injection':
      return say([strong('I compare things; I can’t do that.')])
    case 'insult':
      return say([strong('Sorry, that did not help.'), plain(' Tell me what to compare, or say which part was wrong.')])
    case 'thanks':
      return say([strong('Glad it helped.')])
    case 'foreign':
      return say([strong('I answer in English.')])
    case 'wordless':
      return say([strong('I found no words in that.'), plain(' Ask me a question, or say help.')])
    default:
      return unknown(comparison, topic, knowledge)
  }
}

/** A message that is only a picture. */
export function answerPicture(): Spoken {
  return say([
    strong('I can’t read pictures.'),
    plain(' Put the question into words, or use Ask Versus on a message with text.'),
  ])
}

/** "Why?" with nothing before it. */
export function answerWhyWhat(comparison: Comparison): Spoken {
  const topics = comparison.criteria.flatMap(
    (criterion) => comparison.topics.find((topic) => topic.id === criterion.topic && topic.better) ?? [],
  )
  const choices = chooseTopic('Why what?', topics.slice(0, 3), comparison)
  return { summary: 'Why what?', blocks: [choices] }
}

function say(text: RichText, ...more: readonly Block[]): Spoken {
  return { summary: toPlainText(text), blocks: [{ kind: 'text', role: 'lead', text }, ...more] }
}

function nearestSpans(topic: Topic | undefined): RichText {
  return topic ? [plain(' Nearest I have: '), emphasis(topic.title), plain('.')] : []
}

/** One button to the nearest topic; none where nothing is near. */
function openTopic(comparison: Comparison | undefined, topic: Topic | undefined): Block {
  const items: readonly Action[] =
    comparison && topic
      ? [
          {
            ref: encodeRef({ kind: 'topic', comparison: comparison.id, topic: topic.id, focus: [] }),
            label: topic.label,
            tone: 'plain',
          },
        ]
      : []
  return { kind: 'actions', items }
}

function otherComparison(finding: Finding, knowledge: KnowledgeBase, gap: string): Spoken {
  const names = finding.reading.others
    .map((name) => displayName(name, finding.reading.text))
    .filter((name) => name !== '')
  const what = names.length === 2 ? `of ${names.join(' and ')}` : 'of those'
  const text = [strong(`I have no comparison ${what}.`), plain(` I know: ${listComparisons(knowledge)}.`)]
  const wish: Action = { ref: encodeRef({ kind: 'wish', gap }), label: 'Tell the authors', tone: 'plain' }
  return say(text, ...knownComparisons(knowledge), { kind: 'actions', items: [wish] })
}

/** As the asker wrote it ("Terraform"), cut to a length that a name has. */
function displayName(name: string, text: string): string {
  const at = text.toLowerCase().indexOf(name.toLowerCase())
  const written = at >= 0 ? text.slice(at, at + name.length) : name
  return written.replaceAll(NAME, '').slice(0, 30).trim()
}

function unknown(comparison: Comparison | undefined, topic: Topic | undefined, knowledge: KnowledgeBase): Spoken {
  if (comparison && topic)
    return say([strong('I don’t know that.'), ...nearestSpans(topic)], openTopic(comparison, topic))
  return say(
    [strong('I don’t know that.'), plain(` I compare ${listComparisons(knowledge)}.`)],
    ...knownComparisons(knowledge),
  )
}

function listComparisons(knowledge: KnowledgeBase): string {
  return knowledge.comparisons.map((comparison) => comparison.name).join('; ')
}

/** Three things that can be asked: of one comparison its first criteria, of several what each is about. */
function knownComparisons(knowledge: KnowledgeBase): readonly Block[] {
  const { comparisons } = knowledge
  if (comparisons.length > 1) {
    const each = comparisons.slice(0, 3).map((comparison): Option => ({
      ref: encodeRef({ kind: 'topic', comparison: comparison.id, topic: comparison.overview, focus: [] }),
      label: pairName(comparison, {}),
    }))
    return [{ kind: 'choices', prompt: 'What I can answer:', pick: 'one', options: each }]
  }
  const options: readonly Option[] = comparisons
    .flatMap((comparison) =>
      comparison.criteria.flatMap((criterion) => {
        const topic = comparison.topics.find((one) => one.id === criterion.topic)
        return topic
          ? [
              {
                ref: encodeRef({ kind: 'topic', comparison: comparison.id, topic: topic.id, focus: [] }),
                label: topic.label,
              },
            ]
          : []
      }),
    )
    .slice(0, 3)
  return [{ kind: 'choices', prompt: 'What I can answer:', pick: 'one', options }]
}

function chooseTopic(prompt: string, topics: readonly Topic[], comparison: Comparison): Block {
  return {
    kind: 'choices',
    prompt,
    pick: 'one',
    options: topics.map((topic) => ({
      ref: encodeRef({ kind: 'topic', comparison: comparison.id, topic: topic.id, focus: [] }),
      label: topic.label,
      hint: topic.title,
    })),
  }
}
