// Joins the parts of the page.
import { PANES, readAddress, VIEWS, writeAddress } from './address.js'
import { drawChannels } from './channels.js'
import { createComposer } from './composer.js'
import { byId } from './elements.js'
import { drawEmpty } from './empty.js'
import { createFeed } from './feed.js'
import { createFollowing } from './follow.js'
import { createHands } from './hands.js'
import { createPanes } from './panes.js'
import { announce, showTrouble, textOf } from './said.js'
import { call, newId } from './server.js'
import { inChannel, inThread } from './state.js'
import { drawSwitch } from './switches.js'

/** @param {any} about */
export function openPage(about) {
  const where = readAddress(about)
  /** The thread that the next answer to this message is to be shown in. */
  let awaited = ''

  const following = createFollowing({
    changed: () => show(),
    came(entry) {
      if (entry.kind === 'posted' && awaited !== '' && entry.thread === awaited) {
        awaited = ''
        go({ thread: entry.thread })
      }
      panes.renew()
    },
  })
  const openThread = (/** @type {string} */ id) => {
    go({ thread: id })
    composers.thread.focus()
  }
  const hands = createHands({ where, about, state: following.state, show: () => show(), openThread })
  const panes = createPanes(where, (item) => go({ item }))
  const feeds = {
    channel: createFeed(byId('channel-messages'), byId('channel-feed')),
    thread: createFeed(byId('thread-messages'), byId('thread-feed')),
  }

  const show = () => {
    const state = following.state()
    if (following.isReady() && where.thread !== '' && inThread(state, where.thread).length === 0) where.thread = ''
    writeAddress(where, about)
    const isDirect = where.channel !== about.channel
    const isThread = where.thread !== '' && where.pane === ''
    document.body.dataset.view = where.view
    document.body.dataset.thread = isThread ? 'open' : ''
    document.title = where.pane === '' ? 'Versus' : `${PANES[where.pane]} · Versus`
    byId('views').hidden = where.pane !== ''
    byId('channel').hidden = where.pane !== ''
    byId('thread').hidden = !isThread
    panes.show()
    byId('channel-name').textContent = isDirect ? 'Versus, direct messages' : `#${about.channel}`
    const messages = inChannel(state, where.channel)
    feeds.channel.show(messages, (message) => hands.around(message, isDirect))
    byId('empty').hidden = !following.isReady() || messages.length > 0
    feeds.thread.show(isThread ? inThread(state, where.thread) : [], (message) => hands.around(message, true))
  }

  /** @param {Partial<import('./address.js').Where>} to */
  const go = (to) => {
    Object.assign(where, to)
    show()
  }
  /** @param {Partial<import('./address.js').Where>} to */
  const goTo = (to) => {
    awaited = ''
    go({ thread: '', item: '', ...to })
    drawChannels(where, about, goTo)
    if (where.pane === '') composers.channel.focus()
    else panes.focus()
  }
  const closeThread = () => {
    const root = where.thread
    go({ thread: '' })
    const back = [...byId('channel-messages').children].find((node) => node.getAttribute('data-message') === root)
    const place = back?.querySelector('[data-focus="thread"], [data-focus]')
    if (place instanceof HTMLElement) place.focus()
    else composers.channel.focus()
  }

  const say = async (
    /** @type {string} */ text,
    /** @type {boolean} */ isMention,
    /** @type {string} */ id,
    /** @type {string} */ thread,
  ) => {
    const { me, channel } = where
    if (isMention && thread === '' && channel === about.channel && !text.startsWith('/')) awaited = id
    const hangsOn = thread === '' ? {} : { thread }
    await call('act', { id, as: me, kind: 'say', channel, text, isMention, ...hangsOn })
  }
  const composers = {
    channel: createComposer({
      name: 'channel',
      label: 'Message',
      placeholder: 'Ask, or type / for commands',
      hasMention: true,
      isMention: true,
      about,
      announce,
      send: (text, isMention, id) => say(text, isMention, id, ''),
    }),
    thread: createComposer({
      name: 'thread',
      label: 'Reply in the thread',
      placeholder: 'Reply',
      hasMention: true,
      isMention: false,
      about,
      announce,
      send: (text, isMention, id) => say(text, isMention, id, where.thread),
    }),
  }

  drawSwitch(byId('views'), 'view', Object.entries(VIEWS), where.view, (value) => {
    hands.redraw()
    go({ view: /** @type {import('./address.js').View} */ (value) })
  })
  const people = about.people.map((/** @type {any} */ { id, name }) => [id, name])
  drawSwitch(byId('people'), 'person', people, where.me, (me) => {
    const wasDirect = where.channel !== about.channel
    hands.redraw()
    go({ me, item: '', ...(wasDirect ? { channel: me, thread: '' } : {}) })
    drawChannels(where, about, goTo)
    panes.renew()
    following.follow(me)
  })
  drawChannels(where, about, goTo)
  drawEmpty(byId('empty'), about.prompts, (prompt) => {
    say(prompt, true, newId(), '').catch((error) => showTrouble(textOf(error)))
    composers.channel.focus()
  })
  byId('channel-composer').replaceChildren(composers.channel.node)
  byId('thread-composer').replaceChildren(composers.thread.node)
  byId('close-thread').addEventListener('click', closeThread)
  document.addEventListener('keydown', ({ key }) => {
    const isElsewhere = document.querySelector('dialog[open]') !== null
    if (key === 'Escape' && where.thread !== '' && !isElsewhere) closeThread()
  })
  show()
  following.follow(where.me)
}
