// Signs that not every machine has a letter for.

const SVG = 'http://www.w3.org/2000/svg'
const THUMB =
  'M2 8.500h2.600v7H2zM6 15.200V8.700l3-6c1.300 0 2 .9 2 2.100v2.700h4c.9 0 1.600.8 1.500 1.700l-.7 5c-.1.800-.8 1.300-1.500 1.300H7.500z'

/**
 * 👍 and 👎 as pictures; any other sign as it is.
 *
 * @param {string} sign
 * @returns {Node | string}
 */
export function drawSign(sign) {
  if (sign !== '👍' && sign !== '👎') return sign
  const picture = document.createElementNS(SVG, 'svg')
  for (const [name, value] of Object.entries({
    viewBox: '0 0 18 18',
    class: sign === '👍' ? 'thumb-up' : 'thumb-down',
    'aria-hidden': 'true',
  }))
    picture.setAttribute(name, value)
  const path = document.createElementNS(SVG, 'path')
  path.setAttribute('d', THUMB)
  picture.append(path)
  return picture
}
