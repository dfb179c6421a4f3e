import { describe, expect, test } from 'vitest'
import { labelsOf, last, textOf } from '../support/talk.ts'
import { shippedWorld } from '../support/world.ts'

const world = await shippedWorld()
const comparisonOf = (...said: readonly string[]): string | undefined => last(world, ...said).findings[0]?.comparison

describe('a message goes to the comparison that it names', () => {
  test.each([
    ['docker vs podman, what is the difference?', 'docker-vs-podman'],
    ['is podman safer than docker?', 'docker-vs-podman'],
    ['kubernetes or docker swarm?', 'kubernetes-vs-swarm-vs-compose'],
    ['does swarm scale by itself?', 'kubernetes-vs-swarm-vs-compose'],
    ['which of the three is easiest to learn?', 'kubernetes-vs-swarm-vs-compose'],
    ['is docker lighter than a VM?', 'vm-vs-docker'],
    ['are containers secure?', 'vm-vs-docker'],
  ])('%s', (said, comparison) => {
    expect(comparisonOf(said)).toBe(comparison)
  })

  test('a thread stays with its comparison', () => {
    expect(comparisonOf('is podman safer than docker?', 'why?')).toBe('docker-vs-podman')
    expect(comparisonOf('does swarm scale by itself?', 'and updates?')).toBe('kubernetes-vs-swarm-vs-compose')
  })

  test('a thread leaves its comparison for another one that is named', () => {
    expect(comparisonOf('are containers secure?', 'kubernetes or docker swarm?')).toBe('kubernetes-vs-swarm-vs-compose')
  })
})

describe('what fits several comparisons is asked back', () => {
  test('two subjects that no comparison has both of', () => {
    const outcome = last(world, 'docker vs kubernetes')
    expect(labelsOf(outcome)).toEqual(['VM or container', 'Docker or Podman', 'Kubernetes, Swarm or Compose'])
  })

  test('a bare name that two have in common', () => {
    expect(labelsOf(last(world, 'docker?'))).toEqual(['What Docker is', 'VM or Docker', 'Docker or Podman'])
  })
})

test.each([
  ['startup', 'startup'],
  ['Start-up', 'startup'],
  ['isolation', 'isolation'],
])('the name of a criterion alone, %j, is answered with its topic', (said, topic) => {
  expect(last(world, said).findings[0]?.match).toMatchObject({ kind: 'sure', topic })
})

test('a comparison that does not exist says what there is, and can be wished for', () => {
  const outcome = last(world, 'nomad vs kubernetes')
  expect(textOf(outcome)).toMatch(/^I have no comparison of nomad and kubernetes\./i)
  expect(labelsOf(outcome)).toContain('Tell the authors')
  expect(outcome.records).toMatchObject([{ kind: 'gap', gap: 'comparison' }])
})
