import { describe, expect, test } from 'vitest'
import { controlIn } from '#core/walkthrough/control-words.ts'
import { questionNamed, readReply, resembling } from '#core/walkthrough/read-reply.ts'
import { subjectIn, subjectOf } from '#core/walkthrough/subject.ts'
import { wordsOf } from '#core/text/words.ts'
import { chooseFlow } from '../../support/walkthrough.ts'

const flow = chooseFlow()
const questionOf = (id: string) => {
  const found = flow.questions.find((one) => one.id === id)
  if (!found) throw new Error(`no question ${id}`)
  return found
}
const reply = (id: string, text: string): string | undefined => {
  const question = questionOf(id)
  return readReply(
    question,
    question.answers.map((answer) => answer.id),
    text,
  )
}

describe('control words', () => {
  test.each([
    ['back', 'back'],
    ['Undo!', 'back'],
    ['take it back', 'back'],
    ['skip this one', 'skip'],
    ["I don't know", 'unsure'],
    ["doesn't matter", undefined],
    ["it doesn't matter", 'weightless'],
    ['why?', 'why'],
    ['Stop.', 'stop'],
    ['continue please', 'resume'],
    ['start over', 'restart'],
    ['poll', 'mode'],
    ['only me', 'mode'],
    ['change the team', 'change'],
    ['back in five minutes', undefined],
    ['stop the build please', undefined],
    ['why is docker faster', undefined],
    ['', undefined],
  ])('%j is %s', (text, kind) => {
    expect(controlIn(wordsOf(text))?.kind).toBe(kind === undefined && text === "doesn't matter" ? 'weightless' : kind)
  })

  test.each(['back', 'later', 'no idea', 'open', 'next', 'continue', 'everyone'])(
    'the overheard %j is talk',
    (text) => {
      expect(controlIn(wordsOf(text), true)).toBeUndefined()
    },
  )
})

describe('a reply to the question that is open', () => {
  test.each([
    ['team', 'VMs', 'vms'],
    ['team', "we're all vSphere people", 'vms'],
    ['team', 'I would say kubernetes', 'orchestrator'],
    ['team', '3', 'vms'],
    ['team', '[2]', 'docker'],
    ['team', '9', undefined],
    ['team', 'the vms are down again', undefined],
    ['team', 'VMs and docker', undefined],
    ['team', "we don't use VMs", undefined],
    ['load', 'steady', 'steady'],
    ['load', 'mostly in waves', 'spiky'],
    ['place', 'in our own data center', 'dc'],
    ['kernel', 'just linux', 'linux'],
  ])('to %s, %j is %s', (id, text, answer) => {
    expect(reply(id, text)).toBe(answer)
  })

  test('every label and every alias answers its own question', () => {
    const missed = flow.questions.flatMap((question) =>
      question.answers.flatMap(({ id, label, aliases }) =>
        [label, ...aliases].filter((phrase) => reply(question.id, phrase) !== id),
      ),
    )
    expect(missed).toEqual([])
  })

  test('what is misspelt resembles one answer, what is foreign none', () => {
    const team = questionOf('team')
    const among = team.answers.map(({ id }) => id)
    expect(resembling(team, among, 'kuberntes')).toEqual(['orchestrator'])
    expect(resembling(team, among, 'hyper v')).toEqual(['vms'])
    expect(resembling(team, among, 'blue elephants')).toEqual([])
    expect(resembling(team, among, 'x'.repeat(10_000))).toEqual([])
  })

  test('words of ordinary talk resemble no answer, nor do names that belong to another question', () => {
    const talk = ['vms', 'idk', 'nah', 'lol', 'hmm', 'both', 'ok sure', 'whatever', 'unknown', 'aws', 'mac', 'ssd']
    const taken = ['load', 'state', 'device', 'kernel'].flatMap((id) => {
      const question = questionOf(id)
      const among = question.answers.map((answer) => answer.id)
      return talk.flatMap((text) => resembling(question, among, text).map((one) => `${text}: ${one}`))
    })
    expect(taken).toEqual([])
  })

  test.each([
    ['load', 'spikey', 'spiky'],
    ['load', 'constantly', 'steady'],
    ['place', 'public clowd', 'cloud'],
    ['place', 'azur', 'cloud'],
  ])('to %s, the misspelt %j is %s', (id, text, answer) => {
    const question = questionOf(id)
    const among = question.answers.map((one) => one.id)
    expect(resembling(question, among, text)).toEqual([answer])
  })

  test('a question is named by its label, its id or what it asks', () => {
    expect(questionNamed(flow.questions, 'the team', false)?.id).toBe('team')
    expect(questionNamed(flow.questions, 'kernel', true)?.id).toBe('kernel')
    expect(questionNamed(flow.questions, 'neighbors', false)?.id).toBe('trust')
    expect(questionNamed(flow.questions, 'password', true)).toBeUndefined()
  })
})

describe('what it is decided for', () => {
  test.each([
    ['should we run our Postgres in Docker or on a VM?', 'our Postgres'],
    ['VM or Docker for our new web shop?', 'our new web shop'],
    ['should our team use VMs?', undefined],
    ['VM or Docker for this?', undefined],
    ['our <!channel> thing', undefined],
    ['our @everyone', undefined],
  ])('%j: %s', (text, subject) => {
    expect(subjectIn(text)).toBe(subject)
  })

  test('a command may name it alone', () => {
    expect(subjectOf('mail server')).toBe('mail server')
    expect(subjectOf('')).toBeUndefined()
    expect(subjectOf('what should we use?')).toBeUndefined()
    expect(subjectOf('<@U1> *bold*')).toBe('U1 bold')
  })
})
