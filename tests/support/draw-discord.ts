import type { Container, Message, Row } from '#adapters/discord/message.ts'

/** A Discord message as text, from the payload itself. */
export function drawDiscord({ content, components, files }: Message): string {
  return [
    ...(content === undefined ? [] : [content]),
    ...components.flatMap((one) => (one.type === 17 ? one.components.flatMap(drawPart) : drawRow(one))),
    ...files.map(({ name, text }) => `(file ${name})\n${text}`),
  ].join('\n')
}

function drawPart(part: Container['components'][number]): readonly string[] {
  switch (part.type) {
    case 10:
      return [part.content]
    case 14:
      return ['────']
    case 13:
      return [`(file ${part.file.url})`]
    case 1:
      return drawRow(part)
  }
}

function drawRow({ components }: Row): readonly string[] {
  const drawn = components.map((one) =>
    one.type === 2
      ? `[${[one.emoji?.name, one.label].filter((part) => part !== undefined).join(' ')}]`
      : `[${one.placeholder ?? ''} ▾ ${one.options.map(({ label, default: isSet }) => `${isSet === true ? '☑ ' : ''}${label}`).join(' | ')}]`,
  )
  return [drawn.join(' ')]
}
