/** A failure with a code for machines, a sentence for people that says what to do, and detail for the log. */
export class VersusError extends Error {
  readonly code: string
  readonly detail: Readonly<Record<string, unknown>>

  constructor(
    code: string,
    message: string,
    options: { readonly detail?: Readonly<Record<string, unknown>>; readonly cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'VersusError'
    this.code = code
    this.detail = options.detail ?? {}
  }
}
