import type { Message } from './message.ts'

/** What of a rendered message is written into a call. */
export type Body = Readonly<Record<string, unknown>>

/** A message as it is written into an answer. Nobody is mentioned by it. */
export function bodyOf({ flags, content, components, files }: Message, more = 0): Body {
  return {
    flags: flags | more,
    ...(content === undefined || content === '' ? {} : { content }),
    components,
    allowed_mentions: { parse: [] },
    ...(files.length === 0 ? {} : { attachments: attachmentsOf(files) }),
  }
}

/** Files are named in the body, too; those of an earlier form of the message that are not named are gone. */
export function attachmentsOf(files: Message['files']): readonly Body[] {
  return files.map(({ name }, id) => ({ id: `${id}`, filename: name }))
}
