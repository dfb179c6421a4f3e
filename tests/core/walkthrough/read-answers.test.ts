import { describe, expect, test } from 'vitest'
import { readAnswers } from '#core/walkthrough/read-answers.ts'
import { chooseFlow } from '../../support/walkthrough.ts'

const flow = chooseFlow()
const NAMES = ['vm', 'virtual machine', 'virtual machines', 'docker', 'container', 'containers', 'VMs']
const read = (text: string): readonly string[] =>
  readAnswers(flow, text, NAMES).map(({ question, answer }) => `${question} ${answer}`)

describe('answers in a message', () => {
  test.each([
    ['our Postgres, and the traffic comes in peaks', ['state heavy', 'load spiky']],
    ['we run Kubernetes on AWS', ['team orchestrator', 'place cloud']],
    ['a .NET service under IIS', ['kernel windows']],
    ['Docker already runs there', ['team docker']],
    ['we know VMs well', ['team vms']],
    ['it needs a USB dongle and runs on bare metal', ['device device', 'place metal']],
    ['an old FreeBSD box', ['kernel otheros']],
    ['many short jobs, all stateless', ['load short', 'state stateless']],
  ])('%j says %j', (text, answers) => {
    expect([...read(text)].toSorted()).toEqual(answers.toSorted())
  })

  test.each([
    'no GPU needed',
    'we have no Kubernetes and never will',
    'it does not come in peaks',
    'should we use docker or a VM?',
    'we want to move to docker',
    'we are thinking about VMs',
    'even the old one is open',
    'nobody told us, nothing new',
    'we run Kubernetes here and docker compose there',
    'the weather is nice',
    '',
    '?'.repeat(5000),
  ])('%j says nothing: it is denied, wished, asked, ordinary or a near-tie', (text) => {
    expect(read(text)).toEqual([])
  })

  test('are quoted as they were written', () => {
    expect(readAnswers(flow, 'We use our big PostgreSQL here.', NAMES)).toEqual([
      { question: 'state', answer: 'heavy', quote: 'PostgreSQL' },
    ])
  })

  test('a longer alias counts before a shorter one within it', () => {
    expect(read('it runs on Windows 7')).toEqual(['kernel otheros'])
  })

  test('every alias of two words or more is read where it is said plainly, but for those of ordinary talk', () => {
    const missed = flow.questions.flatMap(({ id, answers }) =>
      answers.flatMap(({ id: answer, aliases }) =>
        aliases
          .filter((alias) => alias.includes(' ') && !/\bno\b/.test(alias))
          .filter((alias) => !read(`we already have ${alias}`).includes(`${id} ${answer}`)),
      ),
    )
    expect(missed).toEqual(['our own', 'own code', 'just us', 'some data'])
  })
})
