import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { labelOf, onlyFolder } from '#knowledge/knowledge-folder.ts'
import { loadKnowledge } from '#knowledge/load-knowledge.ts'
import { knowledgeOf, writeKnowledge } from '../support/knowledge.ts'
import { SMALL_COMPARISON } from '../support/small-comparison.ts'
import { SMALL_FLOW } from '../support/small-flow.ts'
import { comparisonsOf, joined, linesOf, OUR_ADDITIONS, OUR_TOPIC, writeTeam } from '../support/team-knowledge.ts'

const ADDED = 'tea-vs-coffee/topics/our-machine.md'

/** The small comparison under another name, for a folder of its own. */
const CATS = Object.fromEntries(
  Object.entries(SMALL_COMPARISON)
    .filter(([path]) => path.startsWith('tea-vs-coffee/'))
    .map(([path, text]) => [
      path.replace('tea-vs-coffee', 'water-vs-juice'),
      text.replace('id: tea-vs-coffee', 'id: water-vs-juice'),
    ]),
)

describe('a team’s folder', () => {
  it('adds topics and sources to a comparison, and both may cite either’s sources', () => {
    const [comparison] = comparisonsOf(joined([writeTeam(OUR_ADDITIONS)]))
    expect(comparison?.topics.map(({ id }) => id)).toEqual(['caffeine', 'overview', 'use-cases', 'our-machine'])
    expect(comparison?.sources.map(({ id }) => id)).toEqual(['food-safety', 'leaf-book', 'house-book'])
    expect(comparison?.topics[3]?.card.points[0]?.sources).toEqual(['food-safety'])
  })

  it('adds background, common and of a comparison, and flows', () => {
    const team = writeTeam({
      'background.txt': 'good morning\n',
      'tea-vs-coffee/background.txt': 'the kettle is broken\n',
      'tea-vs-coffee/flows/drink.yaml': SMALL_FLOW,
    })
    const loaded = loadKnowledge(joined([team]))
    expect(loaded).toMatchObject({
      knowledge: {
        background: ['hello', 'thanks!', 'good morning'],
        comparisons: [{ background: ['the kettle is broken'], flows: [{ id: 'drink' }] }],
      },
    })
  })

  it('holds comparisons of its own, behind the shipped ones', () => {
    expect(comparisonsOf(joined([writeTeam(CATS)])).map(({ id }) => id)).toEqual(['tea-vs-coffee', 'water-vs-juice'])
  })

  it('may be empty, and may be one of several', () => {
    const [comparison] = comparisonsOf(joined([writeTeam({}), writeTeam(OUR_ADDITIONS)]))
    expect(comparison?.topics).toHaveLength(4)
  })

  it('changes the version of the knowledge', () => {
    const folders = joined([writeTeam(OUR_ADDITIONS)])
    const loaded = loadKnowledge(folders)
    expect('knowledge' in loaded && loaded.knowledge.version).not.toBe(knowledgeOf(writeKnowledge()).version)
  })

  it('counts once, however often and by whichever way it is named', () => {
    const team = writeTeam(OUR_ADDITIONS)
    const link = `${team.path}-link`
    symlinkSync(team.path, link)
    const again = { ...team, path: link, label: 'link/' }
    expect(comparisonsOf(joined([team, team, { ...team, path: `${team.path}/` }, again]))[0]?.topics).toHaveLength(4)
  })

  it('may lie within the shipped folder, which then does not take it for a comparison', () => {
    const root = writeKnowledge({ [`/ours/${ADDED}`]: OUR_TOPIC.replace('[^house-book]', '[^leaf-book]') })
    const team = { path: join(root, 'ours'), label: 'ours/', setting: 'VERSUS_KNOWLEDGE' }
    expect(comparisonsOf([...onlyFolder(root), team])[0]?.topics).toHaveLength(4)
  })

  it('can be all there is', () => {
    expect(comparisonsOf([writeTeam(CATS)]).map(({ id }) => id)).toEqual(['water-vs-juice'])
  })
})

