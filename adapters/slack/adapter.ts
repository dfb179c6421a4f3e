import type { RequestListener } from 'node:http'
import type { HTTPReceiver } from '@slack/bolt'
import type { ChatAdapter, Delivery, Listening, Sent, Show } from '#model/adapter.ts'
import { VersusError } from '#model/errors.ts'
import type { Log, Posting, Withdrawing } from '#model/ports.ts'
import type { Request } from '#model/request.ts'
import { createAct } from './act.ts'
import { createDirectChannels } from './direct-channels.ts'
import { createHttpReceiver, createListener } from './http.ts'
import { identify } from './identify.ts'
import { createLogger } from './logger.ts'
import { oneMember } from './members.ts'
import { readThread } from './read-thread.ts'
import { TOKEN_CODE } from './refusals.ts'
import { createSend } from './send.ts'
import { checkSettings, type SlackSettings } from './settings.ts'
import { createSockets } from './sockets.ts'
import { clientOptions } from './web.ts'

export interface SlackParts extends SlackSettings {
  readonly log: Log
  /** Milliseconds since 1970. */
  readonly now: () => number
}

export interface Slack {
  readonly adapter: ChatAdapter & Withdrawing & Listening
  /** For POST /slack/events, where events come by HTTP; to be mounted on our own server. */
  readonly listener?: RequestListener
}

type Accept = (request: Request) => Promise<void>

/** From one start to its end. */
interface Life extends ReturnType<typeof createSend>, Listening {
  readonly http?: HTTPReceiver
  stop(): Promise<void>
}

/** How long a stop waits for payloads that are being taken; a request is safe within two seconds or its sender is told. */
const LAST_WORK = 2_500

/**
 * Slack, by Socket Mode where there is an app-level token, else by HTTP. Loading the kit costs 0.4 s and 70 MB, which is why
 * it happens at the start.
 */
export function createSlack(parts: SlackParts): Slack {
  const { appToken, log, now } = parts
  let life: Life | undefined
  const pending = new Set<Promise<void>>()

  const start = async (accept: Accept, show: Show): Promise<Life> => {
    checkSettings(parts)
    const { token, signingSecret = '', apiUrl } = parts
    const bolt = await import('@slack/bolt')
    const logger = createLogger(log, bolt.LogLevel.WARN)
    const http = appToken === undefined ? createHttpReceiver(bolt, signingSecret, logger) : undefined
    const receiver =
      http ??
      createSockets({ bolt, appToken: appToken ?? '', logger, log, ...(apiUrl === undefined ? {} : { apiUrl }) })
    const app = new bolt.App({
      token,
      receiver,
      deferInitialization: true,
      convoStore: false,
      logger,
      logLevel: bolt.LogLevel.WARN,
      clientOptions: clientOptions(apiUrl),
    })
    const members = oneMember({ client: app.client, me: await identify(app.client, log) })
    const direct = createDirectChannels()
    const sending = createSend({ members, direct, now, onFailure: createTokenAlarm(log) })
    const act = createAct({ members, direct, accept, show, send: (posting) => sending.send(posting), log, now })
    let isStopping = false
    // In place of Bolt's own order, which acknowledges events before anything is done with them, and loses them in a crash.
    app.processEvent = async (event) => {
      if (isStopping) return
      const work = act(event)
      pending.add(work)
      await work
      pending.delete(work)
    }
    if (!http) await receiver.start()
    return {
      ...sending,
      async read(place, pointsAt) {
        const { client, me } = await members.of(place.workspace)
        return readThread(client, me, place, pointsAt)
      },
      ...(http ? { http } : {}),
      async stop() {
        isStopping = true
        await Promise.race([Promise.all(pending), pause(LAST_WORK)])
        if (!http) await receiver.stop()
      },
    }
  }

  const alive = (): Life => {
    if (life) return life
    throw new VersusError('slack-not-started', 'Slack is not connected yet.')
  }

  const adapter: ChatAdapter & Withdrawing & Listening = {
    platform: 'slack',
    async start(accept, show) {
      life = await start(accept, show)
    },
    send: async (delivery: Delivery): Promise<Sent> => alive().send(asPosting(delivery)),
    withdraw: async (place, message) => alive().withdraw(place, message),
    read: async (place, pointsAt) => life?.read(place, pointsAt),
    async stop() {
      const last = life
      life = undefined
      await last?.stop()
    },
  }
  return { adapter, ...(appToken === undefined ? { listener: createListener(() => life?.http) } : {}) }
}

/** The runtime hands over postings; who sends a bare delivery speaks for its own request. */
function asPosting(delivery: Delivery & Partial<Posting>): Posting {
  const { asker = { id: '', name: '' }, isUnsure = false } = delivery
  return { ...delivery, asker, isUnsure }
}

/** One line in the log, however many messages are refused for the token's sake. */
function createTokenAlarm(log: Log): (failure: VersusError) => void {
  let isRung = false
  return (failure) => {
    if (failure.code !== TOKEN_CODE || isRung) return
    isRung = true
    log.error('slack token refused', { remedy: failure.message })
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds).unref()
  })
}
