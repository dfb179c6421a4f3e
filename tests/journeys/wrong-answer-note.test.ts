import { expect, test } from 'vitest'
import type { Request } from '#model/request.ts'
import { type Life, startLife } from '../support/life.ts'
import { ana, ben, feedback, press, question, thread } from '../support/requests.ts'
import { refIn, textIn } from '../support/replies.ts'
import { shippedWorld } from '../support/world.ts'

const world = await shippedWorld()

/** An answer that Ana found wrong, and the form behind *Say what was wrong*. */
async function judged(): Promise<{ readonly life: Life; readonly ref: string }> {
  const life = await startLife({ world: () => world })
  await life.tell(question('m1', {}, 'which starts faster, a VM or a container?'))
  await life.tell(feedback('f1', 'm1/1', {}, 'wrong'))
  const offer = life.chat.taken.at(-1)?.reply
  if (!offer) throw new Error('nothing was offered')
  return { life, ref: refIn(offer, 'Say what was wrong') }
}

function submission(id: string, form: string, note: string, from = ana): Request {
  return { id, at: 5, from, place: thread('t1'), kind: 'submission', form, values: { note: [note] } }
}

test('a note on a wrong answer is kept with the judgement of whoever wrote it', async () => {
  const { life, ref } = await judged()
  const shown = await life.runtime.show({ kind: 'form', place: thread('t1'), from: ana, ref, most: 5 })
  expect(shown).toMatchObject({
    kind: 'form',
    form: { ref, fields: [{ kind: 'text', id: 'note', most: 500, isLong: true, isOptional: false }] },
  })
  await life.tell(submission('s1', ref, 'It is about \u202eWindows,\nnot Linux.'))
  expect(life.chat.taken.at(-1)?.reply).toMatchObject({ audience: 'asker', summary: /^Thank you/ })
  await life.tell(submission('s2', ref, 'x'.repeat(900), ben))
  const kept = await life.store.feedbackOn('m1/1')
  expect(kept).toMatchObject([
    { by: ana, verdict: 'wrong', note: 'It is about Windows, not Linux.' },
    { by: ben, verdict: 'wrong' },
  ])
  expect(kept[1]?.note).toHaveLength(500)
})

test('an empty note keeps nothing, one on an answer that is gone is told, and a bare press says what to do', async () => {
  const { life, ref } = await judged()
  await life.tell(submission('s1', ref, ' \n '))
  expect(life.chat.taken.at(-1)?.reply.summary).toBe(
    'Nothing was written, so nothing more is kept than your judgement.',
  )
  expect(await life.store.feedbackOn('m1/1')).toMatchObject([{ verdict: 'wrong' }])
  await life.tell(submission('s2', 'v1|note|nobody/1', 'wrong!'))
  expect(life.chat.taken.at(-1)?.reply.summary).toBe('That answer is no longer kept. Please ask again.')
  await life.tell(press('p1', ref))
  const told = life.chat.taken.at(-1)?.reply
  expect(told && textIn(told)).toContain('No form opens here. Press “None of these”')
})
