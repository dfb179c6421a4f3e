// Asks what there is, lets people in, and opens the page.
import { createDoor } from './door.js'
import { byId } from './elements.js'
import { openPage } from './open-page.js'
import { showTrouble, textOf } from './said.js'
import { call, Refusal } from './server.js'

const PAUSE = 1_000

const door = createDoor(begin)

async function begin() {
  try {
    const about = await call('about')
    door.open()
    byId('app').hidden = false
    showTrouble('')
    openPage(about)
  } catch (error) {
    if (error instanceof Refusal && error.status === 401) return door.ask()
    byId('app').hidden = false
    showTrouble(textOf(error))
    setTimeout(begin, PAUSE)
    if (!(error instanceof Refusal)) throw error
  }
}

await begin()
