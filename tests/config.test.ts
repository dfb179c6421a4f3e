import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadConfig, SETTING_NAMES } from '#config.ts'

function faultsOf(env: Record<string, string>): readonly string[] {
  const configured = loadConfig(env)
  return 'faults' in configured ? configured.faults : []
}

/** The folders of knowledge, or what is wrong. */
function foldersIn(value: string, separator: string): unknown {
  const configured = loadConfig({ VERSUS_KNOWLEDGE: value }, separator)
  return 'config' in configured ? configured.config.knowledge : configured.faults
}

/** The page as it is set, "off", or what is wrong. */
function pageOf(env: Record<string, string>): unknown {
  const configured = loadConfig(env)
  return 'config' in configured ? (configured.config.page ?? 'off') : configured.faults
}

describe('the settings', () => {
  test('may all be missing or empty', () => {
    const nothing = loadConfig({})
    expect(nothing).toMatchObject({
      config: { data: './data', database: './data/versus.db', host: '127.0.0.1', port: 3000 },
    })
    expect(loadConfig({ PORT: '', VERSUS_SECRET: '', VERSUS_DATABASE: '' })).toEqual(nothing)
  })

  test('that are wrong are all reported at once, each with what to do, and without their values', () => {
    const faults = faultsOf({
      PORT: 'many',
      VERSUS_SECRET: 'short',
      VERSUS_DATABASE: 'mysql://u:hunter2@h/d',
      LOG_LEVEL: 'loud',
    })
    expect(faults).toHaveLength(4)
    expect(faults.join('\n')).toContain('PORT: write a number from 0 to 65535')
    expect(faults.join('\n')).toContain('write one of: debug, info, warn, error')
    expect(faults.join('\n')).not.toMatch(/hunter2|short|many|loud/)
  })

  test('with a mistyped name are reported with the name that was probably meant', () => {
    expect(faultsOf({ VERSUS_DATABSE: 'x.db' })).toEqual([
      'VERSUS_DATABSE: there is no such setting; did you mean VERSUS_DATABASE?',
    ])
    expect(faultsOf({ VERSUS_KNOWLEGE: 'x' })[0]).toContain('VERSUS_KNOWLEDGE')
  })

  test('takes an app for many workspaces as a whole only, and says what is missing or in its way', () => {
    const secret = 's'.repeat(16)
    const app = { SLACK_CLIENT_ID: '1.2', SLACK_CLIENT_SECRET: 'c', SLACK_SIGNING_SECRET: 'abc' }
    const oauth = { clientId: '1.2', clientSecret: 'c', stateSecret: secret }
    const slack = { signingSecret: 'abc', oauth }
    expect(loadConfig({ ...app, VERSUS_SECRET: secret })).toMatchObject({ config: { slack } })
    expect(loadConfig({ ...app, SLACK_STATE_SECRET: secret })).toMatchObject({ config: { slack } })
    expect(loadConfig({ ...app, SLACK_STATE_SECRET: secret })).not.toHaveProperty('config.page')
    expect(faultsOf(app)).toEqual([expect.stringMatching(/^SLACK_STATE_SECRET: set it/)])
    expect(faultsOf({ SLACK_CLIENT_ID: '1.2', VERSUS_SECRET: secret })).toEqual([
      expect.stringMatching(/^SLACK_CLIENT_SECRET: is missing/),
      expect.stringMatching(/^SLACK_SIGNING_SECRET: is missing/),
    ])
    expect(faultsOf({ ...app, VERSUS_SECRET: secret, SLACK_BOT_TOKEN: 'xoxb-1' })).toEqual([
      expect.stringMatching(/^SLACK_BOT_TOKEN: leave it out/),
    ])
  })

  test('name several folders of knowledge, which are added to the shipped one, unless that is switched off', () => {
    expect(foldersIn('ours', ':')).toEqual(['ours'])
    expect(foldersIn('./ours:/srv/theirs: ours ::ours', ':')).toEqual(['./ours', '/srv/theirs', 'ours'])
    expect(foldersIn('C:\\ours;D:\\theirs', ';')).toEqual(['C:\\ours', 'D:\\theirs'])
    expect(foldersIn(' : ', ':')).toBeUndefined()
    expect(loadConfig({})).not.toHaveProperty('config.withoutShipped')
    expect(loadConfig({ VERSUS_SHIPPED: 'on' })).not.toHaveProperty('config.withoutShipped')
    expect(loadConfig({ VERSUS_SHIPPED: 'off', VERSUS_KNOWLEDGE: 'ours' })).toMatchObject({
      config: { withoutShipped: true, knowledge: ['ours'] },
    })
    expect(faultsOf({ VERSUS_SHIPPED: 'off' })).toEqual([expect.stringMatching(/^VERSUS_KNOWLEDGE: name a folder/)])
    for (const value of ['~/ours', './ours: ~/theirs'])
      expect(faultsOf({ VERSUS_KNOWLEDGE: value })).toEqual([expect.stringContaining('write the whole path')])
    expect(foldersIn('./ours~', ':')).toEqual(['./ours~'])
    expect(faultsOf({ VERSUS_SHIPPED: 'no' })).toEqual(['VERSUS_SHIPPED: write on or off'])
  })

  test('of a platform belong together', () => {
    expect(faultsOf({ SLACK_BOT_TOKEN: 'xoxb-1' })).toEqual([
      'SLACK_BOT_TOKEN: set SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (events by HTTP) as well',
    ])
    expect(faultsOf({ SLACK_SIGNING_SECRET: 'abc' })).toEqual(['SLACK_BOT_TOKEN: is missing; it begins with xoxb-'])
    expect(faultsOf({ SLACK_BOT_TOKEN: 'xapp-1', SLACK_APP_TOKEN: 'xoxb-1' }).join('\n')).toMatch(
      /SLACK_BOT_TOKEN: write .*xoxb-\nSLACK_APP_TOKEN: write .*xapp-/,
    )
    expect(loadConfig({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1', DISCORD_TOKEN: 'd' })).toMatchObject({
      config: { slack: { token: 'xoxb-1', appToken: 'xapp-1' }, discord: { token: 'd', hasMessageContent: false } },
    })
  })

  test('of the page keep it to this machine, unless there is an access token', () => {
    const VERSUS_PAGE_TOKEN = 'sixteen letters or more'
    expect(pageOf({})).toEqual({})
    expect(pageOf({ VERSUS_PAGE: 'off' })).toBe('off')
    expect(pageOf({ DISCORD_TOKEN: 'd' })).toBe('off')
    expect(pageOf({ DISCORD_TOKEN: 'd', VERSUS_PAGE: 'on' })).toEqual({})
    expect(pageOf({ HOST: '0.0.0.0' })).toBe('off')
    expect(pageOf({ HOST: '0.0.0.0', VERSUS_PAGE_TOKEN })).toEqual({ token: VERSUS_PAGE_TOKEN })
    expect(pageOf({ HOST: '0.0.0.0', VERSUS_PAGE: 'on' })).toEqual([
      expect.stringMatching(/^VERSUS_PAGE_TOKEN: the page needs/),
    ])
    expect(pageOf({ VERSUS_PAGE_TOKEN: 'short' })).toEqual([
      expect.stringMatching(/^VERSUS_PAGE_TOKEN: write at least 16/),
    ])
    expect(pageOf({ HOST: '127.0.0.1.evil.example' })).toBe('off')
  })

  test('are the ones that .env.example documents, in its order', () => {
    const example = readFileSync(join(import.meta.dirname, '../.env.example'), 'utf8')
    const documented = [...example.matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name)
    expect(documented).toEqual(SETTING_NAMES)
    expect(
      loadConfig(
        Object.fromEntries(
          [...example.matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name = '', value = '']) => [name, value]),
        ),
      ),
    ).toHaveProperty('config')
  })
})
