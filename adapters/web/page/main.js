// Joins the parts: who is looking, at which channel and thread, and in which view; all of it stands in the address.
import { createComposer } from './composer.js'
import { byId, el } from './elements.js'
import { createFeed } from './feed.js'
import { showKnowledge } from './knowledge.js'
import { call, listen, newId, Refusal } from './server.js'
import { emptyState, inChannel, inThread, readingOf, repliesTo, take } from './state.js'

/** @type {Record<import('./message.js').View, string>} */
const VIEWS = { page: 'Page', slack: 'Slack', discord: 'Discord', both: 'Both', payload: 'Payload' }

const announcer = byId('announcer')

/** @param {string} text */
function announce(text) {
  announcer.textContent = text
}

/** Nothing to end yet. */
function noFollowing() {}

async function begin() {
  try {
    const about = await call('about')
    byId('door').hidden = true
    open(about)
  } catch (error) {
    if (error instanceof Refusal && error.status === 401) askForToken()
    else {
      showTrouble(error instanceof Error ? error.message : String(error))
      setTimeout(begin, 1_000)
    }
  }
}

/** @param {string} text */
function showTrouble(text) {
  byId('app').hidden = false
  byId('connection').textContent = text
}

function askForToken() {
  byId('door').hidden = false
  tokenField().focus()
}

async function enter() {
  try {
    await call('enter', { token: tokenField().value })
    byId('enter').addEventListener('submit', (event) => {
      event.preventDefault()
      void enter()
    })
    await begin()
  } catch (error) {
    byId('token-problem').textContent = error instanceof Error ? error.message : String(error)
  }
}

function tokenField() {
  return /** @type {HTMLInputElement} */ (byId('token'))
}

