import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    testTimeout: 20_000,
    hookTimeout: 30_000,
    reporters: ['default', './tests/support/closing-line.ts'],
    coverage: { provider: 'v8', include: ['src/**', 'adapters/**'], reporter: ['text'] },
  },
})
