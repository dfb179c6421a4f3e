// Where there is an access token, it is asked for once.
import { byId } from './elements.js'
import { call } from './server.js'

/** @param {() => Promise<void>} goIn */
export function createDoor(goIn) {
  const field = /** @type {HTMLInputElement} */ (byId('token'))
  const enter = async () => {
    try {
      await call('enter', { token: field.value })
      byId('token-problem').textContent = ''
      await goIn()
    } catch (error) {
      byId('token-problem').textContent = error instanceof Error ? error.message : String(error)
    }
  }
  byId('enter').addEventListener('submit', (event) => {
    event.preventDefault()
    void enter()
  })
  return {
    ask() {
      byId('door').hidden = false
      field.focus()
    },
    open: () => void (byId('door').hidden = true),
  }
}
