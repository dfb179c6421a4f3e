// What `npm run new` writes. What stands in «fill in …» is a fault of its own until somebody has written over it
// (src/knowledge/placeholders.ts); all else is right as it is, so that the check names what is left and nothing besides.

interface TopicParts {
  readonly id: string
  readonly criteria: readonly string[]
  readonly subjects: readonly string[]
  /** The source that its texts cite; where there are several, the author has to choose. */
  readonly source?: string
  readonly today: string
}

export function topicTemplate({ id, criteria, subjects, source, today }: TopicParts): string {
  const cited = source ?? '«fill in the id of a source in sources.yaml»'
  return `---
id: ${asText(id)}
title: «fill in a title of at most 60 characters»
label: «fill in the words of its button, at most 24 characters»
criterion: «fill in one of ${criteria.join(', ')}»
favours: none # or whoever comes out ahead: ${subjects.join(', ')}
better: false # true if people ask it as "which is better?"
checked: ${today}
questions: # as people really ask; 12 to 20 ways find it well, and three are the least
  - «fill in one way in which people ask it»
  - «fill in another, in other words»
  - «fill in a third, and add more lines like these»
---
**«fill in the verdict, at most ten words and a full stop»** «fill in the reason, one sentence of at most 25 words».[^${cited}]

- **«fill in a key word»:** «fill in a point of at most 25 words, or remove this line».[^${cited}]
`
}

export const FIRST_SOURCE = 'our-page'

export function sourcesTemplate(today: string): string {
  return `sources:
  - id: ${FIRST_SOURCE} # what the footnotes name: [^${FIRST_SOURCE}]
    title: «fill in the title of the page»
    publisher: «fill in whose page it is, in a word or two»
    url: «fill in its whole address, which begins with https»
    strength: primary # you read it; abstract: only its summary; secondary: somebody else's words about it
    checked: ${today}
`
}

export function comparisonTemplate(id: string, subjects: readonly string[]): string {
  const [first = '', ...others] = subjects
  const title = [first.charAt(0).toUpperCase() + first.slice(1), ...others].join(' vs ')
  const entries = subjects.map(
    (name) => `  - id: ${asText(name)}
    name: ${asText(name)}
    short: ${asText(name.slice(0, 15))} # the head of a column
    plural: «fill in how several of it are called»
    aliases: [] # other words for it, with commas between`,
  )
  return `id: ${id}
title: ${title}
name: ${listOf(subjects)} # the same in the middle of a sentence
subjects:
${entries.join('\n')}
criteria: # in the order of the big table; add one for each thing that people compare
  - id: overview
    title: In a nutshell
    topic: overview # the topic that answers it as a whole
    words: [difference, compare] # words that bring it up
overview: overview # the topic for "what is the difference?"
use-cases: use-cases # the topic for "when which?"
choosing: | # what decides, for somebody who wants a recommendation
  **«fill in what it turns on, at most ten words and a full stop»** «fill in the reason, one sentence».[^advice]
examples: # one to three questions that people can try
  - what is the difference between ${listOf(subjects)}?
`
}

/** The two topics that every comparison has, with the questions that everybody asks. */
export function firstTopics(
  subjects: readonly string[],
  today: string,
): readonly { readonly id: string; readonly text: string }[] {
  const [first = ''] = subjects
  const versus = subjects.join(' vs ')
  const asked = {
    overview: [
      `what is the difference between ${listOf(subjects)}?`,
      versus,
      `compare ${listOf(subjects)}`,
      `${subjects.join(' or ')}, in short`,
    ],
    'use-cases': [
      `when should I use ${first}?`,
      ...subjects.slice(1).map((name) => `when is ${name} the better choice?`),
      `use cases of ${listOf(subjects)}`,
      `what is ${first} good for`,
    ],
  }
  const heads = {
    overview: { title: versus, label: 'In a nutshell', source: FIRST_SOURCE },
    'use-cases': { title: `When ${subjects.join(', when ')}`, label: 'When which', source: 'advice' },
  }
  return (['overview', 'use-cases'] as const).map((id) => ({
    id,
    text: `---
id: ${id}
title: ${heads[id].title}
label: ${heads[id].label}
criterion: overview
favours: none # or whoever comes out ahead: ${subjects.join(', ')}
better: ${id === 'use-cases'} # whether people ask it as "which is better?"
checked: ${today}
questions: # as people really ask; add yours
${asked[id].map((question) => `  - "${question}"`).join('\n')}
---
**«fill in the verdict, at most ten words and a full stop»** «fill in the reason, one sentence of at most 25 words».[^${heads[id].source}]
`,
  }))
}

interface NoteParts {
  readonly topics: readonly string[]
  readonly options: readonly string[]
  readonly today: string
}

export function noteTemplate({ topics, options, today }: NoteParts): string {
  const [first = ''] = topics
  const decided = options.length === 0 ? '' : `\n# Options of its decision: ${options.join(', ')}.`
  return `# What is settled here: each note is one small line, "Here: …", on the answers and verdicts that it belongs to.
# Topics: ${topics.join(', ')}.${decided}
notes:
${noteEntry(first, today)}`
}

/** One more, for a file that has some. */
export function noteEntry(topic: string, today: string): string {
  return `  - note: «fill in what is settled, at most 120 characters»
    on: # topics, criteria, subjects, options: as many of these lists as it belongs to
      topics:
        - «fill in the id of a topic such as ${topic}»
    checked: ${today}
`
}

/** YAML reads a number in "2026", and nothing in "null". */
function asText(name: string): string {
  return /^(?:\d[\da-fox]*|true|false|null)$/.test(name) ? `"${name}"` : name
}

function listOf(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}
