import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Offer } from '#adapters/terminal/offers.ts'
import { type Envelope, receive, type Received } from '#adapters/terminal/receive.ts'
import { anyText } from '../shared/any-reply.ts'

const envelope: Envelope = {
  id: 'r-1',
  at: 0,
  from: { id: 'you', name: 'You' },
  place: { platform: 'terminal', workspace: 'local', channel: 'terminal', thread: 'r/1', audience: 'direct' },
}

function offer(ref: string, label: string, tick?: boolean): Offer {
  return { ref, label, isTick: tick !== undefined, isTicked: tick === true }
}

const buttons = [offer('more', 'More'), offer('choose', 'Help us decide'), offer('amd', 'amd64 images on a Mac')]

function read(line: string, offers: readonly Offer[] = buttons): Received {
  return receive(line, offers, envelope)
}

/** The kind and what matters of it, on one line. */
function short(received: Received): string {
  if (received.kind === 'request') {
    const { request } = received
    if (request.kind === 'question') return `question ${request.text}`
    if (request.kind === 'command') return `command ${request.name} ${request.args}`.trim()
    if (request.kind === 'press') return ['press', request.ref, ...(request.values ?? [])].join(' ')
    return request.kind
  }
  if (received.kind === 'local') return `local ${received.command}`
  return received.kind === 'advice' ? received.text : received.kind
}

describe('a typed line', () => {
  test.each([
    ['which starts faster?', 'question which starts faster?'],
    ['  why?  ', 'question why?'],
    ['', 'ignored'],
    ['   \t ', 'ignored'],
    ['\u001b[A', 'ignored'],
    ['1', 'press more'],
    ['[2]', 'press choose'],
    ['3.', 'press amd'],
    ['#1', 'press more'],
    ['MORE', 'press more'],
    ['help us', 'press choose'],
    ['amd', 'press amd'],
    ['help', 'question help'],
    ['m', 'question m'],
    ['4', 'There is no [4] here, [1] to [3]. Type one of them, or ask something.'],
    ['0', 'There is no [0] here, [1] to [3]. Type one of them, or ask something.'],
    ['1 2', 'One at a time, please: type one number.'],
    ['2 VMs or 1?', 'question 2 VMs or 1?'],
    ['/ask what is a VM?', 'command ask what is a VM?'],
    ['/COMPARE', 'command compare'],
    ['/compar', 'There is no /compar. Did you mean /compare?'],
    ['/aks x', 'There is no /aks. Did you mean /ask?'.replace('Did you mean /ask?', ':help lists what there is.')],
    ['/nonsense', 'There is no /nonsense. :help lists what there is.'],
    ['/etc/hosts in a container?', 'question /etc/hosts in a container?'],
    ['/', 'question /'],
    [':why', 'local why'],
    [':q', 'local quit'],
    [':QUIT', 'local quit'],
    [':wyh', 'There is no :wyh. :help lists what there is.'],
    [':halp', 'There is no :halp. Did you mean :help?'],
    [':-)', 'question :-)'],
    ['exit', 'local quit'],
  ])('%j is: %s', (line, expected) => {
    expect(short(read(line))).toBe(expected)
  })

  test('is a question where it is a number and nothing was numbered', () => {
    expect(short(read('1', []))).toBe('question 1')
  })

  test('is a question where two labels begin like it', () => {
    expect(short(read('what', [offer('a', 'What Docker is'), offer('b', 'What a VM is')]))).toBe('question what')
  })

  test('ticks and unticks, and sends the ticked ones with the next press', () => {
    const offers = [offer('a', 'A GPU', true), offer('b', 'An auditor', false), offer('next', 'Next')]
    expect(read('1, 2', offers)).toEqual({ kind: 'ticks', places: [0, 1] })
    expect(short(read('next', offers))).toBe('press next a')
  })

  test('has an outcome whatever it holds, and never a control character in it', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.stringMatching(/^[:/][a-z]{1,12}$/)), (line) => {
        const text = short(read(line))
        expect(text).not.toBe('')
        expect(text).not.toMatch(/\p{Control}/u)
      }),
    )
  })
})
