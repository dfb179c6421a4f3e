import type { ReceiverEvent } from '@slack/bolt'
import type { Show } from '#model/adapter.ts'
import type { Log, Posting } from '#model/ports.ts'
import type { Request } from '#model/request.ts'
import { createAgent } from './agent.ts'
import { complete } from './complete.ts'
import type { DirectChannels } from './direct-channels.ts'
import type { Member, Members } from './members.ts'
import { openAskForm, openForm } from './open-form.ts'
import { type Fields, fieldsOf, textOf } from './payload.ts'
import { publishHome } from './publish-home.ts'
import { receive } from './receive.ts'
import type { Asking, Received } from './received.ts'
import { readFailure } from './refusals.ts'

export interface ActParts {
  readonly members: Members
  readonly direct: DirectChannels
  readonly accept: (request: Request) => Promise<void>
  readonly show: Show
  readonly send: (posting: Posting) => Promise<unknown>
  readonly log: Log
  /** Milliseconds since 1970. */
  readonly now: () => number
}

type Ack = ReceiverEvent['ack']

const NOT_TAKEN = 'This could not be kept. Wait a moment, and send it again.'

/** Does what a payload asks for. What has to last is safe before Slack hears that we have it. Never rejects. */
export function createAct(parts: ActParts): (event: ReceiverEvent) => Promise<void> {
  const { members, direct, accept, show, send, log, now } = parts
  const agent = createAgent(log)

  /** Safe first, then acknowledged: what is not acknowledged comes again, and is known by its id then. */
  const take = async (request: Request, { client, me }: Member, body: Fields, ack: Ack): Promise<void> => {
    const { workspace, channel } = request.place
    const place = { ...request.place, channel: await direct.find(client, workspace, channel) }
    try {
      await accept({ ...request, place })
    } catch (error) {
      // Slack does not send a form again: whoever filled it in keeps it.
      const block = firstBlock(body)
      if (block === undefined) throw error
      log.error('slack form not taken', { error })
      return await ack({ response_action: 'errors', errors: { [block]: NOT_TAKEN } })
    }
    await ack()
    if (me.isAgent === true) await agent.working(client, request)
  }

  const tell = async ({ trigger, from, place, via }: Asking, text: string): Promise<void> => {
    const reply: Posting['reply'] = {
      id: `slack:${place.workspace}:${trigger}/form`,
      audience: 'asker',
      summary: text,
      blocks: [{ kind: 'text', role: 'body', text: [{ kind: 'plain', text }] }],
    }
    await send({ reply, place, asker: from, isUnsure: false, ...(via ? { via } : {}) })
  }

  const follow = async (received: Received, member: Member, body: Fields, ack: Ack): Promise<unknown> => {
    const { client } = member
    switch (received.kind) {
      case 'request':
        return take(received.request, member, body, ack)
      case 'opening':
        // Its trigger is good for three seconds: nothing waits for anything here.
        return Promise.all([ack(), openForm({ client, show, log, tell }, received.opening)])
      case 'asking': {
        const { asking } = received
        // Their channel is needed when the form comes back; by then it is known.
        const known = direct.find(client, asking.place.workspace, asking.from.id)
        return Promise.all([ack(), openAskForm({ client, log, tell }, asking), known])
      }
      case 'typing':
        return ack({ options: await complete(show, received.typing) })
      case 'home':
        return Promise.all([ack(), publishHome({ client, show, log }, received.visit)])
      case 'visit':
        return Promise.all([ack(), agent.suggest(client, received.place, show)])
      case 'unwelcome':
        log.error('slack has removed the bot', { remedy: 'Install the app again, and put its new token in place.' })
        await members.leave(body)
        return ack()
      case 'ignored':
        log.debug('slack payload ignored', { because: received.because })
        return ack()
    }
  }

  return async ({ body: payload, ack }) => {
    try {
      const body = fieldsOf(payload)
      const member = await members.meantBy(body)
      if (!member) {
        log.warn('slack payload of a workspace without the bot', { team: textOf(body['team_id']) })
        return await ack()
      }
      await follow(receive(body, member.me, now()), member, body, ack)
    } catch (error) {
      // The socket closed meanwhile, for instance.
      log.warn('slack payload not handled', { error: readFailure(error, 'view') })
    }
  }
}

/** The first field of a sent form, where an error can be shown. */
function firstBlock(body: Fields): string | undefined {
  if (body['type'] !== 'view_submission') return undefined
  return Object.keys(fieldsOf(fieldsOf(fieldsOf(body['view'])['state'])['values']))[0]
}
