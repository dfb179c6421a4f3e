// The parts of a message as Discord's API takes them; the numbers are its names for them.

export interface TextDisplay {
  readonly type: 10
  readonly content: string
}

export interface Separator {
  readonly type: 14
}

export interface FileDisplay {
  readonly type: 13
  readonly file: { readonly url: string }
}

export interface Button {
  readonly type: 2
  /** Blue, grey, red. */
  readonly style: 1 | 2 | 4
  readonly custom_id: string
  readonly label?: string
  readonly emoji?: { readonly name: string }
  readonly disabled?: boolean
}

export interface SelectOption {
  readonly label: string
  readonly value: string
  readonly description?: string
  readonly default?: boolean
}

export interface Select {
  readonly type: 3
  readonly custom_id: string
  readonly placeholder?: string
  readonly min_values?: number
  readonly max_values?: number
  readonly options: readonly SelectOption[]
}

export interface Row {
  readonly type: 1
  readonly components: readonly Button[] | readonly Select[]
}

export interface Container {
  readonly type: 17
  readonly components: readonly (TextDisplay | Separator | FileDisplay | Row)[]
}

export interface File {
  readonly name: string
  readonly text: string
}

/** What a message says; who may be mentioned, what it answers and its nonce are added where it is sent. */
export interface Message {
  readonly flags: number
  readonly content?: string
  readonly components: readonly (Container | Row)[]
  readonly files: readonly File[]
}

/** One line or several. */
interface TextInput {
  readonly type: 4
  readonly custom_id: string
  readonly style: 1 | 2
  readonly required: boolean
  readonly max_length: number
  readonly value?: string
}

export interface FormSelect extends Select {
  readonly required: boolean
}

export interface Label {
  readonly type: 18
  readonly label: string
  readonly description?: string
  readonly component: TextInput | FormSelect
}

/** What a person fills in; Discord names the button that sends it. */
export interface Modal {
  readonly custom_id: string
  readonly title: string
  readonly components: readonly (TextDisplay | Label)[]
}

/** Components of the second kind; once set, a message keeps it. */
export const IS_COMPONENTS_V2 = 1 << 15
/** No previews of the addresses in it. */
export const SUPPRESS_EMBEDS = 1 << 2
export const EPHEMERAL = 1 << 6
