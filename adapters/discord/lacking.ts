// What we may not do in a channel, by the names that Discord's settings have for it.
import { VersusError } from '#model/errors.ts'
import type { Permission } from './discord.ts'
import { isLocked, NO_ACCESS, NO_PERMISSION, numberOfRefusal } from './refuse.ts'

const NAMES: Readonly<Record<Permission, string>> = {
  ViewChannel: 'View Channel',
  SendMessages: 'Send Messages',
  ReadMessageHistory: 'Read Message History',
  CreatePublicThreads: 'Create Public Threads',
  SendMessagesInThreads: 'Send Messages in Threads',
  AttachFiles: 'Attach Files',
}

/** The same refusal as Discord's own, without asking it: too many of those, and the address is banned. */
export function nameMissing(missing: readonly Permission[]): VersusError {
  const detail = { isPermanent: true, discord: NO_PERMISSION, missing }
  return new VersusError('discord-no-permission', `Give the bot in that channel: ${namesOf(missing)}.`, { detail })
}

/** What a refusal says is missing; as a rule that is what posting needs. */
function missingIn(error: unknown): readonly Permission[] {
  const named = error instanceof VersusError ? error.detail['missing'] : undefined
  if (Array.isArray(named)) return named.filter((one): one is Permission => Object.hasOwn(NAMES, String(one)))
  return numberOfRefusal(error) === NO_ACCESS ? ['ViewChannel'] : ['SendMessages']
}

/** For whoever is answered in direct messages instead, as mark-up. */
export function lackNote(channel: string, refusal: unknown): string {
  const reason = isLocked(refusal) ? 'it is locked' : `there I lack ${namesOf(missingIn(refusal))}`
  return `I could not answer in <#${channel}>: ${reason}.`
}

function namesOf(missing: readonly Permission[]): string {
  return missing.map((one) => NAMES[one]).join(', ')
}
