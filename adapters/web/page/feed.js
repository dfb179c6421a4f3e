// A list of messages that changes one message at a time, so that focus, ticks and opened details of the others stay.
import { drawMessage } from './message.js'

/** So near to the end, in pixels, a reader wants to see what comes next. */
const NEAR = 80

/**
 * @param {HTMLElement} list
 * @param {HTMLElement} scroller
 */
export function createFeed(list, scroller) {
  /** @type {Map<string, { key: string, node: HTMLElement }>} */
  let drawn = new Map()

  return {
    /**
     * @param {readonly import('./state.js').Message[]} messages
     * @param {(message: import('./state.js').Message) => { key: string, around: import('./message.js').Around }} look
     */
    show(messages, look) {
      const isAtEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR
      const focused = focusIn(list)
      const next = new Map()
      for (const message of messages) {
        const { key, around } = look(message)
        const standing = drawn.get(message.id)
        next.set(message.id, standing?.key === key ? standing : { key, node: drawMessage(message, around) })
      }
      drawn = next
      const nodes = [...next.values()].map(({ node }) => node)
      // Nodes that stay where they are are not touched: moving one would lose its focus.
      const gone = [...list.children].filter((node) => !nodes.includes(node))
      for (const node of gone) node.remove()
      for (const [at, node] of nodes.entries())
        if (list.children[at] !== node) list.insertBefore(node, list.children[at] ?? null)
      refocus(list, focused)
      if (isAtEnd) scroller.scrollTop = scroller.scrollHeight
    },
  }
}

/** @param {HTMLElement} list */
function focusIn(list) {
  const active = document.activeElement
  if (!(active instanceof HTMLElement) || !list.contains(active)) return undefined
  const message = active.closest('[data-message]')?.getAttribute('data-message')
  return { active, message, name: active.getAttribute('data-focus') }
}

/**
 * Back to the same place of the same message, where it was drawn anew.
 *
 * @param {HTMLElement} list
 * @param {ReturnType<typeof focusIn>} focused
 */
function refocus(list, focused) {
  if (!focused || focused.active.isConnected) return
  const message = [...list.children].find((node) => node.getAttribute('data-message') === focused.message)
  const places = [...(message?.querySelectorAll('[data-focus]') ?? [])]
  const same = places.find((node) => node.getAttribute('data-focus') === focused.name) ?? places[0]
  if (same instanceof HTMLElement) same.focus()
}
