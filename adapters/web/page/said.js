// What the page says of itself: to those who look, and to those who listen.
import { byId } from './elements.js'

/** @param {string} text */
export function announce(text) {
  byId('announcer').textContent = text
}

/**
 * What stands in the way; an empty text when nothing does any more.
 *
 * @param {string} text
 */
export function showTrouble(text) {
  byId('connection').textContent = text
}

/** @param {unknown} error */
export function textOf(error) {
  return error instanceof Error ? error.message : String(error)
}
