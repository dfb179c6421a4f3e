const COMPARISON = `id: tea-vs-coffee
title: Tea vs coffee
name: tea and coffee
subjects:
  - { id: tea, name: tea, short: Tea, plural: teas, aliases: [chai, cuppa] }
  - { id: coffee, name: coffee, short: Coffee, plural: coffees, aliases: [espresso, java] }
criteria:
  - { id: overview, title: In a nutshell, topic: overview, words: [difference, compare] }
  - { id: caffeine, title: Caffeine, topic: caffeine, words: [caffeine, awake], better: [stronger], worse: [weaker] }
terms:
  - { id: matcha, name: Matcha, aliases: [green powder], subject: tea }
vocabulary:
  - [cup, mug]
  - [breakfast, morning meal]
elsewhere: [cocoa]
overview: overview
use-cases: use-cases
choosing: |
  **It turns on sleep and taste.** The first that applies settles it.[^advice]

  - **Light sleeper:** tea, and none after noon.[^unsourced]
examples:
  - which has more caffeine, tea or coffee?
`

const SOURCES = `sources:
  - id: food-safety
    title: Scientific opinion on caffeine
    publisher: EFSA
    url: https://example.org/caffeine
    year: 2015
    strength: primary
    checked: 2026-11-24
  - id: leaf-book
    title: The book of leaves
    publisher: Leaf Press
    url: https://example.org/leaves
    strength: secondary
    checked: 2026-11-24
`

const OVERVIEW = `---
id: overview
title: Tea and coffee
label: In a nutshell
criterion: overview
favours: none
better: false
related: [caffeine]
checked: 2026-11-24
questions:
  - what is the difference between tea and coffee?
  - tea vs coffee
  - compare a cuppa with an espresso
---
**One is a leaf, the other a roasted seed.** Everything else follows from that.[^leaf-book]

- **Tea:** leaves in hot water.[^leaf-book]
- **Coffee:** ground seeds, and hot water pressed through them.[^unsourced]

Both came to Europe in the same century.[^leaf-book]

## Tea

**A leaf that may be green or black.** It is the same plant.[^leaf-book]

## Why

**Plants guard their leaves and seeds.** What keeps us awake keeps insects away.[^unsourced]

## Keep in mind

- The water matters as much as the plant.[^advice]
`

const CAFFEINE = `---
id: caffeine
title: How much caffeine
label: Caffeine
criterion: caffeine
favours: coffee
better: true
related: [overview, use-cases]
cells: { tea: some, coffee: more }
checked: 2026-11-24
questions:
  - which has more caffeine?
  - does tea keep me awake
  - how strong is an espresso
---
**Coffee, cup for cup.** A cup of filter coffee has about twice the caffeine of black tea.[^food-safety]

## Matcha

**Tea that is drunk whole.** The powder stays in the cup.[^leaf-book]

## Claims

### Tea has no caffeine
**No.** Only herbal infusions have none.[^food-safety]

### Espresso has the most caffeine
**Right, with a catch.** It does by volume, and not by cup.[^food-safety]

## Table

| cup | caffeine |
|---|---|
| black tea | 50 mg |
| filter coffee | 90 mg |
`

const USE_CASES = `---
id: use-cases
title: When to drink which
label: When which
criterion: overview
favours: none
better: true
checked: 2026-11-24
questions:
  - when should I drink tea?
  - coffee in the evening
  - what is good for breakfast
---
**Coffee to wake up, tea to stay awake.** Neither belongs in the late evening.[^advice]
`

/** A small comparison that is right in every file, by the paths below the knowledge folder. */
export const SMALL_COMPARISON: Readonly<Record<string, string>> = {
  'background.txt': '# Messages that deserve no answer\nhello\n\nthanks!\n',
  'tea-vs-coffee/comparison.yaml': COMPARISON,
  'tea-vs-coffee/sources.yaml': SOURCES,
  'tea-vs-coffee/topics/overview.md': OVERVIEW,
  'tea-vs-coffee/topics/caffeine.md': CAFFEINE,
  'tea-vs-coffee/topics/use-cases.md': USE_CASES,
}
