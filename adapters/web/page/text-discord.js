// Discord's mark-up as nodes: the part of it that a message of ours may have. Anything else is an error, and is shown as one.
import { el, linkTo } from './elements.js'

/**
 * @param {string} text
 * @returns {readonly Node[]}
 */
export function discordText(text) {
  return text.split(/(```\n[^]*?\n```)/).flatMap((part, at) => {
    if (at % 2 === 1) return [el('pre', { tabindex: 0, 'aria-label': 'Preformatted text' }, part.slice(4, -4))]
    return blocksOf(part.split('\n').filter((line) => line.trim() !== ''))
  })
}

/**
 * @param {readonly string[]} lines
 * @returns {readonly Node[]}
 */
function blocksOf(lines) {
  /** @type {HTMLElement[]} */
  const blocks = []
  for (const line of lines) {
    const item = /^\s*- (.*)$/.exec(line)
    const last = blocks.at(-1)
    if (item) {
      const list = last?.tagName === 'UL' ? last : el('ul')
      if (list !== last) blocks.push(list)
      list.append(el('li', { dir: 'auto' }, ...inline(item[1] ?? '')))
    } else if (line.startsWith('-# ')) blocks.push(el('p', { class: 'small', dir: 'auto' }, ...inline(line.slice(3))))
    else if (/^\s*(?:#{1,3} |>{1,3} |\d+\. )/.test(line))
      throw new Error(`no drawing for Discord's line "${line.slice(0, 40)}"`)
    else blocks.push(el('p', { dir: 'auto' }, ...inline(line)))
  }
  return blocks
}

const TOKEN =
  /\\([^\p{L}\p{N}\s])|`([^`\n]+)`|\*\*((?:\\.|[^\\])+?)\*\*|\*((?:\\.|[^\\*])+?)\*|\[((?:\\.|[^\\\]])*)\]\(([^()\s]+)\)|(https?:\/\/[^\s<>]+)|(<[@#:a][^<>]*>|\|\||~~|__)/gu

/**
 * @param {string} text
 * @returns {readonly (Node | string)[]}
 */
function inline(text) {
  /** @type {(Node | string)[]} */
  const nodes = []
  let at = 0
  for (const found of text.matchAll(TOKEN)) {
    nodes.push(text.slice(at, found.index), styled(found))
    at = found.index + found[0].length
  }
  return [...nodes, text.slice(at)].filter((node) => node !== '')
}

/** @param {RegExpMatchArray} found */
function styled([whole, escaped, code, bold, italic, label, href, address]) {
  if (escaped !== undefined) return escaped
  if (code !== undefined) return el('code', {}, code)
  if (bold !== undefined) return el('strong', {}, ...inline(bold))
  if (italic !== undefined) return el('em', {}, ...inline(italic))
  if (href !== undefined) return linkTo(href, ...inline(label ?? ''))
  if (address !== undefined) return linkTo(address, address)
  throw new Error(`no drawing for Discord's mark-up "${whole}"`)
}
