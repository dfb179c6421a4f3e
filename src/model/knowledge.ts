import type { Flow } from './flow.ts'
import type { RichText } from './text.ts'

/** A piece of text together with what it rests on. */
export interface Passage {
  readonly text: RichText
  /** Ids of `Source`, in the order in which the text cites them. */
  readonly sources: readonly string[]
  /** Said without a source: general knowledge or our own advice. */
  readonly unsourced: readonly ('general knowledge' | 'our advice')[]
}

/** What a first card shows: a verdict in bold with its reason, and up to three points. */
export interface Card {
  readonly lead: Passage
  readonly points: readonly Passage[]
}

/** The rest of a section, behind *More*. */
export type Detail =
  | { readonly kind: 'paragraph'; readonly passage: Passage }
  | { readonly kind: 'points'; readonly passages: readonly Passage[] }

/** What a section of a topic is about: one subject, or a named thing ("hypervisor"). */
export interface Section {
  readonly about:
    | { readonly kind: 'subject'; readonly subject: string }
    | { readonly kind: 'term'; readonly term: string }
  readonly title: string
  readonly card: Card
  readonly details: readonly Detail[]
}

export type ClaimVerdict = 'right' | 'right, with a catch' | 'not quite' | 'no'

/** A statement that people make, and what is to be said of it. */
export interface Claim {
  readonly id: string
  readonly statement: string
  readonly verdict: ClaimVerdict
  readonly answer: Passage
}

export interface Table {
  readonly columns: readonly RichText[]
  readonly rows: readonly (readonly RichText[])[]
}

export interface Topic {
  readonly id: string
  readonly title: string
  /** For a button: at most 24 characters. */
  readonly label: string
  readonly criterion: string
  readonly questions: readonly string[]
  /** The subject that comes out ahead on this topic alone. */
  readonly favours?: string
  /** Whether people ask it as "which is better". */
  readonly better: boolean
  readonly related: readonly string[]
  /** The cell of the big comparison table, by subject. */
  readonly cells: Readonly<Record<string, string>>
  /** The day on which its claims were last compared with their sources, YYYY-MM-DD. */
  readonly checked: string
  readonly card: Card
  /** Details of the short answer itself, behind *More*. */
  readonly details: readonly Detail[]
  readonly sections: readonly Section[]
  readonly why?: Passage
  readonly keepInMind: readonly Passage[]
  readonly claims: readonly Claim[]
  readonly table?: Table
}

export interface Source {
  readonly id: string
  readonly title: string
  /** Short, for the source line: "Microsoft", "Khan". */
  readonly publisher: string
  readonly url: string
  readonly year?: number
  readonly strength: 'primary' | 'abstract' | 'secondary'
  readonly checked: string
}

export interface Subject {
  readonly id: string
  /** In the singular, as the texts call it: "container". */
  readonly name: string
  /** As a column head or in "VM or container": "VM". */
  readonly short: string
  readonly plural: string
  readonly aliases: readonly string[]
  /** What a reader sees who used one of `said`: the asker's own word, in verdicts and key words. */
  readonly voices: readonly Voice[]
}

export interface Voice {
  readonly said: readonly string[]
  readonly name: string
  /** Longest first: "a container" before "container". Both sides in lower case, except for proper names. */
  readonly replace: readonly (readonly [from: string, to: string])[]
}

export interface Criterion {
  readonly id: string
  readonly title: string
  /** The topic that answers the criterion as a whole; none for a criterion that has only detailed topics. */
  readonly topic?: string
  /** Words and phrases that bring it up: "boot", "cold start". */
  readonly words: readonly string[]
  /** Words that ask for more of what is good here ("faster"), and for less ("slower"). */
  readonly better: readonly string[]
  readonly worse: readonly string[]
  /** Words of other languages, for an offer to people who write in them. */
  readonly abroad: readonly string[]
}

/** A named thing that is no subject: "hypervisor", "Docker Compose". */
export interface Term {
  readonly id: string
  readonly name: string
  readonly aliases: readonly string[]
  /** The subject it belongs to. */
  readonly subject?: string
  /** The topic that explains it, when no topic has a section of its name. */
  readonly topic?: string
}

/** What is settled where the bot runs: "no Docker Desktop; use Podman." Shown where one of the things that it names is. */
export interface HouseNote {
  readonly text: RichText
  readonly topics: readonly string[]
  readonly criteria: readonly string[]
  readonly subjects: readonly string[]
  /** Of the comparison's guided decisions. */
  readonly options: readonly string[]
  /** YYYY-MM-DD */
  readonly checked?: string
}

export interface Comparison {
  readonly id: string
  readonly title: string
  /** For sentences: "virtual machines and Docker". */
  readonly name: string
  readonly subjects: readonly Subject[]
  readonly criteria: readonly Criterion[]
  readonly terms: readonly Term[]
  /** Groups of words that mean the same; the first of each is the one that the others are read as. */
  readonly vocabulary: readonly (readonly string[])[]
  /** Names of products that look like the subject and are not compared here. */
  readonly elsewhere: readonly string[]
  readonly topics: readonly Topic[]
  readonly flows: readonly Flow[]
  /** The topic that answers "what is the difference?". */
  readonly overview: string
  /** The topic that answers "when which?". */
  readonly useCases: string
  /** What decides between the subjects, for somebody who asks for a recommendation in their own case. */
  readonly choosing: Card
  readonly sources: readonly Source[]
  /** Messages that look like this subject and deserve no answer. */
  readonly background: readonly string[]
  /** Questions shown as examples of what can be asked. */
  readonly examples: readonly string[]
  /** A team's own; none ships with the program. */
  readonly notes: readonly HouseNote[]
}

export interface KnowledgeBase {
  readonly comparisons: readonly Comparison[]
  /** Messages that deserve no answer, common to all. */
  readonly background: readonly string[]
  /** A hash of all content: the same files give the same version. */
  readonly version: string
}
