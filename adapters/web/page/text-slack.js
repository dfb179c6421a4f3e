// Slack's mark-up as nodes: the part of it that a message of ours may have. Anything else is an error, and is shown as one.
import { el, linkTo } from './elements.js'

const TOKEN =
  /```([^]*?)```|<([^<>|\s]+)\|([^<>]*)>|<([^<>]*)>|(?<![\p{L}\p{N}])(?:`([^`\n]+)`|\*([^*\n]+)\*|_([^_\n]+)_|~([^~\n]+)~)(?![\p{L}\p{N}])/gu

/**
 * @param {string} text
 * @returns {readonly (Node | string)[]}
 */
export function slackText(text) {
  /** @type {(Node | string)[]} */
  const nodes = []
  let at = 0
  for (const found of text.matchAll(TOKEN)) {
    nodes.push(...words(text.slice(at, found.index)))
    nodes.push(styled(found))
    at = found.index + found[0].length
  }
  return [...nodes, ...words(text.slice(at))]
}

/** @param {RegExpMatchArray} found */
function styled([whole, box, href, label, odd, code, bold, italic, struck]) {
  if (box !== undefined) return el('pre', {}, unescaped(box))
  if (href !== undefined && label !== undefined && /^https?:/.test(href))
    return linkTo(unescaped(href), ...slackText(label))
  if (code !== undefined) return el('code', {}, unescaped(code))
  if (bold !== undefined) return el('strong', {}, ...slackText(bold))
  if (italic !== undefined) return el('em', {}, ...slackText(italic))
  if (struck !== undefined) return el('s', {}, ...slackText(struck))
  throw new Error(`no drawing for Slack's mark-up "${odd ?? whole}"`)
}

/**
 * @param {string} text
 * @returns {readonly (Node | string)[]}
 */
function words(text) {
  return text.split('\n').flatMap((line, at) => (at === 0 ? [unescaped(line)] : [el('br'), unescaped(line)]))
}

/** @param {string} text */
function unescaped(text) {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}
