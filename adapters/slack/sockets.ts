import type { App, Logger, Receiver, SocketModeReceiver } from '@slack/bolt'
import { VersusError } from '#model/errors.ts'
import type { Log } from '#model/ports.ts'
import { HELLO_TIMEOUT, SOCKETS } from './limits.ts'
import { readFailure, TOKEN_CODE } from './refusals.ts'
import { clientOptions } from './web.ts'

interface SocketsParts {
  readonly bolt: { readonly SocketModeReceiver: typeof SocketModeReceiver }
  readonly appToken: string
  readonly apiUrl?: string
  readonly logger: Logger
  readonly log: Log
}

const APP_TOKEN =
  'Slack refuses the app-level token. Make one with the scope connections:write under "Basic Information", "App-Level Tokens", and put it (xapp-…) into SLACK_APP_TOKEN; Socket Mode must be switched on.'
/** A closed socket is opened again at once, then after longer and longer waits. */
const WAITS: readonly number[] = [0, 1_000, 2_000, 5_000, 10_000, 30_000, 60_000]
const CLOSING = 3_000
const SILENT = 'slack-socket-silent'

/**
 * Two sockets, so that one is open while the other is refreshed, which Slack does every few hours. The kit's own way of
 * opening a socket again waits five seconds each time and ends in an unhandled rejection when Slack refuses: it is switched
 * off, and sockets are kept open here.
 */
export function createSockets(parts: SocketsParts): Receiver {
  const sockets = Array.from({ length: SOCKETS }, () => createSocket(parts))
  const stop = async (): Promise<void> => void (await Promise.all(sockets.map((socket) => socket.stop())))
  return {
    init(app) {
      for (const socket of sockets) socket.init(app)
    },
    async start() {
      // All of them, before one that failed ends the start: what is still being opened cannot be closed.
      const opened = await Promise.allSettled(sockets.map((socket) => socket.start()))
      const failed = opened.find(({ status }) => status === 'rejected')
      if (failed?.status !== 'rejected') return
      await stop()
      throw failed.reason
    },
    stop,
  }
}

function createSocket({ bolt, appToken, apiUrl, logger, log }: SocketsParts) {
  const receiver = new bolt.SocketModeReceiver({
    appToken,
    logger,
    autoReconnectEnabled: false,
    installerOptions: { clientOptions: clientOptions(apiUrl) },
  })
  const { client } = receiver
  let isOpen = false
  let isStopping = false
  let waiting: NodeJS.Timeout | undefined

  const open = async (): Promise<void> => {
    try {
      await withDeadline(client.start(), HELLO_TIMEOUT)
    } catch (error) {
      const failure = readStartFailure(error)
      // It may still be on its way: another one must not open beside it.
      if (failure.code === SILENT) await close()
      throw failure
    }
  }

  const close = (): Promise<void> =>
    withDeadline(client.disconnect(), CLOSING).catch((error: unknown) =>
      log.debug('slack socket left behind', { error }),
    )

  const reopen = (failures: number): void => {
    const wait = WAITS[Math.min(failures, WAITS.length - 1)] ?? 0
    waiting = setTimeout(() => void tryAgain(failures), wait)
  }

  const tryAgain = async (failures: number): Promise<void> => {
    if (isStopping) return
    try {
      await open()
      log.info('slack socket open again', { failures })
    } catch (error) {
      const isToken = error instanceof VersusError && error.detail['isPermanent'] === true
      log[isToken && failures === 0 ? 'error' : 'warn']('slack socket not open', { failures, error })
      if (!isStopping) reopen(failures + 1)
    }
  }

  client.on('connected', () => {
    isOpen = true
    // The stop came while it was being opened.
    if (isStopping) void client.disconnect()
  })
  client.on('disconnected', () => {
    // While a socket is being opened, the attempt itself fails.
    const wasOpen = isOpen
    isOpen = false
    if (wasOpen && !isStopping) reopen(0)
  })

  return {
    init: (app: App) => receiver.init(app),
    start: open,
    async stop() {
      isStopping = true
      clearTimeout(waiting)
      await close()
    },
  }
}

/** The kit rejects with nothing at all where a socket closes before its hello. */
function readStartFailure(error: unknown): VersusError {
  if (error === undefined) return new VersusError('slack-socket', 'Slack closed the connection before it was ready.')
  const failure = readFailure(error, 'start')
  const isRefused = failure.code === TOKEN_CODE || failure.detail['isPermanent'] === true
  return isRefused
    ? new VersusError('slack-app-token', APP_TOKEN, {
        detail: { isPermanent: true, said: failure.detail['said'] },
        cause: error,
      })
    : failure
}

/** What the task throws later is dropped. */
function withDeadline<T>(task: Promise<T>, limit: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new VersusError(SILENT, `Slack's socket gave no answer within ${limit} ms.`)),
      limit,
    )
    task.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
