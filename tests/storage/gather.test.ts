import { expect, test } from 'vitest'
import { gather } from '#storage/gather.ts'

test('runs what comes meanwhile together, in order, and gives each its own result', async () => {
  const batches: (readonly number[])[] = []
  const double = gather<number, number>(async (items) => {
    batches.push(items)
    await new Promise((resolve) => setTimeout(resolve, 5))
    return items.map((item) => item * 2)
  }, 3)
  expect(await Promise.all([1, 2, 3, 4, 5, 6].map(double))).toEqual([2, 4, 6, 8, 10, 12])
  expect(batches).toEqual([[1], [2, 3, 4], [5, 6]])
})

test('tries each alone when a batch fails, so that one bad item takes nothing from the others', async () => {
  const run = gather<string, string>(async (items) => {
    if (items.includes('bad')) throw new Error(`refused ${items.join()}`)
    return items
  }, 10)
  const settled = await Promise.allSettled(['first', 'good', 'bad', 'last'].map(run))
  expect(settled.map((one) => (one.status === 'fulfilled' ? one.value : String(one.reason)))).toEqual([
    'first',
    'good',
    'Error: refused bad',
    'last',
  ])
  expect(await run('later')).toBe('later')
})
