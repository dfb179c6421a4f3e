/**
 * Calls that come while earlier ones are under way are run together, in the order of the calls. `run` takes up to `most` items
 * and gives a result for each, or fails for all: then each is run alone, and meets its own fate. `rest` is what is waited for
 * between two batches; an embedded database never yields, so whoever waits at a socket must be heard there.
 */
export function gather<Item, Result>(
  run: (items: readonly Item[]) => Promise<readonly Result[]>,
  most: number,
  rest: (size: number, took: number) => Promise<void> = oneTurn,
): (item: Item) => Promise<Result> {
  interface Call {
    readonly item: Item
    readonly resolve: (result: Result) => void
    readonly reject: (cause: unknown) => void
  }
  let waiting: readonly Call[] = []
  let isRunning = false

  const runAll = async (calls: readonly Call[]): Promise<void> => {
    const results = await run(calls.map(({ item }) => item))
    for (const [at, result] of results.entries()) calls[at]?.resolve(result)
  }
  const runEach = async (calls: readonly Call[]): Promise<void> => {
    for (const call of calls) await runAll([call]).catch(call.reject)
  }
  const empty = async (): Promise<void> => {
    isRunning = true
    while (waiting.length > 0) {
      const calls = waiting.slice(0, most)
      waiting = waiting.slice(most)
      const started = performance.now()
      await runAll(calls).catch(() => runEach(calls))
      await rest(calls.length, performance.now() - started)
    }
    isRunning = false
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting = [...waiting, { item, resolve, reject }]
      if (!isRunning) void empty()
    })
}

/** One turn of the event loop. */
export function oneTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve)
  })
}
