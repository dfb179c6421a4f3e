import type { Conversation } from '#model/conversation.ts'

/**
 * The workspace in which everybody may know of the conversation's walkthrough that nobody has decided yet. None for what one person
 * sees, a private channel or direct messages.
 */
export function openIn({ walkthrough }: Conversation): string | undefined {
  const isPublic = walkthrough?.place?.audience === 'public' && !walkthrough.isHidden
  return isPublic && walkthrough.isOver !== true ? walkthrough.place.workspace : undefined
}
