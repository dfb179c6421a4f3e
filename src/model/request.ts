/** Where a conversation takes place. Ids are the platform's own. */
export interface Place {
  readonly platform: string
  readonly workspace: string
  readonly channel: string
  readonly thread?: string
  readonly audience: 'public' | 'private' | 'direct'
}

export interface Person {
  readonly id: string
  readonly name: string
}

/** How to answer one request privately: a token or a response address. Opaque to the core. */
export interface Address {
  readonly token: string
  /** Milliseconds since 1970. */
  readonly expiresAt: number
  readonly isPrivate: boolean
}

interface Envelope {
  /** The platform's id of the event: the same event delivered twice has the same id. */
  readonly id: string
  /** Milliseconds since 1970. */
  readonly at: number
  readonly from: Person
  readonly place: Place
  readonly via?: Address
}

export type CommandName = 'ask' | 'compare' | 'decide' | 'decisions' | 'gaps' | 'settings' | 'help'

/** Something a person did that may change something. */
export type Request = Envelope &
  /**
   * `isOverheard`: said in a thread, to nobody in particular (no mention, no direct message). The door takes it only where the
   * bot takes part in the thread already, and it is answered only when the bot is sure.
   */
  (
    | {
        readonly kind: 'question'
        readonly text: string
        readonly hasPicture?: boolean
        readonly isOverheard?: boolean
        /** The platform's id of the message that it is a reply to, or was asked about. */
        readonly pointsAt?: string
      }
    | { readonly kind: 'command'; readonly name: CommandName; readonly args: string }
    /** `seen` is the number of the walkthrough's event that the pressed card showed. */
    | { readonly kind: 'press'; readonly ref: string; readonly values?: readonly string[]; readonly seen?: number }
    /** `form` is the ref of the form; the values are by field. */
    | {
        readonly kind: 'submission'
        readonly form: string
        readonly values: Readonly<Record<string, readonly string[]>>
      }
    | { readonly kind: 'feedback'; readonly reply: string; readonly verdict: 'right' | 'wrong'; readonly note?: string }
    /** `message` is the id of the request that the message was. The door takes edits and deletions only of what it took before. */
    | { readonly kind: 'edited'; readonly message: string; readonly text: string; readonly isOverheard?: boolean }
    | { readonly kind: 'deleted'; readonly message: string }
  )

/** Something that must be shown at once and changes nothing; never stored. */
export type Query =
  | {
      readonly kind: 'complete'
      readonly place: Place
      readonly command: string
      readonly field: string
      readonly typed: string
    }
  /** `most`: how many fields the platform's forms can have; what is left over is the next form's. */
  | {
      readonly kind: 'form'
      readonly place: Place
      readonly from: Person
      readonly ref: string
      readonly most: number
    }
  | { readonly kind: 'home'; readonly place: Place }
  | { readonly kind: 'prompts' }
