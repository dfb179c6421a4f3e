import { describe, expect, test } from 'vitest'
import { labelsOf, last, textOf } from '../support/talk.ts'
import { shippedWorld } from '../support/world.ts'

const world = await shippedWorld()

/** What people ask for by name, as they write it after "what is", and how an answer about it begins. */
const NAMED: readonly (readonly [name: string, asked: string, lead: RegExp])[] = [
  ['VM', 'a VM', /^A computer made of software/],
  ['container', 'a container', /^A fenced-off program/],
  ['hypervisor', 'a hypervisor', /^The layer that shares one machine out among VMs/],
  ['vSphere', 'vSphere', /^VMware's platform/],
  ['Hyper-V', 'Hyper-V', /^Microsoft's hypervisor/],
  ['KVM', 'KVM', /^(?:A part of the Linux kernel|The Linux kernel's own hypervisor)/],
  // Two comparisons have Docker as a subject; while they are equally near, the choice between them is right, too.
  ['Docker', 'Docker', /^(?:A product family for packaging|Which\? VM or container · Docker or Podman$)/],
  ['CLI', 'the Docker CLI', /^The (?:command line|docker command)/],
  ['Compose', 'Docker Compose', /^(?:One file that describes an application|For a group of containers on one server)/],
  ['Swarm', 'Docker Swarm', /^(?:The orchestrator inside Docker Engine|Docker's built-in orchestrator)/],
  [
    'Kubernetes',
    'Kubernetes',
    /^(?:A platform that keeps containers|The usual choice for containers on a large scale)/,
  ],
]

/** What it answers; or, where it asks back, the choices in one line. */
function reply(question: string): string {
  const outcome = last(world, question)
  const kind = outcome.findings[0]?.match.kind
  if (kind === 'sure') return textOf(outcome)
  return kind === 'unsure' ? `Which? ${labelsOf(outcome).join(' · ')}` : 'no answer'
}

describe.each(NAMED)('%s, by name', (name, asked, lead) => {
  test.each([`what is ${asked}?`, `tell me about ${asked}`, `tell me about ${name}`])(
    '"%s" is answered with what it is',
    (question) => expect(reply(question)).toMatch(lead),
  )

  test('the bare name is answered, or asked back with two or three choices, never refused', () => {
    expect(reply(`${name}?`)).toMatch(new RegExp(`${lead.source}|^Which\\? [^·]+(?: · [^·]+){1,2}$`))
  })
})

describe('one side alone', () => {
  test.each([
    ['downsides of VMs', /Weak at: memory, disk space and start-up time/],
    ['what are the drawbacks of VMs?', /Weak at: memory, disk space and start-up time/],
    ['disadvantages of containers', /Weak at: separation from hostile neighbours/],
    ['downsides of Docker', /Weak at: separation from hostile neighbours/],
    ['when should I not use Docker', /Not for desktop programs|not where root is forbidden/],
    ['tell me about containers', /^A fenced-off program/],
  ])('"%s" is answered from that side', (question, told) => {
    expect(reply(question)).toMatch(told)
  })
})
