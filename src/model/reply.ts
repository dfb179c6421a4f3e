import type { RichText } from './text.ts'

export interface Option {
  readonly ref: string
  readonly label: string
  readonly hint?: string
  readonly ticked?: boolean
}

export interface Action {
  readonly ref: string
  readonly label: string
  readonly tone: 'plain' | 'primary' | 'danger'
  /** A press is no request: it asks for the form of this ref (`Query`), and what is sent back is the request. */
  readonly opensForm?: true
}

export interface SourceLine {
  readonly name: string
  readonly href: string
  /** YYYY-MM-DD; shown where all sources are listed. */
  readonly checked?: string
}

export type Block =
  | { readonly kind: 'text'; readonly role: 'lead' | 'body' | 'note'; readonly text: RichText }
  | { readonly kind: 'list'; readonly items: readonly RichText[] }
  | {
      readonly kind: 'table'
      readonly caption: string
      readonly columns: readonly RichText[]
      readonly rows: readonly (readonly RichText[])[]
    }
  | {
      readonly kind: 'choices'
      readonly prompt: string
      readonly pick: 'one' | 'many'
      readonly step?: string
      readonly options: readonly Option[]
    }
  | {
      readonly kind: 'chart'
      readonly caption: string
      readonly bars: readonly { readonly label: string; readonly value: number }[]
    }
  | { readonly kind: 'document'; readonly name: string; readonly text: string }
  | { readonly kind: 'sources'; readonly items: readonly SourceLine[] }
  | { readonly kind: 'actions'; readonly items: readonly Action[] }

export interface Reply {
  /** Derives from the request's id: a repeated `respond` gives the same ids. */
  readonly id: string
  readonly audience: 'thread' | 'asker'
  /** One plain sentence: the notification, the log line, what a screen reader gets first. */
  readonly summary: string
  readonly blocks: readonly Block[]
  /** Names the thread that the reply opens; without it the reply opens none. */
  readonly title?: string
  /** The id of an earlier reply that this one takes the place of. */
  readonly replaces?: string
}
