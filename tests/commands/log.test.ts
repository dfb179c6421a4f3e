import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createLog } from '#commands/log.ts'
import { VersusError } from '#model/errors.ts'

function recording(options: { readonly level?: 'debug' | 'info' | 'error'; readonly isPretty?: boolean } = {}) {
  const lines: string[] = []
  const log = createLog({ level: 'info', isPretty: false, color: false, write: (line) => lines.push(line), ...options })
  return { log, lines }
}

const slack = ['xoxb', '1234567890', 'abcdefABCDEF'].join('-')
const slackApp = ['xapp', '1', 'A0123', '4567', 'abcdef0123456789'].join('-')
const discord = ['MTIzNDU2Nzg5MDEyMzQ1Njc4', 'GabcdE', 'abcdefghijklmnopqrstuvwxyz0123456789AB'].join('.')

describe('the log', () => {
  test('is one JSON object per line, with the time, the level and the fields', () => {
    const { log, lines } = recording()
    log.info('request handled', { request: 'q1', took: 1.5 })
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatch(/\n$/)
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      level: 'info',
      msg: 'request handled',
      request: 'q1',
      took: 1.5,
      time: expect.any(Number),
    })
  })

  test('leaves out what is below its level', () => {
    const { log, lines } = recording({ level: 'error' })
    log.debug('a')
    log.info('b')
    log.warn('c')
    log.error('d')
    expect(lines).toHaveLength(1)
  })

  test('has an error with its code, detail and cause', () => {
    const { log, lines } = recording()
    const cause = new TypeError('the cause')
    log.error('failed', {
      error: new VersusError('store-full', 'The disk is full.', { detail: { disk: 'sda' }, cause }),
    })
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      error: {
        code: 'store-full',
        message: 'The disk is full.',
        detail: { disk: 'sda' },
        cause: { message: 'the cause' },
      },
    })
  })

  test('never has a secret: by the name of a field, or by its shape in any text', () => {
    const secrets = [slack, slackApp, discord, 'hunter2hunter2', 'a-token-of-discord', 'T0/B0/secretsecret']
    const { log, lines } = recording({ level: 'debug' })
    log.debug('a', { token: 'hunter2hunter2', botToken: slack, via: { token: 'hunter2hunter2', expiresAt: 1 } })
    log.info('b', { headers: { authorization: 'hunter2hunter2', Cookie: 'hunter2hunter2' } })
    log.warn('c', { text: `with ${slack} and ${slackApp} and ${discord}.`, list: [{ deep: `Bearer hunter2hunter2` }] })
    log.error('d', {
      error: new Error(`POST https://discord.com/api/v10/webhooks/123456789/a-token-of-discord failed`, {
        cause: new Error(`connect postgres://versus:hunter2hunter2@db/versus`),
      }),
      url: 'https://hooks.slack.com/commands/T0/B0/secretsecret',
    })
    const text = lines.join('')
    expect(lines).toHaveLength(4)
    for (const secret of secrets) expect(text).not.toContain(secret)
    expect(text).toContain('postgres://versus:[redacted]@db/versus')
  })

  test('finds a token in the middle of any text', () => {
    const { log, lines } = recording()
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.constantFrom(slack, slackApp, discord), (before, after, secret) => {
        lines.length = 0
        log.info('x', { text: `${before} ${secret} ${after}` })
        expect(JSON.parse(lines[0] ?? '')).not.toMatchObject({ text: expect.stringContaining(secret) })
      }),
    )
  })

  test('is pretty for a reader: one line, with the stack of an error below', () => {
    const { log, lines } = recording({ isPretty: true })
    log.warn('send failed', { platform: 'slack', note: 'two words\nand a line' })
    expect(lines[0]).toMatch(/^\d\d:\d\d:\d\d warn {2}send failed platform=slack note="two words\\nand a line"\n$/)
    log.error('failed', { error: new Error('deep down') })
    expect(lines[1]).toContain('error: Error: deep down')
  })
})