/** @param {any} about */
function open(about) {
  byId('app').hidden = false
  const address = new URLSearchParams(location.hash.slice(1))
  let me = about.people.some((/** @type {any} */ { id }) => id === address.get('as'))
    ? String(address.get('as'))
    : about.people[0].id
  let view = /** @type {import('./message.js').View} */ (
    Object.hasOwn(VIEWS, address.get('view') ?? '') ? address.get('view') : 'page'
  )
  let channel = address.get('in') === 'direct' ? me : about.channel
  let thread = address.get('thread') ?? ''
  /** @type {import('./state.js').Message | undefined} */
  let editing
  let state = emptyState()
  let isReady = false
  /** Changes with what every message depends on. */
  let look = 0
  /** What is ticked, by message and by the reply that it shows: a card that moved on begins anew. @type {Map<string, Map<string, boolean>>} */
  const ticks = new Map()
  /** @type {Set<string>} */
  const openWhy = new Set()
  /** The thread that the next answer to this message is to be shown in. */
  let awaited = ''
  let stopListening = noFollowing

  const feeds = {
    channel: createFeed(byId('channel-messages'), byId('channel-feed')),
    thread: createFeed(byId('thread-messages'), byId('thread-feed')),
  }
  const remember = () => {
    const isDirect = channel !== about.channel
    const parts = new URLSearchParams({
      as: me,
      view,
      ...(isDirect ? { in: 'direct' } : {}),
      ...(thread === '' ? {} : { thread }),
    })
    history.replaceState(undefined, '', `#${parts}`)
  }

  /** @param {any} body */
  const act = async (body) => {
    try {
      await call('act', { id: newId(), as: me, ...body })
      byId('connection').textContent = ''
    } catch (error) {
      byId('connection').textContent = error instanceof Error ? error.message : String(error)
    }
  }

  const around = (/** @type {import('./state.js').Message} */ message, /** @type {boolean} */ isRoot) => {
    const card = `${message.id} ${message.reply?.id}`
    const ticked = ticks.get(card) ?? new Map()
    ticks.set(card, ticked)
    const replies = isRoot ? [] : repliesTo(state, message.id)
    return {
      key: [
        message.version,
        look,
        editing?.id === message.id,
        replies.map(({ id, version }) => `${id} ${version}`),
      ].join('|'),
      around: {
        view,
        me,
        isRoot,
        ticked,
        openWhy,
        replies,
        people: about.people,
        editing: editing?.id === message.id,
        findings: message.reply && readingOf(state, message.reply),
        press: (/** @type {any} */ { id }, /** @type {any} */ pressed) =>
          void act({ kind: 'press', message: id, ...pressed }),
        judge: (/** @type {any} */ { id }, /** @type {string} */ verdict) =>
          void act({ kind: 'judge', message: id, verdict }),
        openThread,
        startEdit: (/** @type {any} */ one) => {
          editing = one
          show()
          const area = document.querySelector('.edit textarea')
          if (one && area instanceof HTMLElement) area.focus()
        },
        edit: (/** @type {any} */ { id, text: before }, /** @type {string} */ text) => {
          editing = undefined
          show()
          if (text.trim() !== before) void act({ kind: 'edit', message: id, text })
        },
        remove: (/** @type {any} */ { id }) => void act({ kind: 'delete', message: id }),
      },
    }
  }

  const show = () => {
    if (isReady && thread !== '' && inThread(state, thread).length === 0) {
      thread = ''
      remember()
    }
    const isThread = thread !== ''
    document.body.dataset.view = view
    document.body.dataset.thread = isThread ? 'open' : ''
    byId('channel-name').textContent = channel === about.channel ? `#${about.channel}` : 'Versus, direct messages'
    const messages = inChannel(state, channel)
    feeds.channel.show(messages, (message) => around(message, channel !== about.channel))
    byId('empty').hidden = !isReady || messages.length > 0
    byId('thread').hidden = !isThread
    feeds.thread.show(isThread ? inThread(state, thread) : [], (message) => around(message, true))
  }

  const openThread = (/** @type {string} */ id) => {
    thread = id
    remember()
    show()
    composers.thread.focus()
  }
  const closeThread = () => {
    const root = thread
    thread = ''
    remember()
    show()
    const back = [...byId('channel-messages').children].find((node) => node.getAttribute('data-message') === root)
    const place = back?.querySelector('[data-focus="thread"], [data-focus]')
    if (place instanceof HTMLElement) place.focus()
    else composers.channel.focus()
  }

  const say = async (
    /** @type {string} */ text,
    /** @type {boolean} */ isMention,
    /** @type {string} */ id,
    /** @type {string} */ hangsOn,
  ) => {
    if (isMention && hangsOn === '' && channel === about.channel && !text.startsWith('/')) awaited = id
    await call('act', {
      id,
      as: me,
      kind: 'say',
      channel,
      text,
      isMention,
      ...(hangsOn === '' ? {} : { thread: hangsOn }),
    })
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
      send: (text, isMention, id) => say(text, isMention, id, thread),
    }),
  }

  const follow = () => {
    stopListening()
    isReady = false
    stopListening = listen(me, {
      start() {
        state = emptyState()
        isReady = false
      },
      entry(entry) {
        take(state, entry)
        if (!isReady) return
        if (entry.kind === 'deleted' || entry.kind === 'withdrawn') announce('A message was deleted.')
        else if (entry.kind === 'posted' || entry.kind === 'replaced') announce(`Versus: ${entry.reply.summary}`)
        else if (entry.kind === 'said' && entry.by !== me) announce(`${entry.by} wrote: ${entry.text.slice(0, 200)}`)
        if (entry.kind === 'posted' && entry.thread === awaited && awaited !== '') {
          awaited = ''
          thread = entry.thread
          remember()
        }
        show()
      },
      knowledge: (news) => showKnowledge(byId('knowledge'), news),
      ready() {
        isReady = true
        byId('connection').textContent = ''
        show()
      },
      lost: () => void (byId('connection').textContent = 'The connection is lost. Trying again …'),
    })
  }

  const redraw = () => {
    look++
    remember()
    show()
  }
  choices(byId('views'), 'view', Object.entries(VIEWS), view, (value) => {
    view = /** @type {import('./message.js').View} */ (value)
    redraw()
  })
  choices(
    byId('people'),
    'person',
    about.people.map((/** @type {any} */ { id, name }) => [id, name]),
    me,
    (value) => {
      const wasDirect = channel !== about.channel
      me = value
      channel = wasDirect ? me : about.channel
      if (wasDirect) thread = ''
      editing = undefined
      redraw()
      drawChannels()
      follow()
    },
  )
  const drawChannels = () => {
    const places = [
      [about.channel, `# ${about.channel}`],
      [me, 'Versus'],
    ]
    byId('channels').replaceChildren(
      ...places.map(([id = '', label]) =>
        el(
          'button',
          {
            type: 'button',
            'aria-current': id === channel ? 'page' : null,
            onclick: () => {
              channel = id
              thread = ''
              redraw()
              drawChannels()
              composers.channel.focus()
            },
          },
          label,
          id === me ? el('small', {}, 'direct') : null,
        ),
      ),
    )
  }
  drawChannels()
  drawEmpty(byId('empty'), about.prompts, (prompt) => {
    void say(prompt, true, newId(), '').catch((error) => (byId('connection').textContent = String(error.message)))
    composers.channel.focus()
  })
  byId('channel-composer').replaceChildren(composers.channel.node)
  byId('thread-composer').replaceChildren(composers.thread.node)
  byId('close-thread').addEventListener('click', closeThread)
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && thread !== '') closeThread()
  })
  remember()
  show()
  follow()
}

/**
 * @param {HTMLElement} parent
 * @param {string} name
 * @param {readonly (readonly string[])[]} options
 * @param {string} chosen
 * @param {(value: string) => void} choose
 */
function choices(parent, name, options, chosen, choose) {
  parent.append(
    ...options.map(([value = '', label]) =>
      el(
        'label',
        {},
        el('input', { type: 'radio', name, value, checked: value === chosen, onchange: () => choose(value) }),
        el('span', {}, label),
      ),
    ),
  )
}

/**
 * @param {HTMLElement} parent
 * @param {readonly string[]} prompts
 * @param {(prompt: string) => void} ask
 */
function drawEmpty(parent, prompts, ask) {
  parent.replaceChildren(
    el('h2', {}, 'Ask what your team argues about'),
    el('p', {}, 'Versus answers from files in which every claim has a source. When it does not know, it says so.'),
    el(
      'ul',
      {},
      prompts.map((prompt) =>
        el('li', {}, el('button', { type: 'button', class: 'prompt', onclick: () => ask(prompt) }, prompt)),
      ),
    ),
    el(
      'p',
      { class: 'note' },
      'Type / for commands. Switch who you are above, and answer each other: people talk here as in any channel.',
    ),
  )
}

byId('enter').addEventListener('submit', (event) => {
  event.preventDefault()
  void enter()
})
await begin()
