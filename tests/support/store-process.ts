import { openStore } from '#storage/open-store.ts'
import { question, start } from './store-samples.ts'

// A process of its own that opens a store and accepts requests: for tests of what several processes, a kill or another user
// do to a file. Arguments: database, prefix of the ids, how many. Prints each id once it is safely taken, or an error's code.

const [database = '', prefix = '', count = '0'] = process.argv.slice(2)
try {
  const store = await openStore({ database })
  for (let i = 0; i < Number(count); i++) {
    const id = `${prefix}${i}`
    const answer = await store.inbox.accept({ key: id, request: question(id), receivedAt: start })
    if (answer === 'new') console.log(id)
  }
  await store.close()
} catch (error) {
  console.log(error instanceof Error && 'code' in error ? error.code : error)
}
