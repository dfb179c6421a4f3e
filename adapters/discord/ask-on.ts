// Without the intent for contents we are deaf in our own threads: a button there opens a form for the next question.
import { ASK_ON } from './custom-id.ts'
import { escapeText } from './markdown.ts'
import type { Button, Modal } from './message.ts'

export const QUESTION_FIELD = 'question'

/** The longest that the core reads of a message, and more than anybody asks. */
const LONGEST_QUESTION = 1_000

export const askOnForm: Modal = {
  custom_id: ASK_ON,
  title: 'Ask a follow-up',
  components: [
    {
      type: 18,
      label: 'Your question',
      description: 'Everybody in the thread sees it, with the answer.',
      component: { type: 4, custom_id: QUESTION_FIELD, style: 2, required: true, max_length: LONGEST_QUESTION },
    },
  ],
}

export const askOnButton: Button = { type: 2, style: 2, label: 'Ask a follow-up', custom_id: ASK_ON }

/** Said once in a thread. */
export const ASK_ON_HINT = 'To go on here, press **Ask a follow-up**, or mention me.'

/** The question above its answer. */
export function quoted(name: string, question: string): string {
  return `> **${escapeText(name).trim() || 'Somebody'}**: ${escapeText(question).trim()}`
}
