import type { Place, Request } from '#model/request.ts'
import { addressOf, interactionId } from './interaction.ts'
import { readMemo } from './memo.ts'
import { isOpener, readAnswer, readOffer } from './offer-ids.ts'
import {
  channelAudience,
  type Fields,
  fieldsOf,
  type Identity,
  listOf,
  personOf,
  textOf,
  workspaceOf,
} from './payload.ts'
import { asked, ignored, type Received } from './received.ts'

/**
 * A press on something of ours: on a card, or on the Home tab. Ticks are read when a button of their card is pressed, not when
 * they are set.
 */
export function receiveAction(body: Fields, me: Identity, now: number): Received {
  const workspace = workspaceOf(body, me)
  const from = personOf(body['user'])
  const where = 'view' in body ? whereOfView(body, from?.id) : whereOf(body)
  if (workspace === undefined || !from || !where) return ignored('a press outside a message')
  const { channel, message, isEphemeral, ...rest } = where
  const via = addressOf(body['response_url'], now, isEphemeral)
  const envelope = {
    id: interactionId(workspace, body),
    at: now,
    from,
    place: { platform: 'slack', workspace, channel, ...rest } satisfies Place,
    ...(via ? { via } : {}),
  }
  const action = fieldsOf(listOf(body['actions'])[0])
  switch (action['type']) {
    case 'button':
      return isOpener(action) ? openingOf(envelope, body, action) : pressed(envelope, body, action, action['value'])
    case 'static_select':
    case 'external_select':
      return pressed(envelope, body, action, fieldsOf(action['selected_option'])['value'])
    case 'feedback_buttons': {
      const verdict = action['value']
      if (message === undefined || (verdict !== 'right' && verdict !== 'wrong'))
        return ignored('a judgement of nothing of ours')
      return asked({ ...envelope, kind: 'feedback', reply: message, verdict })
    }
    default:
      return ignored('a tick, which waits for a button')
  }
}

type Envelope = Pick<Request, 'id' | 'at' | 'from' | 'place' | 'via'>

/** A button that opens a form is no request: the form is. */
function openingOf({ from, place, via }: Envelope, body: Fields, action: Fields): Received {
  const offer = readOffer(action['block_id'], action['value'])
  const trigger = textOf(body['trigger_id'])
  if (!offer || trigger === undefined) return ignored('a button that is none of ours')
  return { kind: 'opening', opening: { ref: offer.ref, trigger, from, place, ...(via ? { via } : {}) } }
}

function pressed(envelope: Envelope, body: Fields, action: Fields, value: unknown): Received {
  const offer = readOffer(action['block_id'], value)
  if (!offer) return ignored('a button that is none of ours')
  const values = tickedIn(body)
  return asked({
    ...envelope,
    kind: 'press',
    ref: offer.ref,
    ...(values ? { values } : {}),
    ...(offer.seen === undefined ? {} : { seen: offer.seen }),
  })
}

/** The references that are ticked on the card; undefined where it has nothing to tick. */
function tickedIn(body: Fields): readonly string[] | undefined {
  const blocks = Object.entries(fieldsOf(fieldsOf(body['state'])['values']))
  const ticks = blocks.flatMap(([block, elements]) =>
    Object.values(fieldsOf(elements))
      .map(fieldsOf)
      .flatMap((element) => {
        if (element['type'] !== 'checkboxes' && element['type'] !== 'multi_static_select') return []
        const chosen = listOf(element['selected_options']).map((option) => readAnswer(block, fieldsOf(option)['value']))
        return [chosen.flatMap((ref) => (ref === undefined ? [] : [ref]))]
      }),
  )
  return ticks.length > 0 ? ticks.flat() : undefined
}

/** The Home tab belongs to its person's direct messages; the view remembers their name. Modals have nothing to press. */
function whereOfView(body: Fields, person: string | undefined) {
  const view = fieldsOf(body['view'])
  if (view['type'] !== 'home' || person === undefined) return undefined
  const channel = readMemo(view['private_metadata'], '')?.place.channel ?? person
  return { channel, audience: 'direct' as const, isEphemeral: false, message: undefined }
}

/**
 * Where the pressed card stands. A card outside a thread is the root of the thread that we go on in; one that only the
 * presser sees is no root, and stands in direct messages that need not be ours.
 */
function whereOf(body: Fields) {
  const container = fieldsOf(body['container'])
  const message = fieldsOf(body['message'])
  const channel = fieldsOf(body['channel'])
  const id = textOf(channel['id']) ?? textOf(container['channel_id'])
  if (id === undefined) return undefined
  const name = textOf(channel['name']) ?? ''
  const isEphemeral = container['is_ephemeral'] === true
  const ts = textOf(container['message_ts']) ?? textOf(message['ts'])
  const root = textOf(message['thread_ts']) ?? textOf(container['thread_ts'])
  const isDirect = (name === 'directmessage' || id.startsWith('D')) && !isEphemeral
  const audience: Place['audience'] = isDirect ? 'direct' : channelAudience(id, name)
  const thread = isDirect && root === ts ? undefined : (root ?? (isDirect || isEphemeral ? undefined : ts))
  return {
    channel: id,
    audience,
    ...(thread === undefined ? {} : { thread }),
    isEphemeral,
    ...(ts === undefined ? {} : { message: ts }),
  }
}
