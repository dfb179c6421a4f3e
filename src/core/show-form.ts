import type { Shown } from '#model/adapter.ts'
import type { Found } from '#model/found.ts'
import type { Query } from '#model/request.ts'
import { walkOf } from './begin-walk.ts'
import { noteForm } from './feedback/wrong-answer.ts'
import { decodeLogRef } from './refs/log-refs.ts'
import { decodeRef } from './refs/refs.ts'
import { fillForm } from './walkthrough/fill-form.ts'
import { formBar } from './walkthrough/may-act.ts'
import { reasonForm } from './walkthrough/others-card.ts'
import type { World } from './world.ts'

/** The form that a button opens, as things stand; or why there is none, for whoever pressed it. */
export function showForm(
  { ref: text, from, most }: Extract<Query, { kind: 'form' }>,
  { knowledge }: World,
  { conversation }: Found,
): Shown {
  const judged = decodeLogRef(text)
  if (judged?.kind === 'note') return { kind: 'form', form: noteForm(text) }
  const ref = decodeRef(text)
  if (ref?.kind !== 'look' || (ref.what !== 'fill' && ref.what !== 'reason'))
    return none('That button leads nowhere any more. Ask the question again, or say help.')
  const scene = conversation && walkOf(conversation, knowledge.comparisons)
  if (!scene) return none('That walkthrough is over. “decide” begins a new one.')
  const barred = formBar(scene, ref, from)
  if (barred) return none(barred.card.summary)
  const form = ref.what === 'fill' ? fillForm(scene, from, most) : reasonForm(scene, ref.of)
  return form ? { kind: 'form', form } : none('Nothing is left to answer. The newest card shows how it stands.')
}

function none(text: string): Shown {
  return { kind: 'no form', text }
}
