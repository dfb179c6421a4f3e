import type { ChatAdapter, Show } from '#model/adapter.ts'
import type { Form } from '#model/form.ts'
import type { Place, Request } from '#model/request.ts'
import { answerField, type Asking, beginForm, fieldBlocks } from './ask-form.ts'
import { complete } from './complete.ts'
import type { LocalCommand } from './commands.ts'
import { MOST_FIELDS } from './limits.ts'
import { createLineQueue } from './line-queue.ts'
import { banner, help, ticksText } from './local-texts.ts'
import { type Offer, offersOf } from './offers.ts'
import { isLocal, receive } from './receive.ts'
import { render, renderBlocks, renderLines } from './render.ts'
import type { Screen } from './screen.ts'

export interface TerminalParts {
  readonly screen: Screen
  /** How the last message was read, as lines of text, for ":why". */
  readonly explain: () => string
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Tells the requests and threads of this run from those of others. */
  readonly session: string
  /** A failure that the person was told of with this reference. */
  readonly report: (reference: string, error: unknown) => void
}

const YOU = { id: 'you', name: 'You' }

/** How a conversation ended: the person left or the input was over, or both hands were on Ctrl-C. */
type Ending = 'left' | 'interrupted'

export interface Terminal extends ChatAdapter {
  /** Settles when everything typed before the end is answered. */
  readonly ended: Promise<Ending>
  /** Ctrl-C: once empties the line and says how to leave, twice leaves. */
  interrupt(): void
}

/**
 * A conversation at a terminal. One line is handled after the other: the next is read once `accept` has settled, which here
 * must mean that the replies are sent, since what "1" means depends on the reply before it.
 */
export function createTerminal({ screen, explain, now, session, report }: TerminalParts): Terminal {
  let doors: { accept(request: Request): Promise<void>; show: Show } | undefined
  let offers: readonly Offer[] = []
  let asking: Asking | undefined
  let requests = 0
  let thread = 1
  let isWarned = false
  let settle: ((ending: Ending) => void) | undefined
  const ended = new Promise<Ending>((resolve) => {
    settle = resolve
  })

  const place = (): Place => ({
    platform: 'terminal',
    workspace: 'local',
    channel: 'terminal',
    thread: `${session}/${thread}`,
    audience: 'direct',
  })
  const sayLines = (text: string): Promise<void> => screen.say(renderLines(text, screen.view()))
  const finish = (ending: Ending): void => {
    // Closing the screen ends the queue, which would call it "left".
    settle?.(ending)
    queue.clear()
    screen.close()
  }

  const local: Readonly<Record<LocalCommand, () => Promise<void>>> = {
    why: () => sayLines(explain()),
    help: () => screen.say(renderBlocks(help(), screen.view())),
    new() {
      thread++
      offers = []
      asking = undefined
      return sayLines('A new thread: ask away.')
    },
    cancel() {
      const was = asking
      asking = undefined
      return sayLines(was ? 'The form was left; nothing was sent.' : 'No form is open.')
    },
    quit: () => Promise.resolve(finish('left')),
  }

  const open = async (ref: string, id: string): Promise<void> => {
    const shown = await doors?.show({ kind: 'form', place: place(), from: YOU, ref, most: MOST_FIELDS })
    if (shown?.kind === 'form') return ask(shown.form, beginForm(shown.form), id)
    if (shown?.kind === 'no form') return sayLines(shown.text)
  }
  const ask = async (form: Form, step: ReturnType<typeof beginForm>, id: string): Promise<void> => {
    if (step.kind === 'advice') return sayLines(step.text)
    asking = step.kind === 'ask' ? step.asking : undefined
    if (asking) return screen.say(renderBlocks(fieldBlocks(asking), screen.view()))
    if (step.kind !== 'filled') return
    const { values } = step
    return doors?.accept({ id, at: now(), from: YOU, place: place(), kind: 'submission', form: form.ref, values })
  }

  const act = async (line: string, id: string): Promise<void> => {
    const envelope = { id, at: now(), from: YOU, place: place() }
    // While a form is asked, only what is typed after a colon is no answer to it.
    if (asking && !isLocal(line)) return ask(asking.form, answerField(asking, line), id)
    const received = receive(line, offers, envelope)
    switch (received.kind) {
      case 'ignored':
        return
      case 'request':
        return doors?.accept(received.request)
      case 'local':
        return local[received.command]()
      case 'form':
        return open(received.ref, id)
      case 'advice':
        return sayLines(received.text)
      case 'ticks':
        offers = toggled(offers, received.places)
        return sayLines(ticksText(offers))
    }
  }

  const handle = async (line: string, isLate: boolean): Promise<void> => {
    const id = `${session}-${++requests}`
    try {
      if (isLate) await screen.repeat(line)
      await act(line, id)
    } catch (error) {
      report(id, error)
      await sayLines(`Sorry, that went wrong on my side (reference ${id}). Please ask again, or ask something else.`)
    }
  }

  const queue = createLineQueue(handle, (isEnded) => (isEnded ? finish('left') : screen.prompt()))

  const interrupt = (): void => {
    const wasTyping = screen.clearLine()
    if (isWarned && !wasTyping) return finish('interrupted')
    isWarned = true
    screen.advise('Ctrl-C once more leaves, as :quit and Ctrl-D do.')
  }

  return {
    platform: 'terminal',
    ended,
    interrupt,
    async start(accept, show) {
      doors = { accept, show }
      if (screen.isInteractive) await screen.say(await banner(show, place(), screen.view()))
      screen.open({
        line(text) {
          isWarned = false
          queue.push(text)
        },
        interrupt,
        end: () => queue.end(),
        gone: () => finish('left'),
        complete: (line) => complete(line, show, place()),
      })
      screen.prompt()
    },
    async send({ reply, place: target }) {
      const found = offersOf(reply.blocks)
      // An aside to the asker without anything to press (More) leaves the numbers of the card above it as they are.
      const isAside = reply.audience === 'asker' && found.length === 0
      if (target.thread === place().thread && !isAside) offers = found
      await screen.say(render(reply, screen.view()))
      return { message: reply.id }
    },
    stop: () => Promise.resolve(finish('left')),
  }
}

function toggled(offers: readonly Offer[], places: readonly number[]): readonly Offer[] {
  return offers.map((offer, at) => Object.assign({}, offer, { isTicked: offer.isTicked !== places.includes(at) }))
}
