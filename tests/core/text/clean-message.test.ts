import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanMessage } from '#core/text/clean-message.ts'

describe('cleanMessage', () => {
  test.each([
    ['<@U012AB3CD> which is lighter?', 'which is lighter?'],
    ['<@!80351110224678912> <@&165511591545143296> which is lighter?', 'which is lighter?'],
    ['see <https://example.org/x|this page> on docker', 'see this page on docker'],
    ['see https://example.org/a?b=c on docker', 'see on docker'],
    ['<#C0123|general> <!here> docker?', 'docker?'],
    ['is `docker` *faster* :rocket:', 'is docker faster'],
    ['<b>docker</b> or <script src="x">vm', 'docker or vm'],
    ['VM &amp; container', 'VM & container'],
    ['```\ndocker run x\n``` is this a VM?', 'is this a VM?'],
    ['> which is safer?\nI think a VM', 'I think a VM'],
    ['> which is safer?', 'which is safer?'],
    ['vm\u202E\u200B or\u0007 docker', 'vm or docker'],
    ['snake_case stays', 'snake_case stays'],
  ])('reads %j as %j', (text, cleaned) => {
    expect(cleanMessage(text)).toBe(cleaned)
  })

  test.each(['', '   ', '```only code```', '<@U012AB3CD>', 'https://example.org', ':tada:'])(
    'finds nothing in %j',
    (text) => {
      expect(cleanMessage(text)).toBe('')
    },
  )

  test('never throws, and gives one line without controls or marks that turn the writing direction', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const cleaned = cleanMessage(text)
        expect(cleaned).toBe(cleaned.trim())
        expect(cleaned).not.toMatch(/[\n\u202a-\u202e\u2066-\u2069\u200b]/)
      }),
    )
  })

  test.each(['<', '&gt;', '`', '*', ':a', '> ', '<@', 'http://'])(
    'reads 100,000 times %j without going astray',
    (piece) => {
      expect(() => cleanMessage(piece.repeat(100_000))).not.toThrow()
    },
  )
})
