// The only place where nodes are made. Text goes in as text: nothing that anybody wrote is ever read as mark-up.

/**
 * @typedef {Node | string | number | null | undefined | false} Child
 * @typedef {Record<string, string | number | boolean | null | undefined | ((event: any) => void)>} Attributes
 */

/**
 * `el('button', { class: 'quiet', onclick: act }, 'Send')`. `true` sets an attribute without a value; what is false, null or
 * undefined is left out.
 *
 * @param {string} name
 * @param {Attributes} [attributes]
 * @param {...(Child | readonly Child[])} children
 * @returns {HTMLElement}
 */
export function el(name, attributes = {}, ...children) {
  const node = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue
    if (typeof value === 'function') node.addEventListener(key.slice(2), value)
    else node.setAttribute(key, value === true ? '' : String(value))
  }
  node.append(...children.flat().flatMap(toNode))
  return node
}

/**
 * @param {Child} child
 * @returns {readonly (Node | string)[]}
 */
function toNode(child) {
  if (child === null || child === undefined || child === false || child === '') return []
  return [child instanceof Node ? child : String(child)]
}

/**
 * The element of the page with that id.
 *
 * @param {string} id
 * @returns {HTMLElement}
 */
export function byId(id) {
  const found = document.getElementById(id)
  if (!found) throw new Error(`The page has no element "${id}".`)
  return found
}

/**
 * A link to somewhere else; plain words where the address is none of the web.
 *
 * @param {string} href
 * @param {...Child} children
 */
export function linkTo(href, ...children) {
  const url = URL.canParse(href) ? new URL(href) : undefined
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) return el('span', {}, children)
  return el('a', { href: url.href, target: '_blank', rel: 'noreferrer noopener' }, children)
}
