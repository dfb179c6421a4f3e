import { type Arguments, argumentsOf } from './method-arguments.ts'
import { refuse } from './refused.ts'
import { readHome, readModal } from './views.ts'
import type { Workspace } from './workspace.ts'

type ViewMethod = 'views.open' | 'views.update' | 'views.publish'

/** Puts a view in front of somebody, looked through as Slack does. */
export function showView(
  method: ViewMethod,
  form: Readonly<Record<string, unknown>>,
  workspace: Workspace,
): Readonly<Record<string, unknown>> {
  switch (method) {
    case 'views.open':
      return open(argumentsOf(method, form), workspace)
    case 'views.update':
      return update(argumentsOf(method, form), workspace)
    case 'views.publish':
      return publish(argumentsOf(method, form), workspace)
  }
}

function open({ trigger_id: trigger, view }: Arguments<'views.open'>, workspace: Workspace) {
  const user = workspace.useTrigger(trigger)
  const shown = { id: nameFor(workspace), user, hash: hashFor(workspace), view: checked(readModal(view)) }
  workspace.modals.set(shown.id, shown)
  return { view: { ...shown.view, id: shown.id, hash: shown.hash } }
}

function update({ view_id: id, hash, view }: Arguments<'views.update'>, workspace: Workspace) {
  const shown = workspace.modals.get(id)
  if (!shown) refuse('not_found')
  if (hash !== undefined && hash !== shown.hash) refuse('hash_conflict')
  Object.assign(shown, { view: checked(readModal(view)), hash: hashFor(workspace) })
  return { view: { ...shown.view, id, hash: shown.hash } }
}

function publish({ user_id: user, hash, view }: Arguments<'views.publish'>, workspace: Workspace) {
  const before = workspace.homes.get(user)
  if (hash !== undefined && hash !== before?.hash) refuse('hash_conflict')
  const shown = {
    id: before?.id ?? nameFor(workspace),
    user,
    hash: hashFor(workspace),
    view: checked(readHome(view)),
  }
  workspace.homes.set(user, shown)
  return { view: { ...shown.view, id: shown.id, hash: shown.hash } }
}

function checked<V>(read: { readonly view: V } | { readonly error: string; readonly why: string }): V {
  if ('error' in read) refuse(read.error, read.why)
  return read.view
}

function nameFor({ modals, homes }: Workspace): string {
  return `V0VIEW${String(modals.size + homes.size).padStart(5, '0')}`
}

function hashFor(workspace: Workspace): string {
  return `${workspace.nextTs()}.hash`
}
