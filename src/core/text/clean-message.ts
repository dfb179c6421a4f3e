// What people type on a chat platform → the words they meant. Everything below is linear in the text's length.

/** A question fits into a hundredth of this; what is longer is a pasted file and is read up to here. */
const LONGEST = 20_000

const CODE_BLOCK = /```[\s\S]*?(?:```|$)/g
const SLACK_LINK = /<(?:https?|mailto):[^<>|]{0,2000}(?:\|([^<>]{0,200}))?>/g
const SLACK_NAME = /<[#!@][^<>|]{1,80}\|([^<>]{1,80})>/g
/** Mentions, channels, dates and custom emoji of both platforms, and HTML tags. */
const ANGLED = /<\/?[!@#:a-z][^<>]{0,300}>/gi
const ADDRESS = /\b(?:https?:\/\/|www\.)[^\s<>]{1,2000}/gi
const EMOJI_NAME = /(?<=^|\s):[a-z0-9_+-]{1,40}:(?=\s|$|[.,!?])/g
/** Controls but for the line end, joiners, and marks that turn the writing direction. */
const INVISIBLE = /(?!\n)[\p{Control}\p{Format}]/gu
const QUOTED_LINE = /^\s*(?:>|&gt;)+.*$/gm

/** The message without mark-up, mentions, addresses, code blocks and quoted lines; `''` where nothing else was in it. */
export function cleanMessage(text: string): string {
  const unmarked = text
    .slice(0, LONGEST)
    .replace(INVISIBLE, ' ')
    .replace(CODE_BLOCK, ' ')
    .replace(SLACK_LINK, ' $1 ')
    .replace(SLACK_NAME, ' ')
    .replace(ANGLED, ' ')
    .replace(ADDRESS, ' ')
    .replace(EMOJI_NAME, ' ')
  const unquoted = unmarked.replace(QUOTED_LINE, ' ')
  // A message that is only a quotation asks about what it quotes.
  return tidy(unquoted) || tidy(unmarked.replaceAll(/^\s*(?:>|&gt;)+/gm, ' '))
}

function tidy(text: string): string {
  return text
    .replaceAll('&amp;', '&')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll(/(?<!\w)[*_~`]+|[*_~`]+(?!\w)/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
}
