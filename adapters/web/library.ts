import type { Block } from '#model/reply.ts'
import type { Person, Place } from '#model/request.ts'

// What the page shows to those who write the knowledge, as plain data: made from store and core where the program is joined.

/** Who looks, and where they may read. */
export interface Reader {
  readonly person: Person
  readonly places: readonly Place[]
  /** Whether a question may be shown: not what others asked in private. */
  readonly mayRead: (question: string) => boolean
}

/** A line of a list; `key` opens it. */
export interface Listed {
  readonly key: string
  readonly title: string
  readonly hint: string
}

export interface NamedText {
  readonly name: string
  readonly text: string
}

/** One thing, opened. */
export interface Opened {
  readonly title: string
  readonly blocks: readonly Block[]
  /** A file to take along: a decision's record, a topic to begin with. */
  readonly file?: NamedText
}

export interface FlowSketch {
  readonly key: string
  readonly title: string
  readonly questions: readonly {
    readonly id: string
    readonly label: string
    readonly ask: string
    readonly answers: readonly { readonly id: string; readonly label: string }[]
  }[]
}

/** What answers to a flow's questions come to. */
export interface Judged {
  readonly summary: string
  readonly blocks: readonly Block[]
  /** Ids of questions that do not apply as things stand: what was said to them counts for nothing. */
  readonly idle: readonly string[]
}

/** Nothing of it changes anything. Undefined for what is not there, or not the reader's to see. */
export interface Library {
  /** Newest first. */
  decisions(reader: Reader): Promise<readonly Listed[]>
  decision(key: string, reader: Reader): Promise<Opened | undefined>
  /** Questions without an answer, most asked first; how-tos apart, which are no fault of the knowledge. */
  gaps(reader: Reader): Promise<{ readonly missing: readonly Listed[]; readonly howTos: readonly Listed[] }>
  gap(key: string, reader: Reader): Promise<Opened | undefined>
  flows(): readonly FlowSketch[]
  judge(flow: string, answers: Readonly<Record<string, string>>): Judged | undefined
}
