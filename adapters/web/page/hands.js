// What each message is drawn with: how it stands, and what can be done with it.
import { createForms } from './forms.js'
import { showTrouble, textOf } from './said.js'
import { call, newId } from './server.js'
import { readingOf, repliesTo } from './state.js'

/**
 * @typedef {import('./state.js').Message} Message
 * @typedef {{
 *   where: import('./address.js').Where, about: any, state: () => import('./state.js').State,
 *   show: () => void, openThread: (id: string) => void,
 * }} Parts
 */

/** @param {Parts} parts */
export function createHands({ where, about, state, show, openThread }) {
  /** @type {Message | undefined} */
  let editing
  /** Changes with what every message depends on. */
  let look = 0
  /** What is ticked, by message and by the reply that it shows: a card that moved on begins anew. @type {Map<string, Map<string, boolean>>} */
  const ticks = new Map()
  /** @type {Set<string>} */
  const openWhy = new Set()

  /** @param {any} body */
  const act = async (body) => {
    try {
      const answer = await call('act', { id: newId(), as: where.me, ...body })
      showTrouble('')
      return answer
    } catch (error) {
      showTrouble(textOf(error))
      return {}
    }
  }
  const forms = createForms((message, id, values) =>
    call('act', { ...values, kind: 'submission', id, as: where.me, message }),
  )
  const press = async (/** @type {Message} */ { id }, /** @type {any} */ pressed) => {
    const { form, text } = await act({ kind: 'press', message: id, ...pressed })
    if (form) forms.open(form, id)
    else if (text) forms.say(text, id)
  }
  const startEdit = (/** @type {Message | undefined} */ message) => {
    editing = message
    show()
    const area = document.querySelector('.edit textarea')
    if (message && area instanceof HTMLElement) area.focus()
  }
  const edit = (/** @type {Message} */ { id, text: before }, /** @type {string} */ text) => {
    startEdit(undefined)
    if (text.trim() !== before) void act({ kind: 'edit', message: id, text })
  }

  return {
    /** Everything is drawn anew: the view or the person is another. */
    redraw() {
      editing = undefined
      look++
    },
    /**
     * @param {Message} message
     * @param {boolean} isRoot
     */
    around(message, isRoot) {
      const card = `${message.id} ${message.reply?.id}`
      const ticked = ticks.get(card) ?? new Map()
      ticks.set(card, ticked)
      const replies = isRoot ? [] : repliesTo(state(), message.id)
      const isEditing = editing?.id === message.id
      return {
        key: [message.version, look, isEditing, replies.map(({ id, version }) => `${id} ${version}`)].join('|'),
        around: {
          view: where.view,
          me: where.me,
          people: about.people,
          isRoot,
          ticked,
          openWhy,
          replies,
          editing: isEditing,
          findings: message.reply && readingOf(state(), message.reply),
          press: (/** @type {Message} */ one, /** @type {any} */ pressed) => void press(one, pressed),
          judge: (/** @type {Message} */ { id }, /** @type {string} */ verdict) =>
            void act({ kind: 'judge', message: id, verdict }),
          openThread,
          startEdit,
          edit,
          remove: (/** @type {Message} */ { id }) => void act({ kind: 'delete', message: id }),
        },
      }
    },
  }
}
