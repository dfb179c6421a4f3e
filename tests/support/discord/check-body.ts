import * as spec from 'discord-api-spec/zod'
import { type Fields, list, read, wordsOf } from './read.ts'

/** What a body breaks of Discord's rules; none where it is taken. The schemas know fields, what follows knows the rest. */
export type BodyKind =
  | 'message'
  | 'edit'
  | 'webhook'
  | 'webhook edit'
  | 'answer'
  | 'thread'
  | 'commands'
  | 'direct channel'
  | 'completions'
  | 'form'

const SCHEMAS: Readonly<Partial<Record<BodyKind, typeof spec.MessageCreateRequestSchema>>> = {
  message: spec.MessageCreateRequestSchema,
  edit: spec.MessageEditRequestPartialSchema,
  webhook: spec.IncomingWebhookInteractionRequestSchema,
  'webhook edit': spec.IncomingWebhookUpdateForInteractionCallbackRequestPartialSchema,
  answer: spec.CreateMessageInteractionCallbackRequestSchema,
  thread: spec.CreateTextThreadWithMessageRequestSchema,
  form: spec.ModalInteractionCallbackRequestSchema,
  completions: spec.ApplicationCommandAutocompleteCallbackRequestSchema,
}

export function faultsOf(kind: BodyKind, body: unknown, files: readonly string[] = []): readonly string[] {
  const parsed = SCHEMAS[kind]?.safeParse(body)
  const faults = parsed && !parsed.success ? (parsed.error?.issues ?? []).map((issue) => JSON.stringify(issue)) : []
  const fields = read(body)
  switch (kind) {
    case 'message':
    case 'edit':
    case 'webhook':
    case 'webhook edit':
      return [...faults, ...messageFaults(fields, files)]
    case 'answer':
      return [...faults, ...(fields['type'] === 4 ? messageFaults(read(fields['data']), files) : [])]
    case 'commands':
      return [...faults, ...list(body).flatMap((one) => commandFaults(read(one)))]
    case 'completions':
      return [...faults, ...completionFaults(read(fields['data']))]
    case 'form':
      return [...faults, ...formFaults(read(fields['data']))]
    case 'thread':
    case 'direct channel':
      return faults
  }
}

const V2 = 1 << 15

function messageFaults(body: Fields, files: readonly string[]): readonly string[] {
  const components = list(body['components'])
  const isV2 = (Number(body['flags'] ?? 0) & V2) !== 0
  const content = wordsOf(body['content'])
  const all = components.flatMap(flatten)
  const ids = all.flatMap(({ custom_id: id }) => (typeof id === 'string' ? [id] : []))
  const attachments = list(body['attachments']).map((one) => wordsOf(read(one)['filename']))
  return [
    ...(isV2 ? richFaults(body, all) : plainFaults(content, components, files)),
    ...all.flatMap(componentFaults),
    ...(new Set(ids).size === ids.length ? [] : ['custom_ids must differ']),
    ...(JSON.stringify(read(body['allowed_mentions'])['parse']) === '[]'
      ? []
      : ['this house mentions nobody: allowed_mentions must say so']),
    ...(JSON.stringify([...attachments].toSorted()) === JSON.stringify([...files].toSorted()) ||
    files.length + attachments.length === 0
      ? []
      : [`attachments ${attachments.join()} are not the files ${files.join()}`]),
    ...(new Set(files).size === files.length ? [] : ['files must have different names']),
    ...(files.length <= 10 ? [] : ['10 files at most']),
    ...(JSON.stringify(body).length < 25 * 1024 * 1024 ? [] : ['25 MiB at most']),
    ...all.flatMap((one) => (one['type'] === 13 ? fileFaults(one, attachments) : [])),
    ...strings(body).flatMap((one) => (isWellFormed(one) ? [] : ['half a character'])),
  ]
}

function richFaults(body: Fields, all: readonly Fields[]): readonly string[] {
  const texts = all.filter((one) => one['type'] === 10).map((one) => wordsOf(one['content']))
  const total = texts.reduce((sum, one) => sum + one.length, 0)
  return [
    ...(wordsOf(body['content']) === '' && list(body['embeds']).length === 0
      ? []
      : ['no content beside V2 components']),
    ...(all.length > 0 ? [] : ['an empty message']),
    ...(all.length <= 40 ? [] : [`${all.length} components, 40 at most`]),
    ...(total <= 4_000 ? [] : [`${total} characters of text, 4,000 at most`]),
    ...texts.flatMap((one) => (one.trim() === '' ? ['an empty text'] : [])),
  ]
}

function plainFaults(content: string, components: readonly unknown[], files: readonly string[]): readonly string[] {
  return [
    ...(content.length <= 2_000 ? [] : ['content of 2,000 at most']),
    ...(components.length <= 5 ? [] : ['5 rows at most']),
    ...(components.every((one) => read(one)['type'] === 1) ? [] : ['only rows without V2']),
    ...(content.trim() !== '' || components.length > 0 || files.length > 0 ? [] : ['an empty message']),
  ]
}

