import { describe, expect, test } from 'vitest'
import type { Listening, Spoken } from '#model/adapter.ts'
import type { Place, Request } from '#model/request.ts'
import { createFakePlatform } from '../support/fake-platform.ts'
import { createMemoryStore } from '#storage/memory.ts'
import { type Life, startLife } from '../support/life.ts'
import { ana, ben, channel, feedback, press, thread } from '../support/requests.ts'
import { labelsIn, refIn, textIn } from '../support/replies.ts'
import { shippedWorld } from '../support/world.ts'

const world = await shippedWorld()
const SURE = 'which starts faster, a VM or a container?'

interface Asked {
  readonly place: Place
  readonly pointsAt: string | undefined
}

/** A thread in which others said this. */
async function among(...said: readonly string[]): Promise<{ readonly life: Life; readonly asked: readonly Asked[] }> {
  const asked: Asked[] = []
  const messages = said.map((text): Spoken => ({ from: ben, text }))
  return { asked, life: await reading(async (place, pointsAt) => (asked.push({ place, pointsAt }), messages)) }
}

function reading(read: Listening['read']): Promise<Life> {
  return startLife({ world: () => world, chat: createFakePlatform('slack', { read }) })
}

let ids = 0

function mention(text = 'thoughts?', more: Partial<Extract<Request, { kind: 'question' }>> = {}): Request {
  return { id: `m${++ids}`, at: 1, from: ana, place: thread('t1'), kind: 'question', text, ...more }
}

/** Everything that stands on the platform. */
function shown({ chat }: Life): string {
  return chat
    .shown()
    .map(({ reply }) => textIn(reply))
    .join('\n---\n')
}

describe('"thoughts?" in the middle of what others say', () => {
  test('answers the newest question that it is sure of, and says about what', async () => {
    const { life, asked } = await among('is docker slower on disk?', SURE, 'lunch?', 'sure, at 12')
    await life.tell(mention())
    expect(asked).toEqual([{ place: thread('t1'), pointsAt: undefined }])
    expect(shown(life)).toMatch(/^A container\. It starts a program/)
    expect(shown(life)).toContain(`About: “${SURE}”`)
  })

  test('judges a claim, and reads the message that it is a reply to', async () => {
    const { life, asked } = await among("pretty sure there's no VM involved when Docker uses WSL 2")
    await life.tell(mention('is that right?', { place: channel, pointsAt: '17.4' }))
    expect(asked).toEqual([{ place: channel, pointsAt: '17.4' }])
    expect(shown(life)).toMatch(/^Not quite\./)
  })

  test('reads nothing when the mention has a question of its own, is said to others, or is private', async () => {
    const { life, asked } = await among('is docker slower on disk?')
    await life.tell(mention(SURE))
    await life.tell(mention('thoughts?', { isOverheard: true }))
    await life.tell(mention('thoughts?', { place: { ...thread('d1'), audience: 'direct' } }))
    await life.tell(mention('thoughts?', { place: channel }))
    expect(asked).toEqual([])
  })

  test('quotes at most 80 characters, without mark-up, and calls nobody', async () => {
    const { life } = await among(
      `<!channel> @here which *starts* faster, a VM or a container <@U9> ${'and so on '.repeat(20)}`,
    )
    await life.tell(mention())
    const quote = /About: “(.*)”/.exec(shown(life))?.[1] ?? ''
    expect(quote).toMatch(/^here which starts faster, a VM or a container /)
    expect(Array.from(quote).length).toBeLessThanOrEqual(80)
    expect(quote).not.toMatch(/[@<>*]/)
  })

  test.each([
    ['where the platform may not read', async () => undefined],
    ['where reading fails', () => Promise.reject(new Error('missing_scope'))],
  ])('asks for the question %s', async (_, read) => {
    const life = await reading(read)
    await life.tell(mention())
    expect(shown(life)).toBe('I can only see your mention; paste the question here.')
  })

  test('asks for the question where the platform cannot read at all, or takes too long', async () => {
    const deaf = await startLife({ world: () => world })
    await deaf.tell(mention())
    expect(shown(deaf)).toBe('I can only see your mention; paste the question here.')
    const slow = await reading(() => new Promise(() => {}))
    await slow.tell(mention())
    expect(shown(slow)).toBe('')
    await slow.clock.advance(2_100)
    expect(shown(slow)).toBe('I can only see your mention; paste the question here.')
  })

  test('is honest about what it does not know, and about a thread without a question', async () => {
    const { life } = await among('Terraform or Ansible for this?')
    await life.tell(mention())
    expect(shown(life)).toContain('I have no comparison of Terraform and Ansible.')
    expect(life.chat.shown().flatMap(({ reply }) => labelsIn(reply))).not.toContain('Tell the authors')
    const { life: quiet } = await among('lunch?'.replace('?', ''), 'thoughts?', '')
    await quiet.tell(mention())
    expect(shown(quiet)).toBe('I see no question there; paste it here, or say help.')
  })

  test('begins the walkthrough where a decision is wanted, and takes no answer from what others said', async () => {
    const { life } = await among('should we run our Postgres in Docker or on a VM?')
    await life.tell(mention('what do you think?'))
    const [card] = life.chat.shown()
    expect(card && labelsIn(card.reply)).toContain('Next')
    expect(shown(life)).not.toContain('From your message')
    expect(shown(life)).toContain('About: “should we run our Postgres in Docker or on a VM?”')
  })
})

test('what was read is nowhere afterwards: not in memory, gaps, judgements or the log', async () => {
  const store = createMemoryStore()
  const secret = 'zanzibar'
  const said = [
    `is ${secret} faster to boot than ${secret}?`,
    `which starts faster, a VM or a container? ${'we wonder since long '.repeat(6)} ${secret}`,
    `Terraform or ${secret} for this?`,
  ]
  for (const text of said) {
    const messages: readonly Spoken[] = [{ from: { id: 'U7', name: secret }, text }]
    const chat = createFakePlatform('slack', { read: async () => messages })
    const life = await startLife({ world: () => world, chat, store })
    const asking = mention()
    await life.tell(asking)
    await life.tell(feedback(`f${++ids}`, `${asking.id}/1`, {}, 'wrong'))
    const offer = chat.taken.at(-1)?.reply
    if (offer && labelsIn(offer).includes('None of these'))
      await life.tell(press(`p${++ids}`, refIn(offer, 'None of these')))
    const conversation = await store.conversations.get('slack/T1/C1/t1')
    expect(conversation).toBeDefined()
    const kept = [conversation, await store.gaps.list('T1', 100), await store.feedbackOn(`${asking.id}/1`), life.lines]
    expect(JSON.stringify(kept).toLowerCase()).not.toContain(secret)
    await life.runtime.drain(100)
  }
})
