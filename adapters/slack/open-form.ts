import type { types, webApi } from '@slack/bolt'
import type { Show, Shown } from '#model/adapter.ts'
import type { Log } from '#model/ports.ts'
import { askForm } from './ask-form.ts'
import { mrkdwn } from './draw.ts'
import { FORM_PATIENCE, MOST_FIELDS } from './limits.ts'
import { writeMemo } from './memo.ts'
import { plainWords } from './mrkdwn.ts'
import type { Asking, Opening } from './received.ts'
import { readFailure } from './refusals.ts'
import { modal, renderForm } from './render-form.ts'

interface OpenFormParts {
  readonly client: webApi.WebClient
  readonly show: Show
  readonly log: Log
  /** Says something to the person who pressed, and to nobody else. */
  readonly tell: (asking: Asking, text: string) => Promise<void>
}

const LATE = 'That took too long, and Slack gave up on it. Press the button again.'
const FAILED = 'The form could not be opened. Press the button again, or write to me instead.'
/** The person has closed the view, or something newer is in it. */
const PASSED: ReadonlySet<unknown> = new Set(['hash_conflict', 'not_found', 'view_not_found'])
const EXPIRED = /trigger/

/** Opens the form behind a button while its trigger is good. What fails is told to the person. */
export function openForm(parts: OpenFormParts, opening: Opening): Promise<void> {
  const { client, show, tell } = parts
  const { ref, from, place, trigger } = opening
  const asked = show({ kind: 'form', place, from, ref, most: MOST_FIELDS })
  return guarded(parts, opening, async () => {
    const shown = await soon(asked)
    if (shown === undefined) return openLater(client, trigger, asked, opening)
    const view = viewOf(shown, opening)
    if (view.submit === undefined) return tell(opening, textOf(shown))
    await client.views.open({ trigger_id: trigger, view })
  })
}

/** Opens the form for a question. */
export function openAskForm(parts: Omit<OpenFormParts, 'show'>, asking: Asking): Promise<void> {
  const { client } = parts
  return guarded(parts, asking, async () => {
    await client.views.open({ trigger_id: asking.trigger, view: askForm() })
  })
}

async function guarded(
  { log, tell }: Pick<OpenFormParts, 'log' | 'tell'>,
  asking: Asking,
  task: () => Promise<void>,
): Promise<void> {
  try {
    await task()
  } catch (error) {
    const failure = readFailure(error, 'view')
    const { said } = failure.detail
    if (PASSED.has(said)) return
    log.warn('slack form not opened', { error: failure })
    await tell(asking, typeof said === 'string' && EXPIRED.test(said) ? LATE : FAILED)
  }
}

/** The trigger would be over before the form is there: a view that says so is opened, and filled later. */
async function openLater(
  client: webApi.WebClient,
  trigger: string,
  asked: Promise<Shown>,
  opening: Opening,
): Promise<void> {
  const { view } = await client.views.open({ trigger_id: trigger, view: message('One moment…') })
  const filled = viewOf(await asked, opening)
  const { id, hash } = view ?? {}
  if (id !== undefined)
    await client.views.update({ view_id: id, ...(hash === undefined ? {} : { hash }), view: filled })
}

function viewOf(shown: Shown, { ref, place, via }: Opening): types.ModalView {
  if (shown.kind !== 'form') return message(textOf(shown))
  const memo = writeMemo({ ref, form: shown.form.ref, place, ...(via ? { via } : {}) })
  return memo === undefined ? message(FAILED) : renderForm(shown.form, memo)
}

function textOf(shown: Shown): string {
  return shown.kind === 'no form' ? shown.text : FAILED
}

function message(text: string): types.ModalView {
  return modal({
    title: 'Versus',
    callback: 'message',
    blocks: [{ type: 'section', text: mrkdwn(plainWords(text)) }],
  })
}

async function soon(asked: Promise<Shown>): Promise<Shown | undefined> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), FORM_PATIENCE)
  })
  const shown = await Promise.race([asked, late])
  clearTimeout(timer)
  return shown
}