describe('faults of joined folders', () => {
  it('are all told at once, each with the file in its folder', () => {
    const team = writeTeam({
      ...OUR_ADDITIONS,
      [ADDED]: OUR_TOPIC.replace('criterion: caffeine', 'criterion: taste').replace('[^food-safety]', '[^nowhere]'),
      'tea-vs-coffee/comparision.yaml': 'x',
    })
    expect(linesOf(joined([team], { 'topics/overview.md': (text) => text.replace('## Why', '## Whither') }))).toEqual([
      expect.stringMatching(/^ours\/tea-vs-coffee\/comparision\.yaml: nothing reads/),
      expect.stringMatching(/^ours\/tea-vs-coffee\/topics\/our-machine\.md:5: there is no criterion "taste"/),
      expect.stringMatching(/^ours\/tea-vs-coffee\/topics\/our-machine\.md:17: there is no source "nowhere"/),
      expect.stringMatching(/^tea-vs-coffee\/topics\/overview\.md:\d+: the section "Whither"/),
    ])
  })

  it('name both files where a topic, a flow or a comparison stands twice', () => {
    const team = writeTeam({
      'tea-vs-coffee/topics/caffeine.md': OUR_TOPIC.replace('id: our-machine', 'id: caffeine')
        .replace('related: [caffeine]', 'related: []\ncells: { tea: some, coffee: more }')
        .replace('[^house-book]', '[^leaf-book]'),
      'tea-vs-coffee/flows/drink.yaml': SMALL_FLOW,
      'tea-vs-coffee/comparison.yaml': SMALL_COMPARISON['tea-vs-coffee/comparison.yaml'] ?? '',
    })
    expect(linesOf(joined([team], { 'flows/drink.yaml': SMALL_FLOW }))).toEqual([
      expect.stringMatching(
        /^ours\/\S+: the comparison "tea-vs-coffee" is also in tea-vs-coffee\/comparison\.yaml\. → /,
      ),
      expect.stringMatching(/^ours\/\S+: the flow "drink" is also in tea-vs-coffee\/flows\/drink\.yaml\. → /),
      expect.stringMatching(/^ours\/\S+: the topic "caffeine" is also in tea-vs-coffee\/topics\/caffeine\.md\. → /),
    ])
  })

  it('name both files where a source stands twice, the same or not', () => {
    const source = OUR_ADDITIONS['tea-vs-coffee/sources.yaml'] ?? ''
    const twice = `${source}${source.replace('sources:\n', '').replace('house-book', 'leaf-book')}`
    expect(linesOf(joined([writeTeam({ ...OUR_ADDITIONS, 'tea-vs-coffee/sources.yaml': twice })]))).toEqual([
      expect.stringMatching(/^ours\/\S+:8: the source "leaf-book" is also in tea-vs-coffee\/sources\.yaml\. → Remove/),
    ])
  })

  it('tell of a phrasing that leads to a topic of another folder already', () => {
    const taken = { ...OUR_ADDITIONS, [ADDED]: OUR_TOPIC.replace('who refills the beans', 'Tea vs coffee?') }
    expect(linesOf(joined([writeTeam(taken)]))).toEqual([
      expect.stringMatching(/^ours\/\S+our-machine\.md:13: "Tea vs coffee\?" is also a phrasing of overview/),
    ])
  })

  it('name the setting where a folder is not there', () => {
    const gone = { path: '/nowhere/ours', label: '/nowhere/ours/', setting: 'VERSUS_KNOWLEDGE' }
    expect(linesOf(joined([gone]))).toEqual([
      '/nowhere/ours: there is no such folder, and VERSUS_KNOWLEDGE names it. → Correct VERSUS_KNOWLEDGE, or make the folder.',
    ])
  })

  it('name the comparisons that there are where one is added to that is not', () => {
    const slip = Object.fromEntries(
      Object.entries(OUR_ADDITIONS).map(([path, text]) => [path.replace('coffee', 'cofee'), text]),
    )
    expect(linesOf(joined([writeTeam(slip)]))[0]).toMatch(
      /^ours\/tea-vs-cofee: there is no comparison "tea-vs-cofee" to add to\. → Rename the folder to one of: tea-vs-coffee/,
    )
  })
})

it('a folder is called in faults as the setting names it', () => {
  expect(['ours', './ours', 'ours/', 'a\\b', '/srv/ours//'].map(labelOf)).toEqual([
    'ours/',
    'ours/',
    'ours/',
    'a/b/',
    '/srv/ours/',
  ])
})
