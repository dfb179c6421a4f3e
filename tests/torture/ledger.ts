import type { Accepted } from '#model/ports.ts'
import type { Store } from '#model/store.ts'

// What people asked and what they saw, as the platform knows it: the bot's own word counts for nothing here.

export interface Wounds {
  readonly kills: number
  /** Taken, by what the door said: "new", or "duplicate" of what an earlier life took. */
  readonly accepted: number
  /** Told to try again. */
  readonly refused: number
  /** Taken, and never answered. Must be 0. */
  readonly lost: number
  /** Conversations that count more requests than they were sent, or answers that nobody asked for. Must be 0. */
  readonly appliedTwice: number
  /** Posted more than once. */
  readonly deliveredTwice: number
  /** Of these, those that no life posted twice, nor any life after the post was noted in the store. Must be all. */
  readonly explained: number
  /** Conversations whose answers stand in another order than their questions. Must be 0. */
  readonly disordered: number
}

export interface Ledger {
  /** Questions to be handed to the bot now. */
  ask(): readonly string[]
  stopAsking(): void
  /** Handed to the bot and not settled: the platform delivers them again to the next life. */
  unsettled(): readonly string[]
  settle(id: string, accepted: Accepted): void
  /** Gives the platform's id of the message. */
  post(reply: string, thread: string): string
  /** After a kill: notes which posts the dead life had noted. */
  bury(store: Store): Promise<void>
  accepted(): number
  posted(): number
  isAnswered(): boolean
  sum(kills: number, revisions: readonly number[]): Wounds
}

interface Post {
  readonly reply: string
  readonly thread: string
  readonly life: number
  /** It had been noted as sent before this post: an error. */
  readonly wasNoted: boolean
}

export const THREADS: readonly string[] = Array.from({ length: 12 }, (_, at) => `t${at}`)
/** Events that are on their way to the bot at once. */
const AT_ONCE = 12
/** Unanswered questions from which on people wait, so that the queue does not fill and the run has an end. */
const BACKLOG = 100

export function openLedger(): Ledger {
  const taken = new Set<string>()
  const refused = new Set<string>()
  const pending = new Set<string>()
  const asked: string[] = []
  const posts: Post[] = []
  const answered = new Set<string>()
  const noted = new Set<string>()
  let isAsking = true
  let life = 0

  const of = (name: string): readonly string[] => asked.filter((id) => id.startsWith(`${name}-`))
  const isLost = (id: string): boolean => !answered.has(`${id}/1`)

  /** The next question of a thread is asked when the one before it is settled, so that their order is known. */
  const ask = (): readonly string[] => {
    const fresh: string[] = []
    const busy = new Set([...pending].map((id) => id.split('-')[0]))
    for (const name of THREADS) {
      const isFull = pending.size >= AT_ONCE || asked.length - refused.size - answered.size >= BACKLOG
      if (!isAsking || isFull) break
      if (busy.has(name)) continue
      const id = `${name}-${of(name).length}`
      asked.push(id)
      pending.add(id)
      fresh.push(id)
    }
    return fresh
  }

  const disordered = (name: string): boolean => {
    const own = [...new Set(posts.filter((post) => post.thread === name).map(({ reply }) => reply))]
    const wanted = of(name)
      .map((id) => `${id}/1`)
      .filter((reply) => answered.has(reply))
    return own.some((reply, position) => reply !== wanted[position])
  }

  return {
    ask,
    stopAsking() {
      isAsking = false
    },
    unsettled: () => [...pending],
    settle(id, accepted) {
      pending.delete(id)
      if (accepted === 'new' || accepted === 'duplicate') taken.add(id)
      else refused.add(id)
    },
    post(reply, thread) {
      posts.push({ reply, thread, life, wasNoted: noted.has(reply) })
      answered.add(reply)
      return `m${posts.length}`
    },
    async bury(store) {
      for (const reply of new Set(posts.filter((post) => post.life === life).map((post) => post.reply)))
        if ((await store.outbox.find(reply))?.state === 'sent') noted.add(reply)
      life++
    },
    accepted: () => taken.size,
    posted: () => posts.length,
    isAnswered: () => pending.size === 0 && ![...taken].some(isLost),
    sum(kills, revisions) {
      const twice = [...answered].filter((reply) => posts.filter((post) => post.reply === reply).length > 1)
      const strangers = [...answered].filter((reply) => !asked.includes(reply.replace(/\/1$/, '')))
      const overcounted = THREADS.filter((name, at) => (revisions[at] ?? 0) > of(name).length)
      return {
        kills,
        accepted: taken.size,
        refused: refused.size,
        lost: [...taken].filter(isLost).length,
        appliedTwice: overcounted.length + strangers.length,
        deliveredTwice: twice.length,
        explained: twice.filter((reply) => isExplained(posts.filter((post) => post.reply === reply))).length,
        disordered: THREADS.filter(disordered).length,
      }
    },
  }
}

/** The posts of one reply: each kill fell between the platform's acceptance and our note of it. */
function isExplained(own: readonly Post[]): boolean {
  return new Set(own.map((post) => post.life)).size === own.length && !own.some((post) => post.wasNoted)
}

export function isUnharmed({ lost, appliedTwice, deliveredTwice, explained, disordered }: Wounds): boolean {
  return lost === 0 && appliedTwice === 0 && disordered === 0 && deliveredTwice === explained
}
