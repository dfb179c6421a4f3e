import type { Form } from '#model/form.ts'
import type { Reply } from '#model/reply.ts'

const options = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ id: `o${at}`, label: `Answer ${at + 1}` }))

/** One field of each kind, wanted and optional, short and long. */
export const SOME_FORM: Form = {
  ref: 'v1|form',
  title: 'Answer all at once',
  note: 'What you leave open stays open.',
  send: 'Send the answers',
  fields: [
    {
      kind: 'choice',
      pick: 'one',
      id: 'kernel',
      label: 'What does it need from the operating system?',
      hint: 'Containers share the kernel of their host.',
      isOptional: false,
      options: [
        { id: 'linux', label: 'Ordinary Linux' },
        { id: 'other', label: 'Another system', hint: 'Windows, BSD, a kernel of its own' },
      ],
    },
    { kind: 'choice', pick: 'one', id: 'team', label: 'Who runs it?', isOptional: true, options: options(9) },
    { kind: 'choice', pick: 'many', id: 'needs', label: 'What else is true?', isOptional: true, options: options(3) },
    { kind: 'text', id: 'about', label: 'What is it about?', isOptional: true, isLong: false, most: 80 },
    {
      kind: 'text',
      id: 'reason',
      label: 'Why?',
      hint: 'It stands in the record, in your words.',
      isOptional: false,
      isLong: true,
      most: 300,
    },
  ],
}

/** A card with a button that opens a form, beside one that does not. */
export const FORM_CARD: Reply = {
  id: 'form-card',
  audience: 'thread',
  summary: 'A card with a form.',
  blocks: [
    { kind: 'text', role: 'lead', text: [{ kind: 'strong', text: 'A card with a form.' }] },
    {
      kind: 'actions',
      items: [
        { ref: 'v1|form', label: 'Answer all at once', tone: 'primary', opensForm: true },
        { ref: 'v1|more|vm-vs-docker|startup|', label: 'More', tone: 'plain' },
      ],
    },
  ],
}
