/** A situation, how it answers the flow's questions, and what comes first. */
export interface Scenario {
  readonly id: string
  readonly situation: string
  readonly answers: Readonly<Record<string, string>>
  readonly want: readonly string[]
  readonly expect: 'top' | 'top two'
  readonly isClose?: boolean
}

const QUESTIONS = ['kernel', 'form', 'trust', 'device', 'state', 'team', 'load', 'place']

function scenario(
  id: string,
  situation: string,
  answers: string,
  want: string,
  expect: Scenario['expect'] = 'top',
): Scenario {
  const said = answers.split(' ')
  return {
    id,
    situation,
    answers: Object.fromEntries(QUESTIONS.map((question, at) => [question, said[at] ?? ''])),
    want: want.split(' '),
    expect,
  }
}

/** Cases whose answer experts know; their answers in the order kernel, form, trust, device, state, team, load, place. */
export const SCENARIOS: readonly Scenario[] = [
  scenario(
    'SC01',
    'own API, load in waves, Kubernetes, cloud',
    'linux ours own none stateless orchestrator spiky cloud',
    'cvm',
  ),
  scenario('SC02', 'Windows program over remote desktop', 'windows legacy own desktop machine vms steady dc', 'vm'),
  scenario('SC03', 'BSD firewall appliance', 'otheros appliance own none machine vms steady dc', 'vm'),
  scenario(
    'SC04',
    'scripts uploaded by customers',
    'linux ours untrusted none stateless orchestrator short cloud',
    'sbx',
    'top two',
  ),
  scenario(
    'SC05',
    'every customer is root and picks a kernel',
    'module ours untrusted none machine vms steady metal',
    'vm',
  ),
  scenario('SC06', 'CI for internal repositories', 'linux ours own none stateless docker short dc', 'cvm container'),
  scenario(
    'SC07',
    'CI for public pull requests',
    'linux ours untrusted none stateless docker short dc',
    'sbx',
    'top two',
  ),
  scenario('SC08', 'busy PostgreSQL, VM team, own data centre', 'linux packaged own none heavy vms steady dc', 'vm'),
  scenario('SC09', 'the same, nobody to run it, cloud', 'linux commodity own none heavy none steady cloud', 'managed'),
  scenario('SC10', 'old Java monolith on a local disk', 'linux legacy own none machine vms steady dc', 'vm'),
  scenario('SC11', 'ASP.NET under IIS, Docker team', 'windows ours own none volumes docker spiky dc', 'cvm'),
  scenario(
    'SC12',
    "an agent with a vendor's kernel module",
    'module ours own none volumes docker steady dc',
    'vm',
    'top two',
  ),
  scenario('SC13', 'local development', 'linux ours own none volumes docker steady laptop', 'container', 'top two'),
  scenario(
    'SC14',
    'latency-sensitive, bare metal, Kubernetes',
    'linux ours own none stateless orchestrator steady metal',
    'container',
  ),
  scenario(
    'SC15',
    'GPU training jobs, Kubernetes, cloud',
    'linux ours own gpu volumes orchestrator short cloud',
    'cvm',
  ),
  scenario(
    'SC16',
    'card-holder data beside other services',
    'linux ours mixed none volumes orchestrator spiky cloud',
    'cvm',
  ),
  scenario('SC17', 'start-up of two, ordinary web app', 'linux commodity own none volumes none spiky cloud', 'managed'),
  scenario('SC18', 'coding agent on laptops', 'linux ours untrusted none volumes docker short laptop', 'sbx'),
  scenario('SC19', 'Active Directory domain controller', 'windows legacy mixed none machine vms steady dc', 'vm'),
  scenario(
    'SC20',
    'malware laboratory, several systems',
    'otheros packaged untrusted desktop machine vms steady metal',
    'vm',
  ),
  scenario(
    'SC21',
    'small third-party services on an edge box',
    'linux packaged own none volumes docker steady metal',
    'container',
    'top two',
  ),
  scenario(
    'SC22',
    'software tied to a PCI card',
    'linux packaged own device volumes docker steady dc',
    'vm',
    'top two',
  ),
  scenario(
    'SC23',
    'function platform, nobody runs servers',
    'linux ours untrusted none stateless none spiky cloud',
    'managed',
  ),
  {
    ...scenario('SC24', 'new web app, VM-only team', 'linux ours own none volumes vms steady dc', 'vm cvm', 'top two'),
    isClose: true,
  },
]
