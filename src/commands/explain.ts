import type { Finding, Match, Reading } from '#model/finding.ts'
import type { Candidate } from '#model/match.ts'

/** How a message was read, as lines of plain text: one part for each of its questions. */
export function explain(findings: readonly Finding[]): string {
  if (findings.length === 0) return 'No message was read yet: ask something first.'
  return findings.map(explainFinding).join('\n\n')
}

function explainFinding({ reading, match, subjects, candidates, claim }: Finding): string {
  return [
    `Read: ${reading.text}`,
    `- words: ${list(reading.words)}`,
    `- repairs: ${list(reading.repairs.map(({ from, to }) => `${from} → ${to}`))}`,
    `- intent: ${[reading.intent, ...traitsOf(reading)].join(', ')}`,
    `- subjects: ${list(reading.subjects.map(({ id, said }) => `${id} (“${said}”)`))}; the answer is about ${list(subjects)}`,
    `- terms: ${list(reading.terms.map(({ id, said }) => `${id} (“${said}”)`))}`,
    `- criteria: ${list(reading.criteria.map(({ id, words }) => `${id} (${words.join(', ')})`))}`,
    ...(reading.pole ? [`- direction: ${reading.pole.end} of ${reading.pole.criterion} (“${reading.pole.word}”)`] : []),
    ...(reading.others.length > 0 ? [`- not compared here: ${list(reading.others)}`] : []),
    ...(claim
      ? [
          `- claim: ${claim.isOpposite ? 'the opposite of ' : ''}“${claim.claim.statement}” (${two(claim.similarity)}), ${claim.claim.verdict}`,
        ]
      : []),
    ...(candidates.length === 0 ? ['- candidates: none'] : ['- candidates:', ...candidates.map(explainCandidate)]),
    `- outcome: ${outcomeOf(match)}`,
    `- because: ${match.because}`,
  ].join('\n')
}

function explainCandidate({ id, score, evidence }: Candidate, at: number): string {
  const { phrasing, words } = evidence
  return [
    `  ${at + 1}. ${id} ${two(score)}`,
    ...(phrasing === '' ? [] : [`nearest “${phrasing}” (${two(evidence.similarity)})`]),
    ...(words.length === 0 ? [] : [`by ${words.join(', ')}`]),
  ].join(', ')
}

function traitsOf(reading: Reading): readonly string[] {
  return [
    ...(reading.isQuestion ? ['a question'] : []),
    ...(reading.isNegated ? ['negated'] : []),
    ...(reading.leans ? ['leans on what was said before'] : []),
  ]
}

function outcomeOf(match: Match): string {
  switch (match.kind) {
    case 'sure':
      return `sure, ${match.topic}`
    case 'unsure':
      return `unsure, between ${match.candidates.join(', ')}`
    case 'none':
      return match.nearest === undefined ? 'none' : `none, nearest is ${match.nearest}`
    case 'walkthrough':
      return 'walkthrough'
  }
}

function list(items: readonly string[]): string {
  return items.length === 0 ? '-' : items.join(', ')
}

function two(number: number): string {
  return number.toFixed(2)
}
