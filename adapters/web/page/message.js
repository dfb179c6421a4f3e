// One message of the page, in the view that is chosen.
import { drawDiscord } from './draw-discord.js'
import { drawReply } from './draw-reply.js'
import { drawSlack } from './draw-slack.js'
import { el } from './elements.js'
import { drawWhy } from './why.js'

/**
 * @typedef {import('./state.js').Message} Message
 * @typedef {'page' | 'slack' | 'discord' | 'both' | 'payload'} View
 * @typedef {{
 *   view: View, me: string, people: readonly any[], findings: readonly any[] | undefined, replies: readonly Message[],
 *   isRoot: boolean, ticked: Map<string, boolean>, openWhy: Set<string>, editing: boolean,
 *   press: (message: Message, pressed: any) => void, judge: (message: Message, verdict: string) => void,
 *   openThread: (id: string) => void, edit: (message: Message, text: string) => void,
 *   startEdit: (message: Message | undefined) => void, remove: (message: Message) => void,
 * }} Around
 */

/** @type {Record<string, (payload: any, hands: any) => HTMLElement>} */
const DRAWINGS = { slack: drawSlack, discord: drawDiscord }
/** @type {Record<string, string>} */
const NAMES = { slack: 'Slack', discord: 'Discord' }
/** @type {Record<View, readonly string[]>} */
const SHOWN = { page: [], slack: ['slack'], discord: ['discord'], both: ['slack', 'discord'], payload: [] }

/**
 * @param {Message} message
 * @param {Around} around
 */
export function drawMessage(message, around) {
  const isOurs = message.reply !== undefined
  const author = isOurs ? { id: 'versus', name: 'Versus' } : around.people.find(({ id }) => id === message.by)
  const name = author?.name ?? 'Somebody'
  const isAlone = message.to !== undefined && message.channel !== message.to
  return el(
    'li',
    { class: `message ${isOurs ? 'ours' : 'theirs'}${isAlone ? ' private' : ''}`, 'data-message': message.id },
    el(
      'span',
      { class: `avatar of-${author?.id ?? 'nobody'}`, 'aria-hidden': 'true' },
      isOurs ? 'vs' : name.slice(0, 1),
    ),
    el(
      'div',
      { class: 'content' },
      el(
        'p',
        { class: 'who' },
        el('b', {}, name),
        isOurs ? el('span', { class: 'badge' }, 'bot') : null,
        time(message.at),
        message.isEdited ? el('span', { class: 'meta' }, 'edited') : null,
        isAlone ? el('span', { class: 'meta only' }, 'Only you can see this') : null,
      ),
      isOurs ? drawOurs(message, around) : drawTheirs(message, around),
      around.isRoot ? null : threadLink(message, around),
      tools(message, around),
    ),
  )
}

/** @param {number} at */
function time(at) {
  const date = new Date(at)
  const text = date.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })
  return el('time', { class: 'meta', datetime: date.toISOString(), title: date.toLocaleString() }, text)
}

/**
 * @param {Message} message
 * @param {Around} around
 */
function drawTheirs(message, around) {
  const { text = '', isMention } = message
  if (around.editing) return editForm(message, around)
  const mentions = isMention && message.channel !== message.by && !/@versus\b/i.test(text)
  return [el('p', { class: 'words', dir: 'auto' }, mentions ? el('span', { class: 'at' }, '@Versus ') : null, text)]
}

/**
 * What can be done with a message as a whole.
 *
 * @param {Message} message
 * @param {Around} around
 */
function tools(message, { editing, isRoot, me, replies, openThread, startEdit, remove }) {
  const isMine = message.by === me && !editing
  const found = [
    isRoot || message.to !== undefined || replies.length > 0
      ? null
      : tool('Reply in thread', () => openThread(message.id)),
    isMine && !message.text?.startsWith('/') ? tool('Edit', () => startEdit(message)) : null,
    isMine ? tool('Delete', () => remove(message)) : null,
  ].filter((one) => one !== null)
  return found.length === 0 ? null : el('div', { class: 'tools' }, found)
}

/**
 * @param {Message} message
 * @param {Around} around
 */
