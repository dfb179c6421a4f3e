import type { types } from '@slack/bolt'
import { renderForm } from './render-form.ts'

/** What the view says of itself when it comes back. */
export const ASK = 'ask'
/** Its one field. */
export const QUESTION = 'question'

/** The form behind the shortcut that can be called from anywhere: a question, which is answered in direct messages. */
export function askForm(): types.ModalView {
  const form = renderForm({
    ref: ASK,
    title: 'Ask Versus',
    fields: [
      {
        kind: 'text',
        id: QUESTION,
        label: 'Your question',
        hint: 'The answer comes in your direct messages with Versus.',
        isOptional: false,
        isLong: true,
        most: 1_000,
      },
    ],
    send: 'Ask',
  })
  return { ...form, callback_id: ASK }
}
