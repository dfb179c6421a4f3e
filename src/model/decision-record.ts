import type { Place } from './request.ts'
import type { VerdictWord } from './walkthrough.ts'

// What a decision keeps for good: plain data, so that it can be read when the flow, the knowledge and the thread are gone.
// Types rather than interfaces: only these count as JSON for the compiler. People appear by display name alone.

/** A statement and the numbers of the sources that it rests on. */
export type RecordPoint = {
  readonly text: string
  readonly sources: readonly number[]
  /** What it rests on where it has no source. */
  readonly ground?: 'general knowledge' | 'our advice'
}

export type RecordOption = { readonly id: string; readonly label: string; readonly name: string }

/** What speaks for and against one option; `neutral` is what one expects here, and does not count. */
export type RecordArguments = {
  readonly option: string
  readonly good: readonly RecordPoint[]
  readonly neutral: readonly RecordPoint[]
  readonly bad: readonly RecordPoint[]
  /** What was settled in this house about it; absent where nothing was, and in records of before there were such notes. */
  readonly here?: readonly string[]
}

export type RecordSource = {
  readonly number: number
  readonly title: string
  readonly publisher: string
  readonly url: string
  readonly year?: number
  /** YYYY-MM-DD */
  readonly checked: string
}

export type DecisionRecord = {
  readonly format: 'versus-decision-1'
  readonly title: string
  /** What it is about: "our Postgres". */
  readonly subject: string
  /** YYYY-MM-DD, in UTC. */
  readonly date: string
  /** Where the thread is. */
  readonly place: {
    readonly platform: string
    readonly workspace: string
    readonly channel: string
    readonly thread?: string
    readonly audience: Place['audience']
  }
  readonly people: { readonly decided: readonly string[]; readonly consulted: readonly string[] }
  /** Sentences. */
  readonly context: readonly string[]
  readonly drivers: readonly { readonly text: string; readonly by: readonly string[] }[]
  readonly options: readonly RecordOption[]
  /** What the answers came to; kept apart from what people decided. */
  readonly recommendation: {
    readonly word: VerdictWord
    readonly option?: RecordOption
    readonly runnerUp?: RecordOption
  }
  readonly decision: {
    /** parked: nothing was chosen. other: not what was recommended. */
    readonly outcome: 'accepted' | 'other' | 'parked'
    readonly option?: RecordOption
    /** In the words of whoever decided. */
    readonly reason?: string
  }
  /** Why the option that was recommended came first. */
  readonly reasons: readonly string[]
  readonly consequences: { readonly good: readonly RecordPoint[]; readonly bad: readonly RecordPoint[] }
  /** Removals that were taken back, and by whom. */
  readonly overruled: readonly string[]
  /** What would lead elsewhere. */
  readonly lookAgain: readonly string[]
  readonly arguments: readonly RecordArguments[]
  readonly sources: readonly RecordSource[]
  readonly flow: { readonly comparison: string; readonly id: string; readonly version: number }
  readonly cards: number
}
