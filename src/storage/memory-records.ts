import type {
  Commit,
  Decision,
  Decisions,
  GapGroup,
  Gaps,
  GapState,
  Installations,
  Json,
  Settings,
  SettingScope,
  Store,
  StoreRecord,
} from '#model/store.ts'
import { fold, gapWords, searchWords } from './fold.ts'
import { storable } from './json.ts'
import { joined, type State } from './memory-state.ts'

/** Writes one record of a commit; the same record again changes nothing. */
export function recordInMemory(state: State, one: StoreRecord, { work, now }: Commit): void {
  switch (one.kind) {
    case 'decision':
      putDecision(state, one.decision)
      if (one.supersedes !== undefined) supersede(state, one.supersedes, one.decision.id)
      return
    case 'superseded':
      supersede(state, one.decision, one.by)
      return
    case 'feedback':
      state.feedback.set(joined(one.feedback.reply, one.feedback.by.id), one.feedback)
      return
    case 'settled':
      settle(state, work.request.place.workspace, one.text, one.state)
      return
    case 'setting':
      putSetting(state, one.scope, one.name, one.value)
      return
    case 'gap': {
      const there = state.gaps.get(one.id)
      if (there) {
        there.isWished ||= one.wished
        return
      }
      const { id, gap, wished: isWished } = one
      const text = storable(one.text)
      const { workspace } = work.request.place
      state.gaps.set(id, {
        id,
        gap,
        text,
        words: gapWords(text),
        isWished,
        workspace,
        request: one.asked ?? work.request.id,
        at: now,
      })
    }
  }
}

function putDecision({ decisions }: State, decision: Decision): void {
  if (!decisions.has(decision.id)) decisions.set(decision.id, decision)
}

function supersede({ decisions }: State, id: string, by: string): boolean {
  const decision = decisions.get(id)
  if (decision) decisions.set(id, { ...decision, supersededBy: by })
  return decision !== undefined
}

/** By code units, as a database with binary collation sorts. */
const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

export function createMemoryDecisions(state: State): Decisions {
  const { decisions } = state
  return {
    put: async (decision) => putDecision(state, decision),
    get: async (id) => decisions.get(id),
    async search(workspace, words, limit) {
      const wanted = searchWords(words)
      return [...decisions.values()]
        .filter((one) => one.workspace === workspace && wanted.every((word) => fold(one.text).includes(word)))
        .toSorted((a, b) => b.at - a.at || byText(a.id, b.id))
        .slice(0, limit)
    },
    supersede: async (id, by) => supersede(state, id, by),
    all: async () => [...decisions.values()].toSorted((a, b) => a.at - b.at || byText(a.id, b.id)),
    delete: async (id) => decisions.delete(id),
  }
}

export function createMemoryFeedback({ feedback }: State): Store['feedbackOn'] {
  return async (reply) =>
    [...feedback.values()].filter((one) => one.reply === reply).toSorted((a, b) => byText(a.by.id, b.by.id))
}

function settle({ gapStates }: State, workspace: string, text: string, state: GapState): void {
  gapStates.set(joined(workspace, gapWords(text)), state)
}

export function createMemoryGaps(rows: State): Gaps {
  const { gaps, gapStates } = rows
  return {
    async list(workspace, limit) {
      const groups = new Map<string, GapGroup & { readonly words: string }>()
      for (const { gap, text, words, isWished, at, workspace: its } of gaps.values()) {
        if (its !== workspace || words === '') continue
        const key = joined(gap, words)
        const group = groups.get(key)
        groups.set(key, {
          gap,
          text,
          words,
          count: (group?.count ?? 0) + 1,
          wished: (group?.wished ?? 0) + (isWished ? 1 : 0),
          lastAt: Math.max(group?.lastAt ?? at, at),
          state: gapStates.get(joined(workspace, words)) ?? 'open',
        })
      }
      return [...groups.values()]
        .toSorted(
          (a, b) => b.count - a.count || b.lastAt - a.lastAt || byText(a.words, b.words) || byText(a.gap, b.gap),
        )
        .slice(0, limit)
        .map(({ gap, text, count, wished, lastAt, state }) => ({ gap, text, count, wished, lastAt, state }))
    },
    settle: async (workspace, text, state) => settle(rows, workspace, text, state),
  }
}

const scopeKey = (workspace: string, channel = ''): string => joined(workspace, channel)

function putSetting(
  { settings }: State,
  { workspace, channel }: SettingScope,
  name: string,
  value: Json | undefined,
): void {
  const key = scopeKey(workspace, channel)
  const scope = settings.get(key) ?? new Map<string, Json>()
  if (value === undefined) scope.delete(name)
  else scope.set(name, value)
  settings.set(key, scope)
}

export function createMemorySettings(state: State): Settings {
  const { settings } = state
  return {
    async get({ workspace, channel }) {
      const own = settings.get(scopeKey(workspace, channel))
      return Object.fromEntries([...(settings.get(scopeKey(workspace)) ?? []), ...(own ?? [])])
    },
    set: async (scope, name, value) => putSetting(state, scope, name, value),
  }
}

export function createMemoryInstallations({ installations }: State): Installations {
  return {
    get: async (key) => installations.get(key),
    async put(installation) {
      installations.set(installation.key, installation)
    },
    async delete(key) {
      for (const [name, { under }] of installations) if (under === key) installations.delete(name)
      return installations.delete(key)
    },
  }
}
