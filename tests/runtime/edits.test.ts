import { describe, expect, test } from 'vitest'
import { respond } from '#core/respond.ts'
import { show } from '#core/show.ts'
import type { Doors } from '#runtime/parts.ts'
import { refusal } from '../support/fake-platform.ts'
import { startLife } from '../support/life.ts'
import { deletion, edit, feedback, question } from '../support/requests.ts'

/** A core whose answer says what it answers, and that is silent on what does not mention it. */
const echo: Doors = {
  show,
  respond(request, memory, world) {
    const outcome = respond(request, memory, world)
    const text = 'text' in request ? request.text : ''
    if (text.startsWith('aside')) return { ...outcome, replies: [] }
    return { ...outcome, replies: outcome.replies.map((reply) => Object.assign({}, reply, { summary: text })) }
  },
}

const summaries = (shows: readonly { readonly reply: { readonly summary: string } }[]) =>
  shows.map(({ reply }) => reply.summary)

describe('questions that are edited or deleted', () => {
  test('an answer that was sent is replaced in place, as often as the question is edited', async () => {
    const { tell, chat } = await startLife({ doors: echo })
    await tell(question('q1', {}, 'one'))
    await tell(edit('e1', 'q1', {}, 'two'))
    await tell(edit('e2', 'q1', {}, 'three'))
    expect(summaries(chat.taken)).toEqual(['one', 'two', 'three'])
    expect(summaries(chat.shown())).toEqual(['three'])
  })

  test('an answer that was not sent yet is rewritten, and only the last one is posted', async () => {
    const { tell, chat, clock } = await startLife({ doors: echo })
    chat.behave(() => refusal('later', { retryAfter: 5_000 }))
    await tell(question('q1', {}, 'one'))
    await tell(edit('e1', 'q1', {}, 'two'))
    chat.behave(() => 'take')
    await clock.advance(20_000)
    expect(summaries(chat.taken)).toEqual(['two'])
  })

  test('a mention added by the edit is a new question', async () => {
    const { tell, chat } = await startLife({ doors: echo })
    await tell(edit('e1', 'unheard', {}, 'now for you'))
    await tell(edit('e2', 'unheard', {}, 'now for you, better'))
    expect(summaries(chat.taken)).toEqual(['now for you', 'now for you, better'])
    expect(summaries(chat.shown())).toEqual(['now for you, better'])
  })

  test('an answer is taken back when the edited message is no question any more', async () => {
    const { tell, chat } = await startLife({ doors: echo })
    await tell(question('q1', {}, 'one'))
    await tell(edit('e1', 'q1', {}, 'aside: never mind'))
    expect(chat.shown()).toEqual([])
  })

  test('an answer whose message somebody removed is posted anew by an edit', async () => {
    const { tell, chat } = await startLife({ doors: echo })
    await tell(question('q1', {}, 'one'))
    await chat.withdraw({ ...question('q1').place }, 'slack-1')
    await tell(edit('e1', 'q1', {}, 'two'))
    expect(summaries(chat.shown())).toEqual(['two'])
  })

  test('a deleted question takes its answer back, edits included, and what it said is gone from the store', async () => {
    const { tell, chat, store, runtime } = await startLife({ doors: echo })
    await tell(question('q1', {}, 'one'))
    await tell(edit('e1', 'q1', {}, 'two'))
    await tell(deletion('d1', 'q1'))
    await runtime.idle()
    expect(chat.shown()).toEqual([])
    for (const id of ['q1/1', 'e1/1']) expect(await store.outbox.find(id)).not.toHaveProperty('reply')
  })

  test('a question that is deleted before its answer was sent is never answered', async () => {
    const { tell, chat, clock } = await startLife({ doors: echo })
    chat.behave(() => refusal('later', { retryAfter: 5_000 }))
    await tell(question('q1', {}, 'one'))
    await tell(deletion('d1', 'q1'))
    chat.behave(() => 'take')
    await clock.advance(20_000)
    expect(chat.taken).toEqual([])
  })

  test('feedback is kept under the id of the reply, though the platform names the message', async () => {
    const { tell, store } = await startLife({ doors: echo })
    await tell(question('q1', {}, 'one'))
    await tell(feedback('f1', 'slack-1'))
    await tell(feedback('f2', 'q1/1'))
    expect(await store.feedbackOn('q1/1')).toMatchObject([{ verdict: 'right', by: { id: 'U1' } }])
  })
})
