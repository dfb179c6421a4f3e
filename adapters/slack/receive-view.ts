import { interactionId } from './interaction.ts'
import { readField, readOption } from './field-ids.ts'
import { readMemo } from './memo.ts'
import { type Fields, fieldsOf, type Identity, listOf, personOf, textOf, workspaceOf } from './payload.ts'
import { asked, ignored, type Received } from './received.ts'
import { FORM, VALUE } from './render-form.ts'
import { ASK, QUESTION } from './ask-form.ts'

/** A form that was filled in and sent. A view is sent once, so that its name is the request's. */
export function receiveView(body: Fields, me: Identity, now: number): Received {
  const view = fieldsOf(body['view'])
  const workspace = workspaceOf(body, me)
  const from = personOf(body['user'])
  const name = textOf(view['id'])
  if (workspace === undefined || !from || name === undefined) return ignored('a form of nobody')
  const envelope = { id: interactionId(workspace, { trigger_id: name }), at: now, from }
  const values = valuesOf(view)
  if (view['callback_id'] === ASK) {
    const [text = ''] = values[QUESTION] ?? []
    if (text.trim() === '') return ignored('a question without words')
    const place = { platform: 'slack', workspace, channel: from.id, audience: 'direct' } as const
    return asked({ ...envelope, kind: 'question', place, text: text.trim() })
  }
  const memo = view['callback_id'] === FORM ? readMemo(view['private_metadata'], workspace) : undefined
  if (!memo) return ignored('a form that is none of ours')
  const { form, place, via } = memo
  return asked({ ...envelope, kind: 'submission', form, values, place, ...(via ? { via } : {}) })
}

function valuesOf(view: Fields): Readonly<Record<string, readonly string[]>> {
  const blocks = Object.entries(fieldsOf(fieldsOf(view['state'])['values']))
  return Object.fromEntries(
    blocks.flatMap(([block, elements]) => {
      const field = readField(block)
      return field ? [[field.id, valueOf(fieldsOf(fieldsOf(elements)[VALUE]), field.beginning)]] : []
    }),
  )
}

/** What was typed or chosen; nothing where the field was left empty. */
function valueOf(element: Fields, beginning: string): readonly string[] {
  const typed = textOf(element['value'])
  if (typed !== undefined) return [typed]
  return [element['selected_option'], ...listOf(element['selected_options'])].flatMap((option) => {
    const chosen = readOption(beginning, fieldsOf(option)['value'])
    return chosen === undefined ? [] : [chosen]
  })
}
