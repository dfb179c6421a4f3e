import type { webApi } from '@slack/bolt'
import type { Show } from '#model/adapter.ts'
import type { Log } from '#model/ports.ts'
import type { HomeVisit } from './received.ts'
import { readFailure } from './refusals.ts'
import { renderHome, renderPlainHome } from './render-home.ts'

interface PublishParts {
  readonly client: webApi.WebClient
  readonly show: Show
  readonly log: Log
}

/** A newer one was published meanwhile. */
const CONFLICT = 'hash_conflict'

/** Shows a person their Home tab. What fails is logged: the next visit tries again. */
export async function publishHome(
  { client, show, log }: PublishParts,
  { person, place, hash }: HomeVisit,
): Promise<void> {
  const shown = await show({ kind: 'home', place })
  if (shown.kind !== 'home') return
  const publish = (view: ReturnType<typeof renderHome>) =>
    client.views.publish({ user_id: person, ...(hash === undefined ? {} : { hash }), view })
  for (const draw of [renderHome, renderPlainHome])
    try {
      await publish(draw(shown.blocks, place))
      return
    } catch (error) {
      const failure = readFailure(error, 'view')
      if (failure.detail['said'] === CONFLICT) return
      log.warn('slack home tab not shown', { error: failure })
      if (failure.detail['isPermanent'] !== true) return
    }
}
