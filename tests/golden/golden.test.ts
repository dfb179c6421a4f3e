// One page for each kind of reply, as each platform draws it. After a change that is meant: npm test -- tests/golden -u
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { render as renderDiscord } from '#adapters/discord/render.ts'
import { render as renderSlack } from '#adapters/slack/render.ts'
import { render as renderTerminal } from '#adapters/terminal/render.ts'
import { respond } from '#core/respond.ts'
import type { Found } from '#model/found.ts'
import type { Outcome } from '#model/outcome.ts'
import type { Reply } from '#model/reply.ts'
import type { Request } from '#model/request.ts'
import type { GapGroup } from '#model/store.ts'
import { failureReply } from '#runtime/failure-reply.ts'
import { withShare } from '#runtime/share.ts'
import { drawDiscord } from '../support/draw-discord.ts'
import { drawSlack } from '../support/draw-slack.ts'
import { decided, morning } from '../support/decisions.ts'
import { houseNote, withNotes } from '../support/house-world.ts'
import { ana, channel, command, feedback, press } from '../support/requests.ts'
import { last, refOf } from '../support/talk.ts'
import { shippedWorld } from '../support/world.ts'
import { PLAIN } from '../adapters/terminal/view.ts'

const world = await shippedWorld()
const START = 'which starts faster, a VM or a container?'

/** The first reply to what was said last. */
function answer(...said: Parameters<typeof last> extends [unknown, ...infer Said] ? Said : never): Reply {
  return firstOf(last(world, ...said))
}

function firstOf({ replies: [reply] }: Outcome): Reply {
  if (!reply) throw new Error('there is no reply')
  return reply
}

const TO_VERDICT = ['Looks right', 'VMs', 'Steady', 'Bought, as a container image']

/** The walkthrough of the examples, after these buttons. */
function walked(...labels: readonly string[]): Reply {
  const question = 'should we run our Postgres in Docker or on a VM?'
  const presses: { readonly press: string }[] = []
  for (const label of labels) presses.push({ press: refOf(last(world, question, ...presses), label) })
  return answer(question, ...presses)
}

const everything = respond(command('c1', {}, 'compare'), { id: 'c', revision: 0, touchedAt: 0 }, world)

/** What is said with something found. */
function log(request: Request, found: Found): Reply {
  return firstOf(respond(request, { id: 'c', revision: 0, touchedAt: 0 }, world, found))
}

const decision = decided()
const gap: GapGroup = { gap: 'topic', text: 'Is Podman a VM?', count: 3, wished: 1, lastAt: morning, state: 'open' }
const gaps: readonly GapGroup[] = [
  gap,
  { ...gap, text: 'is podman really a vm', count: 1 },
  { ...gap, gap: 'comparison', text: 'Terraform or Ansible?', count: 1 },
  { ...gap, gap: 'how-to', text: 'how do I shrink a qcow2 file', count: 2, wished: 0 },
]
const judged: Found['judged'] = {
  reply: {
    id: 'q1/1',
    request: 'q1',
    conversation: 'c',
    place: channel,
    asker: ana,
    state: 'sent',
    reply: answer(START),
  },
}

/** A team that has settled something about this topic. */
const noted = withNotes(world, 'docker-vs-podman', [
  houseNote([{ kind: 'plain', text: 'no Docker Desktop; use ' }, { kind: 'strong', text: 'Podman' }, { kind: 'plain', text: '.' }], {
    topics: ['desktop'],
  }),
])

const pages: Readonly<Record<string, Reply>> = {
  'one-criterion': answer(START),
  'one-subject': answer('are containers secure?'),
  'house-note': firstOf(last(noted, 'what does docker desktop cost?')),
  'yes-no': answer('do I need a VM to run docker on my mac?'),
  correction: answer("pretty sure there's no VM involved when Docker uses WSL 2"),
  'several-questions': answer('is docker lighter than a VM? and which one starts faster?'),
  why: answer(START, 'why?'),
  more: answer(START, { press: refOf(last(world, START), 'More') }),
  compare: firstOf(everything),
  'which-one': answer('docker?'),
  'no-answer': answer('how do I shrink a qcow2 file after deleting stuff in the guest'),
  'other-comparison': answer('Terraform or Ansible for this?'),
  help: answer('hey 👋'),
  'walkthrough-opening': walked(),
  'walkthrough-question': walked('Looks right'),
  'walkthrough-verdict': walked(...TO_VERDICT),
  'walkthrough-details': walked(...TO_VERDICT, 'Details'),
  'walkthrough-others': walked(...TO_VERDICT, 'Choose another'),
  'walkthrough-decided': walked(...TO_VERDICT, 'Accept'),
  'in-private': { ...withShare(answer(START), channel), audience: 'asker' },
  decisions: log(command('c2', {}, 'decisions'), { decisions: [decided({ id: 'd2', subject: 'CI' }), decision] }),
  decision: log(press('p1', 'v1|decision|d1'), { decision }),
  gaps: log(command('c3', {}, 'gaps'), { gaps }),
  'wrong-answer': log(feedback('f1', 'q1/1', {}, 'wrong'), { judged }),
  settings: log(command('c4', {}, 'settings'), {}),
  failure: failureReply('r1/failed', 'not shown', 'k3f9', 'thread'),
}

test.each(Object.entries(pages))('%s', async (name, reply) => {
  await expect(page(name, reply)).toMatchFileSnapshot(join(import.meta.dirname, `${name}.md`))
})

function page(name: string, reply: Reply): string {
  const discord = renderDiscord(reply, { canAttach: true }).map(drawDiscord)
  const opens = reply.title === undefined ? '' : `Opens the thread "${reply.title}".\n\n`
  return `# ${name}

## Slack

${fenced(drawSlack(renderSlack(reply, 'full')))}

## Discord

${opens}${discord.map(fenced).join('\n\n')}

## Terminal

${fenced(renderTerminal(reply, PLAIN))}
`
}

function fenced(text: string): string {
  return `~~~text\n${text}\n~~~`
}
