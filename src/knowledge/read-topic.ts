import type { Topic } from '#model/knowledge.ts'
import type { z } from 'zod'
import type { Fault } from './fault.ts'
import { type LineOf, parseYaml } from './parse-yaml.ts'
import { type Names, readBody } from './read-body.ts'
import { TopicHead } from './schema.ts'

/** What could be read of one file of `topics/`. The topic is there only if nothing in the file is wrong by itself. */
export interface ReadTopic {
  readonly front?: { readonly value: z.infer<typeof TopicHead>; readonly lineOf: LineOf }
  readonly topic?: Topic
  readonly faults: readonly Fault[]
}

/** One file of `topics/` → a topic and every fault that it has. Ids are compared with other files later. */
export function readTopic(text: string, file: string, names: Names | undefined): ReadTopic {
  const split = splitFrontMatter(text)
  if ('problem' in split) return { faults: [{ file, line: 1, ...split }] }
  const head = parseYaml(TopicHead, split.front, { file, above: 1 })
  const faults: Fault[] = 'faults' in head ? [...head.faults] : []
  const body = readBody(split.body, names, { file, above: split.above, faults })
  if ('faults' in head) return { faults }
  if (!body || faults.length > 0) return { front: head, faults }
  const { favours, ...rest } = head.value
  return { front: head, topic: { ...rest, ...(favours === 'none' ? {} : { favours }), ...body }, faults }
}

function isRule(line: string): boolean {
  return line.trimEnd() === '---'
}

type FrontMatter = { readonly front: string; readonly body: string; readonly above: number }

/** The lines between the first two lines `---`, and what stands below, with the number of lines above it. */
function splitFrontMatter(text: string): FrontMatter | { readonly problem: string; readonly remedy: string } {
  const lines = text.split('\n')
  if (!isRule(lines[0] ?? ''))
    return {
      problem: 'the file does not begin with front matter.',
      remedy: 'Begin with a line ---, then id, title and so on, then a line ---.',
    }
  const end = lines.findIndex((line, at) => at > 0 && isRule(line))
  if (end < 0)
    return {
      problem: 'the front matter has no end.',
      remedy: 'Write a line --- between the last of its entries and the text.',
    }
  return { front: lines.slice(1, end).join('\n'), body: lines.slice(end + 1).join('\n'), above: end + 1 }
}
