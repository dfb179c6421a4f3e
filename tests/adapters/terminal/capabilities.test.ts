import { describe, expect, test } from 'vitest'
import { capabilitiesOf } from '#adapters/terminal/capabilities.ts'

describe('links', () => {
  test.each([
    [{ TERM: 'xterm-256color', TERM_PROGRAM: 'WezTerm' }, true],
    [{ TERM: 'xterm-kitty' }, true],
    [{ TERM: 'xterm-256color', VTE_VERSION: '7600' }, true],
    [{ TERM: 'xterm-256color', VTE_VERSION: '5000' }, false],
    [{ TERM: 'xterm-256color', WT_SESSION: 'x' }, true],
    [{ TERM: 'xterm-256color' }, false],
    [{ TERM: 'tmux-256color', VTE_VERSION: '7600' }, false],
    [{ TERM: 'xterm-256color', TMUX: '/tmp/x', VTE_VERSION: '7600' }, false],
    [{ TERM: 'dumb', TERM_PROGRAM: 'vscode' }, false],
    [{}, false],
  ])('%j: %s', (environment, expected) => {
    expect(capabilitiesOf(environment).hasLinks).toBe(expected)
  })
})

describe('Unicode', () => {
  test.each([
    [{ LANG: 'en_GB.UTF-8' }, true],
    [{ LANG: 'de_DE.ISO-8859-1' }, false],
    [{ LC_ALL: 'C.utf8', LANG: 'de_DE.ISO-8859-1' }, true],
    [{ TERM: 'linux', LANG: 'en_GB.UTF-8' }, false],
    [{}, true],
  ])('%j: %s', (environment, expected) => {
    expect(capabilitiesOf(environment).hasUnicode).toBe(expected)
  })
})
