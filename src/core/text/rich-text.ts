import type { RichText, Span } from '#model/text.ts'

export function plain(text: string): Span {
  return { kind: 'plain', text }
}

export function strong(text: string): Span {
  return { kind: 'strong', text }
}

export function emphasis(text: string): Span {
  return { kind: 'emphasis', text }
}

export function link(text: string, href: string): Span {
  return { kind: 'link', text, href }
}

/** The words without styles and addresses. */
export function toPlainText(text: RichText): string {
  return text.map((span) => span.text).join('')
}