function componentFaults(one: Fields): readonly string[] {
  switch (one['type']) {
    case 1: {
      const inside = list(one['components']).map(read)
      const buttons = inside.filter(({ type }) => type === 2).length
      const isFine = buttons === inside.length ? buttons >= 1 && buttons <= 5 : inside.length === 1
      return isFine ? [] : [`a row of ${inside.length}: 5 buttons or one menu`]
    }
    case 2:
      return [
        ...lengthFault('label', one['label'], one['emoji'] ? 0 : 1, 80),
        ...lengthFault('custom_id', one['custom_id'], 1, 100),
      ]
    case 3: {
      const options = list(one['options']).map(read)
      const values = options.map(({ value }) => wordsOf(value))
      const most = Number(one['max_values'] ?? 1)
      const least = Number(one['min_values'] ?? 1)
      const chosen = options.filter((option) => option['default'] === true).length
      return [
        ...lengthFault('custom_id', one['custom_id'], 1, 100),
        ...lengthFault('placeholder', one['placeholder'], 0, 150),
        ...(options.length >= 1 && options.length <= 25 ? [] : [`${options.length} options, 1 to 25`]),
        ...(new Set(values).size === values.length ? [] : ['values must differ']),
        ...(least <= most && most <= options.length && chosen <= most ? [] : ['values out of range']),
        ...options.flatMap(optionFaults),
      ]
    }
    default:
      return []
  }
}

function optionFaults({ label, value, description }: Fields): readonly string[] {
  return [
    ...lengthFault('option label', label, 1, 100),
    ...lengthFault('option value', value, 1, 100),
    ...(description === undefined ? [] : lengthFault('description', description, 1, 100)),
  ]
}

function nameFaults({ name, description }: Fields): readonly string[] {
  return [
    ...(/^[-_'\p{L}\p{N}]{1,32}$/u.test(wordsOf(name)) ? [] : [`command name ${wordsOf(name)}`]),
    ...lengthFault('command description', description, 1, 100),
  ]
}

function choiceFaults({ name, value }: Fields): readonly string[] {
  return [...lengthFault('name', name, 1, 100), ...lengthFault('value', value, 1, 100)]
}

function fileFaults(one: Fields, attachments: readonly string[]): readonly string[] {
  const url = wordsOf(read(one['file'])['url'])
  return attachments.some((name) => url === `attachment://${name}`) ? [] : [`no file for ${url}`]
}

function commandFaults(command: Fields): readonly string[] {
  // A command in a message's menu has a name of its own kind, and nothing else to say.
  if (command['type'] === 3)
    return [
      ...lengthFault('command name', command['name'], 1, 32),
      ...(command['description'] === undefined && command['options'] === undefined ? [] : ['no words beside its name']),
    ]
  const options = list(command['options']).map(read)
  const all = [command, ...options, ...options.flatMap((one) => list(one['options']).map(read))]
  const size = all.reduce((sum, { name, description }) => sum + wordsOf(name).length + wordsOf(description).length, 0)
  return [...all.flatMap(nameFaults), ...(options.length <= 25 && size <= 8_000 ? [] : ['a command too large'])]
}

/** Five at most, each with something to fill in or to read; what Discord's schema lets through and Discord does not. */
function formFaults(data: Fields): readonly string[] {
  const parts = list(data['components']).map(read)
  const fields = parts.flatMap((part) => (part['type'] === 18 ? [read(part['component'])] : []))
  const ids = fields.map(({ custom_id: id }) => wordsOf(id))
  return [
    ...(parts.length >= 1 && parts.length <= 5 ? [] : [`${parts.length} components of a form, 1 to 5`]),
    ...(fields.length > 0 ? [] : ['nothing to fill in']),
    ...(new Set(ids).size === ids.length ? [] : ['custom_ids must differ']),
    ...fields.flatMap((field) => (field['type'] === 3 ? formMenuFaults(field) : [])),
    ...fields.flatMap(({ value, max_length: most }) =>
      wordsOf(value).length <= Number(most ?? 4_000) ? [] : ['a value longer than may be written'],
    ),
    ...strings(data).flatMap((one) => (isWellFormed(one) ? [] : ['half a character'])),
  ]
}

function formMenuFaults(menu: Fields): readonly string[] {
  const isRequired = menu['required'] !== false
  return [
    ...componentFaults(menu),
    ...(isRequired && menu['min_values'] === 0 ? ['a required menu asks for one at least'] : []),
  ]
}

function completionFaults(data: Fields): readonly string[] {
  const choices = list(data['choices']).map(read)
  return [...(choices.length <= 25 ? [] : ['25 completions at most']), ...choices.flatMap(choiceFaults)]
}

function lengthFault(what: string, value: unknown, least: number, most: number): readonly string[] {
  const { length } = wordsOf(value)
  return length >= least && length <= most ? [] : [`${what} of ${length}, ${least} to ${most}`]
}

function flatten(one: unknown): readonly Fields[] {
  const component = read(one)
  const accessory = component['accessory'] === undefined ? [] : [component['accessory']]
  return [component, ...[...list(component['components']), ...accessory].flatMap(flatten)]
}

function strings(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : []
}

function isWellFormed(value: string): boolean {
  return !/\p{Surrogate}/u.test(value)
}
