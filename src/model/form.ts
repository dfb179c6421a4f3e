/** What a person fills in and sends at once. Platforms that have no forms, or smaller ones, ask for it piece by piece. */
export interface Form {
  /** Names the form to the submission that comes back. */
  readonly ref: string
  readonly title: string
  /** A sentence above the fields. */
  readonly note?: string
  readonly fields: readonly Field[]
  /** On the button that sends it. */
  readonly send: string
}

interface Labelled {
  /** Names the field's values in the submission. */
  readonly id: string
  readonly label: string
  readonly hint?: string
  readonly isOptional: boolean
}

export type Field =
  | (Labelled & { readonly kind: 'text'; readonly isLong: boolean; readonly most: number; readonly value?: string })
  | (Labelled & {
      readonly kind: 'choice'
      readonly pick: 'one' | 'many'
      /** `id` is the value that a submission brings. */
      readonly options: readonly {
        readonly id: string
        readonly label: string
        readonly hint?: string
        readonly isChosen?: boolean
      }[]
    })