function editForm(message, around) {
  const area = /** @type {HTMLTextAreaElement} */ (
    el('textarea', {
      rows: 2,
      'aria-label': 'Edit the message',
      'data-focus': 'edit',
      dir: 'auto',
      onkeydown: (event) => {
        if (event.key === 'Escape') {
          event.stopPropagation()
          around.startEdit(undefined)
        } else if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
          event.preventDefault()
          around.edit(message, area.value)
        }
      },
    })
  )
  area.value = message.text ?? ''
  return el(
    'div',
    { class: 'edit' },
    area,
    el(
      'div',
      { class: 'row' },
      el('button', { type: 'button', class: 'press primary', onclick: () => around.edit(message, area.value) }, 'Save'),
      el('button', { type: 'button', class: 'press plain', onclick: () => around.startEdit(undefined) }, 'Cancel'),
    ),
  )
}

/**
 * @param {string} label
 * @param {() => void} onclick
 */
function tool(label, onclick) {
  return el('button', { type: 'button', class: 'tool', onclick, 'data-focus': label }, label)
}

/**
 * @param {Message} message
 * @param {Around} around
 */
function drawOurs(message, around) {
  const { reply, previews = {} } = message
  const hands = { ticked: around.ticked, press: (/** @type {any} */ pressed) => around.press(message, pressed) }
  const shown = SHOWN[around.view]
  const body =
    around.view === 'payload'
      ? Object.entries(previews).map(([platform, payload]) =>
          el(
            'figure',
            { class: 'payload' },
            el('figcaption', {}, `What ${NAMES[platform] ?? platform} is sent`),
            el(
              'pre',
              { tabindex: 0, 'aria-label': `${NAMES[platform] ?? platform} payload` },
              JSON.stringify(payload, null, 2),
            ),
          ),
        )
      : shown.length === 0
        ? [guarded('the page', () => drawReply(reply, hands))]
        : shown.map((platform) =>
            el(
              'figure',
              { class: 'preview' },
              el('figcaption', {}, `In ${NAMES[platform]}`),
              guarded(NAMES[platform] ?? platform, () => drawingOf(platform)(previews[platform], hands)),
            ),
          )
  return [
    el('div', { class: shown.length > 1 || around.view === 'payload' ? 'beside' : '' }, body),
    foot(message, around),
  ]
}

/** @param {string} platform */
function drawingOf(platform) {
  const draw = DRAWINGS[platform]
  if (!draw) throw new Error(`no drawing for the platform "${platform}"`)
  return draw
}

/**
 * A drawing that cannot be made says so where it would stand: a gap here is a gap in front of people there.
 *
 * @param {string} where
 * @param {() => HTMLElement} draw
 */
function guarded(where, draw) {
  try {
    return draw()
  } catch (error) {
    return el(
      'p',
      { class: 'cannot', role: 'alert' },
      `Cannot be drawn as in ${where}: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
}

/**
 * @param {Message} message
 * @param {Around} around
 */
function foot(message, { findings, openWhy, judge }) {
  const { reply, verdict } = message
  const isAnswer = reply.title !== undefined
  const why = findings && el('details', { class: 'why' }, el('summary', {}, 'Why this answer'), drawWhy(findings))
  if (why) {
    why.toggleAttribute('open', openWhy.has(message.id))
    why.addEventListener('toggle', () =>
      why.hasAttribute('open') ? openWhy.add(message.id) : openWhy.delete(message.id),
    )
  }
  if (!isAnswer && !why) return null
  const thumb = (/** @type {string} */ label, /** @type {string} */ value) =>
    el(
      'button',
      {
        type: 'button',
        class: 'tool',
        'aria-pressed': String(verdict === value),
        onclick: () => judge(message, value),
        'data-focus': `judge ${value}`,
      },
      label,
    )
  return el(
    'div',
    { class: 'foot' },
    isAnswer
      ? el(
          'span',
          { class: 'judge', role: 'group', 'aria-label': 'Was this right?' },
          thumb('Right', 'right'),
          thumb('Wrong', 'wrong'),
        )
      : null,
    why ?? null,
  )
}

/**
 * @param {Message} message
 * @param {Around} around
 */
function threadLink(message, { replies, openThread }) {
  if (message.to !== undefined || replies.length === 0) return null
  const last = replies.at(-1)
  return el(
    'button',
    { type: 'button', class: 'thread-link', 'data-focus': 'thread', onclick: () => openThread(message.id) },
    el('b', {}, replies.length === 1 ? '1 reply' : `${replies.length} replies`),
    last?.reply ? el('span', { dir: 'auto' }, last.reply.summary) : null,
  )
}
