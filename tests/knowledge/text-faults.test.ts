import { describe, expect, it } from 'vitest'
import { described, faultsIn, swap } from '../support/knowledge.ts'

const file = 'topics/overview.md'

describe('the frame of a topic', () => {
  it('begins with front matter', () => {
    expect(faultsIn({ [file]: swap('---\n', '') })).toEqual(
      described({ file, line: 1, problem: 'does not begin with front matter' }),
    )
  })

  it('has an end to its front matter', () => {
    expect(faultsIn({ [file]: swap('---\n**One', '\n**One') })).toEqual(
      described({ file, line: 1, problem: 'has no end', remedy: /line ---/ }),
    )
  })

  it('has a text below its front matter', () => {
    expect(faultsIn({ [file]: (text) => text.slice(0, text.indexOf('**One')) })).toEqual(
      described({ file, line: '', problem: 'does not begin with a verdict in bold' }),
    )
  })

  it('begins with a verdict in bold', () => {
    const change = swap('**One is a leaf, the other a roasted seed.**', 'One is a leaf, the other a roasted seed.')
    expect(faultsIn({ [file]: change })).toEqual(
      described({ file, line: 'One is a leaf', problem: 'verdict in bold', remedy: /\*\*The verdict/ }),
    )
  })

  it('begins each section with a verdict in bold', () => {
    const change = swap('**A leaf that may be green or black.**', 'A leaf that may be green or black.')
    expect(faultsIn({ [file]: change })).toEqual(described({ file, line: 'A leaf that', problem: 'verdict in bold' }))
  })

  it('says where a section is empty', () => {
    const change = swap('**A leaf that may be green or black.** It is the same plant.[^leaf-book]\n', '')
    expect(faultsIn({ [file]: change })).toEqual(described({ file, line: '## Tea', problem: 'verdict in bold' }))
  })

  it('has each section once', () => {
    const change = swap('## Why', '## tea\n\n**Again.** It is.[^advice]\n\n## Why')
    expect(faultsIn({ [file]: change })).toEqual(
      described({ file, line: '## tea', problem: '"tea" stands twice', remedy: /Join/ }),
    )
  })

  it('gives one paragraph as the reason', () => {
    const change = swap('## Keep in mind', 'And more.[^advice]\n\n## Keep in mind')
    expect(faultsIn({ [file]: change })).toEqual(
      described({ file, line: 'And more', problem: 'Why is not one paragraph' }),
    )
  })
})

function words(count: number): string {
  return Array.from({ length: count }, () => 'word').join(' ')
}

describe('the length of a card', () => {
  it('limits the verdict', () => {
    const change = swap('One is a leaf, the other a roasted seed.', `${words(11)}.`)
    expect(faultsIn({ [file]: change })).toEqual(
      described({ file, line: '**word', problem: 'the verdict has 11 words, more than 10' }),
    )
  })

  it('limits the reason', () => {
    const change = swap('Everything else follows from that.', `${words(26)}.`)
    expect(faultsIn({ [file]: change })).toEqual(
      described({ file, line: 'word word', problem: 'the reason has 26 words', remedy: /Shorten/ }),
    )
  })

  it('limits each point, at its own line', () => {
    const change = swap('ground seeds, and hot water pressed through them.', `${words(25)}.`)
    expect(faultsIn({ [file]: change })).toEqual(
      described({ file, line: '- **Coffee:**', problem: 'point 2 has 26 words, more than 25' }),
    )
  })

  it('limits the whole', () => {
    const points = [1, 2, 3].map((at) => `- **${at}:** ${words(24)}.[^advice]`).join('\n')
    const start = 'Everything else follows from that.[^leaf-book]\n\n'
    const change = swap(start, `${words(20)}.[^advice]\n\n${points}\n\nAnd:[^advice]\n\n`)
    expect(faultsIn({ [file]: change })).toEqual(
      described({ file, line: '**One', problem: 'the short answer with its points has 104' }),
    )
  })

  it('limits the number of points', () => {
    const change = swap(
      '- **Coffee:**',
      '- **Mate:** leaves, too.[^advice]\n- **Water:** none.[^advice]\n- **Coffee:**',
    )
    expect(faultsIn({ [file]: change })).toEqual(
      described({ file, line: '- **Coffee:**', problem: '4 points, more than 3', remedy: /three/ }),
    )
  })
})

/** Puts a stretch of Markdown in the place of an ordinary paragraph among the details. */
function paragraph(text: string): Record<string, (whole: string) => string> {
  return { [file]: swap('Both came to Europe in the same century.[^leaf-book]', text) }
}

