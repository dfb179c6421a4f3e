import { describe, expect, test } from 'vitest'
import { isBareMention } from '#core/text/bare-mention.ts'

describe('a mention that means what others said', () => {
  test.each([
    '',
    '<@U0BOT>',
    '<@U0BOT> ?',
    'thoughts?',
    'Any thoughts, folks?',
    'hey <@U0BOT>, thoughts on this please?',
    'opinions?',
    'what do you think?',
    'so what would you say about that?',
    'is that right?',
    "isn't that true?",
    'is this still correct?',
    'true?',
    'really??',
    'agree?',
    'do you agree',
    'can you weigh in',
    'could you settle this please',
    "what's your take?",
    'who is right?',
    'help us',
    'fact check?',
  ])('%s', (text) => expect(isBareMention(text)).toBe(true))

  test.each([
    'hi',
    'hello <@U0BOT>',
    'thanks!',
    'help',
    'why?',
    'is docker lighter?',
    'thoughts on docker vs VMs?',
    'is that right for Windows?',
    'what do you think about containers?',
    'which one?',
    'VMs',
    'undo',
    '2',
    'compare',
    'what can you do?',
    'is it faster?',
  ])('not: %s', (text) => expect(isBareMention(text)).toBe(false))
})
