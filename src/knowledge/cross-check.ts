import { checkFlow } from './check-flow.ts'
import { checkHouse } from './check-house.ts'
import { checkNames } from './check-names.ts'
import { checkPhrasings } from './check-phrasings.ts'
import { checkSources } from './check-sources.ts'
import { checkTopicLinks } from './check-topic-links.ts'
import { checkTwice } from './check-twice.ts'
import type { Fault } from './fault.ts'
import type { ReadComparison, ReadSources } from './read-comparison.ts'
import type { ReadFlow } from './read-flow.ts'
import type { ReadHouse } from './read-house.ts'
import type { ReadTopic } from './read-topic.ts'

/** The files of a comparison, from all folders, each as far as it could be read. */
export interface Parts {
  /** The name that its folders have; no path. */
  readonly name: string
  /** Absent where the file could not be read at all; so too below. */
  readonly comparison?: ComparisonFileRead
  readonly sources: readonly SourcesFileRead[]
  readonly notes: readonly HouseFileRead[]
  readonly topics: readonly TopicFile[]
  readonly flows: readonly FlowFileRead[]
}

export type ComparisonFileRead = ReadComparison & { readonly text: string; readonly file: string }

export interface SourcesFileRead {
  readonly file: string
  readonly read?: ReadSources
}

export interface HouseFileRead {
  readonly file: string
  readonly read?: ReadHouse
}

export interface FlowFileRead {
  readonly id: string
  readonly file: string
  readonly read?: ReadFlow & { readonly text: string }
}

export interface TopicFile {
  /** From the file's name, so that others may name a topic whose file is faulty. */
  readonly id: string
  readonly file: string
  readonly read?: ReadTopic & { readonly text: string }
}

/**
 * What can be wrong between files and entries that are each right by themselves: names that lead nowhere, names used
 * twice. Judges what could be read; what it cannot know, because a file is faulty, it leaves out.
 */
export function crossCheck(parts: Parts): readonly Fault[] {
  return [
    ...checkNames(parts),
    ...checkTwice(parts),
    ...parts.topics.flatMap((topic) => checkTopicLinks(topic, parts)),
    ...parts.flows.flatMap((flow) => checkFlow(flow, parts)),
    ...checkPhrasings(parts.topics),
    ...checkSources(parts),
    ...checkHouse(parts),
  ]
}
