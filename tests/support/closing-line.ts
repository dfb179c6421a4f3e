import type { Reporter, TestModule } from 'vitest/node'

/**
 * Ends a run with the line `N passed, N failed` (and `, N skipped`), which continuous integration counts.
 * A file that could not be loaded counts as one failure. With `VERSUS_NO_SKIPS=1` a skipped test is a failure.
 */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const count = { passed: 0, failed: unhandledErrors.length, skipped: 0 }
    for (const module of modules) {
      if (module.errors().length > 0) count.failed++
      for (const test of module.children.allTests()) {
        const { state } = test.result()
        if (state === 'passed' || state === 'failed' || state === 'skipped') count[state]++
      }
    }
    if (process.env['VERSUS_NO_SKIPS'] === '1' && count.skipped > 0) {
      console.log(`${count.skipped} skipped tests count as failures here (VERSUS_NO_SKIPS=1).`)
      count.failed += count.skipped
      count.skipped = 0
      process.exitCode = 1
    }
    const skipped = count.skipped > 0 ? `, ${count.skipped} skipped` : ''
    process.once('exit', () => process.stdout.write(`${count.passed} passed, ${count.failed} failed${skipped}\n`))
  }
}
