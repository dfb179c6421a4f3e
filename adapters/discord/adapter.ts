import type { ChatAdapter, Lately, Listening, Show } from '#model/adapter.ts'
import type { Clock, Log, Withdrawing } from '#model/ports.ts'
import type { Place, Request } from '#model/request.ts'
import { type Connection, openConnection } from './connect.ts'
import { createCatchUp } from './catch-up.ts'
import { createEvents } from './events.ts'
import { createInteractions } from './interactions.ts'
import { createListen } from './listen.ts'
import { refuse } from './refuse.ts'
import { registerCommands } from './register.ts'
import { createSend } from './send.ts'
import { createWorking } from './working.ts'

export interface DiscordParts {
  readonly token: string
  /** The base of the REST API, which names the gateway; Discord's own unless it is said. */
  readonly apiUrl?: string
  /** The privileged intent for message contents is switched on in the portal: threads are read without a mention. */
  readonly hasMessageContent?: boolean
  /** Discord grants 50 to every bot, and more to large ones that ask. */
  readonly requestsPerSecond?: number
  readonly clock: Clock
  readonly log: Log
  /**
   * Whether posts of a forum are questions to us without a mention; asked for each post. Where it is not given, posts have to
   * mention us as everything else does.
   */
  readonly readsForum?: (forum: Place) => Promise<boolean>
}

interface Life extends ReturnType<typeof createSend>, Listening {
  readonly connection: Connection
}

/** How long `stop` waits for what is on its way, in milliseconds. */
const DRAIN = 3_000

/** Discord, through discord.js: events come from its gateway, and what we say is written to its API directly. */
export function createDiscord(parts: DiscordParts): ChatAdapter & Withdrawing & Listening {
  const {
    token,
    apiUrl,
    hasMessageContent = false,
    requestsPerSecond = 50,
    clock,
    log,
    readsForum = async () => false,
  } = parts
  const working = createWorking(clock)
  const now = (): number => clock.now()
  let life: Life | undefined
  let isStopping = false

  const alive = (): Life => {
    if (life && !isStopping) return life
    throw refuse('discord-not-connected', 'Discord is not connected just now.')
  }

  return {
    platform: 'discord',
    async start(accept: (request: Request) => Promise<void>, show: Show, lately?: Lately) {
      const connection = await openConnection({
        token,
        ...(apiUrl === undefined ? {} : { apiUrl }),
        hasMessageContent,
        requestsPerSecond,
        log,
        onEvent(name, payload) {
          if (!isStopping) void working.on(events.take(name, payload))
        },
        onGap: () => void working.on(catchUp()),
      })
      const interactions = createInteractions({ discord: connection, clock, log })
      const events = createEvents({ discord: connection, interactions, accept, show, clock, log, readsForum })
      const catchUp = createCatchUp({
        discord: connection,
        lately,
        hear: events.hear,
        now,
        log,
        isOver: () => isStopping,
      })
      life = {
        ...createSend({ discord: connection, interactions, hasMessageContent, log }),
        ...createListen({ discord: connection, hasMessageContent }),
        connection,
      }
      await connection.login()
      await registerCommands(connection, log)
      // What comes meanwhile is heard meanwhile.
      void working.on(catchUp())
    },
    send: async (delivery) => working.on(alive().send(delivery)),
    withdraw: async (place, message) => working.on(alive().withdraw(place, message)),
    read: async (place, pointsAt) => working.on(alive().read(place, pointsAt)),
    async stop() {
      isStopping = true
      await working.settle(DRAIN)
      await life?.connection.close()
      life = undefined
    },
  }
}