describe('what a text may hold', () => {
  it.each([
    ['Both came to Europe.', 'Both came', 'cites nothing', /\[\^advice\]/],
    ['[^leaf-book]', '[^leaf-book]', 'a footnote stands alone', /behind the text/],
    ['Both came.[^leaf book]', 'Both came', 'footnote "[^leaf book]" cannot be read', /hyphens/],
    ['Both <b>came</b>.[^advice]', 'Both <b>', 'HTML is not allowed', /backticks/],
    ['<!-- later -->', '<!--', 'HTML is not allowed', /Remove/],
    ['![A cup](https://example.org/cup.png)[^advice]', '![A cup]', 'an image is not allowed', /plain text/],
    ['**A ![cup](https://example.org/cup.png)**[^advice]', '![cup]', 'an image is not allowed', /plain text/],
    ['- Leaves[^advice]\n  - green[^advice]', '  - green', 'a list inside a list', /one level/],
    ['- Leaves.[^advice]\n\n  More of them.[^advice]', 'More of', 'second paragraph', /join/],
    ['Both.[^advice]\n\n- Leaves.[^advice]\n-\n- Seeds.[^advice]', '-', 'is empty', /remove/],
    ['1. First.[^advice]\n2. Second.[^advice]', '1. First', 'a numbered list', /"- "/],
    ['#### Deeper', '#### Deeper', 'a heading of level 4 ("Deeper")', /##/],
    ['# Title', '# Title', 'a heading of level 1 ("Title")', /##/],
    ['> Somebody said so.[^advice]', '> Somebody', 'a quotation', /plain text/],
    ['```\ncode\n```', '```', 'a block of code', /backticks/],
    ['***', '***', 'a line of dashes', /plain text/],
    ['| a |\n|---|\n| b |', '| a |', 'a table is not allowed', /## Table/],
    ['[leaf](javascript:alert(1))[^advice]', 'javascript', 'a link to "javascript:alert(1)"', /https:/],
    ['**[leaf](javascript:alert(1))**[^advice]', 'javascript', 'a link to "javascript:alert(1)"', /https:/],
    ['[leaf](other.md)[^advice]', 'other.md', 'a link to "other.md"', /whole address/],
    ['[^leaf-book]: https://example.org', '[^leaf-book]:', 'the definition of a footnote', /sources\.yaml/],
    ['[^leaf-book]: The book of leaves', '[^leaf-book]:', 'the definition of a footnote', /sources\.yaml/],
  ])('refuses %s', (text, line, problem, remedy) => {
    expect(faultsIn(paragraph(text))).toEqual(described({ file, line, problem, remedy }))
  })
})

describe('claims', () => {
  const claims = 'topics/caffeine.md'

  it.each([
    ['**No.** Only', 'Only', 'Only herbal', 'does not begin with a label', /\*\*Not quite\.\*\*/],
    ['**No.** Only', '**Wrong.** Only', '**Wrong', 'does not begin with a label', /\*\*Not quite\.\*\*/],
    ['**No.** Only', '**constructor** Only', '**constructor', 'does not begin with a label', /Begin with/],
    ['Only herbal infusions have none.', '', '**No.**', 'a label and no reason', /reason/],
    ['infusions have none.[^food-safety]', 'infusions have none.', 'infusions', 'cites nothing', /footnote/],
    ['## Claims\n', '## Claims\n\nPeople say:[^advice]\n', 'People say', 'belongs to no claim', /###/],
    ['### Espresso', '### Tea has no caffeine\n\n### Espresso', '### Tea', 'has no answer', /one paragraph/],
    [
      '### Espresso',
      'And that is that.[^advice]\n\n### Espresso',
      'And that',
      'more than one paragraph',
      /Keep the one/,
    ],
    ['### Espresso has the most caffeine', '### tea has no caffeine', '### tea', 'stands twice', /Keep one/],
    ['no caffeine\n', 'no caffeine[^advice]\n', '### Tea', 'a footnote in its heading', /end of the answer/],
  ])('refuses %s → %s', (from, to, line, problem, remedy) => {
    expect(faultsIn({ [claims]: swap(from, to) })).toEqual(described({ file: claims, line, problem, remedy }))
  })
})

describe('tables', () => {
  const topic = 'topics/caffeine.md'

  it.each([
    ['| black tea | 50 mg |', '| black tea |', '| black tea', '1 cells, and its head has 2', /as many/],
    ['| black tea | 50 mg |', '| black tea | |', '| black tea', 'is empty', /"none"/],
    ['| black tea | 50 mg |', '| black tea | 50 mg[^food-safety] |', '| black tea', 'has a footnote', /Cite/],
    ['| black tea | 50 mg |', '| <b>tea</b> | 50 mg |', '<b>', 'HTML is not allowed', /backticks/],
    ['## Table\n', '## Table\n\nSee:[^advice]\n', '## Table', 'is not one table', /nothing else/],
  ])('refuses %s → %s', (from, to, line, problem, remedy) => {
    expect(faultsIn({ [topic]: swap(from, to) })).toEqual(described({ file: topic, line, problem, remedy }))
  })

  it('refuses a table without rows', () => {
    const change = swap('| black tea | 50 mg |\n| filter coffee | 90 mg |\n', '')
    expect(faultsIn({ [topic]: change })).toEqual(described({ file: topic, line: '| cup', problem: 'no rows' }))
  })
})

describe('the text in comparison.yaml', () => {
  const comparison = 'comparison.yaml'

  it('is checked like a short answer, with the lines of the file', () => {
    expect(
      faultsIn({ [comparison]: swap('tea, and none after noon.[^unsourced]', 'tea, and <i>none</i> after noon.') }),
    ).toEqual(described({ file: comparison, line: 'Light sleeper', problem: 'HTML' }))
  })

  it('may stand in one line with its key', () => {
    const choosing = swap(
      'choosing: |\n  **It turns',
      'choosing: "It turns on sleep.[^advice]"\nother: |\n  **It turns',
    )
    expect(faultsIn({ [comparison]: choosing })).toEqual(
      described(
        { file: comparison, line: 'choosing:', problem: 'verdict in bold' },
        { file: comparison, line: 'other:', problem: 'unknown key' },
      ),
    )
  })
})
