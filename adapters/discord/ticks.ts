// Ticks live on the message: its menus know what is chosen in them, so that no process has to remember it.
import { decodeCustomId } from './custom-id.ts'
import { type Fields, fieldsOf, listOf, textOf } from './payload.ts'

const SELECT = 3

/** What is ticked in all menus of a message; undefined where it has none. */
export function tickedIn(components: readonly unknown[]): readonly string[] | undefined {
  const menus = components.flatMap(menusIn)
  if (menus.length === 0) return undefined
  const options = menus.flatMap((menu) => listOf(menu['options']).map(fieldsOf))
  return options.filter((option) => option['default'] === true).map((option) => textOf(option['value']))
}

/** The same components, with these ticks in the menu that was used. */
export function withTicks(components: readonly unknown[], menu: string, values: readonly string[]): readonly unknown[] {
  return components.map((one) => {
    const component = fieldsOf(one)
    if (component['custom_id'] === menu && component['type'] === SELECT)
      return {
        ...component,
        options: listOf(component['options']).map((option) => ticked(fieldsOf(option), values)),
      }
    const inner = component['components']
    return Array.isArray(inner) ? { ...component, components: withTicks(inner, menu, values) } : component
  })
}

function ticked(option: Fields, values: readonly string[]): Fields {
  return { ...option, default: values.includes(textOf(option['value'])) }
}

function menusIn(one: unknown): readonly Fields[] {
  const component = fieldsOf(one)
  const pressed = decodeCustomId(textOf(component['custom_id']))
  const isTicks = component['type'] === SELECT && pressed.kind === 'menu' && pressed.pick === 'many'
  return isTicks ? [component] : listOf(component['components']).flatMap(menusIn)
}
