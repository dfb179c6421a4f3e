import type { Store } from '#model/store.ts'

interface Faults {
  readonly inbox?: Partial<Store['inbox']>
  readonly outbox?: Partial<Store['outbox']>
  readonly conversations?: Partial<Store['conversations']>
  readonly leases?: Partial<Store['leases']>
  readonly commit?: Store['commit']
  readonly health?: Store['health']
}

/** A store of which some calls do something else. */
export function faultyStore(store: Store, faults: Faults): Store {
  return {
    ...store,
    ...(faults.commit ? { commit: faults.commit } : {}),
    ...(faults.health ? { health: faults.health } : {}),
    inbox: { ...store.inbox, ...faults.inbox },
    outbox: { ...store.outbox, ...faults.outbox },
    conversations: { ...store.conversations, ...faults.conversations },
    leases: { ...store.leases, ...faults.leases },
  }
}

export interface Breakable {
  readonly store: Store
  /** From now on every call does this instead; without it, the store works again. */
  readonly breakWith: (how?: () => Promise<never>) => void
}

/** A store that can fail as a whole, as when a server is gone or the process that called it has died. */
export function createBreakable(store: Store): Breakable {
  let broken: (() => Promise<never>) | undefined
  const wrap = <T extends object>(part: T): T =>
    new Proxy(part, {
      get(target, name, receiver): unknown {
        const value: unknown = Reflect.get(target, name, receiver)
        if (typeof value === 'object' && value !== null) return wrap(value)
        if (typeof value !== 'function') return value
        return (...args: readonly unknown[]): unknown => broken?.() ?? Reflect.apply(value, target, args)
      },
    })
  return {
    store: wrap(store),
    breakWith(how) {
      broken = how
    },
  }
}

export const never = (): Promise<never> => new Promise(() => {})

export interface Gate {
  readonly opened: Promise<undefined>
  open(): void
}

/** Holds back whoever waits for it. */
export function createGate(): Gate {
  let open: (() => void) | undefined
  const opened = new Promise<undefined>((resolve) => {
    open = () => resolve(undefined)
  })
  return { opened, open: () => open?.() }
}
