// For knowledge authors: how the words behind an answer were read, and what spoke for which topic.
import { el } from './elements.js'

/** @param {readonly any[]} findings */
export function drawWhy(findings) {
  return findings.map(drawFinding)
}

/** @param {any} finding */
function drawFinding({ reading, match, subjects, candidates, claim, thresholds }) {
  const traits = [
    reading.intent,
    reading.isQuestion && 'a question',
    reading.isNegated && 'negated',
    reading.leans && 'leans on what was said before',
  ]
  return el(
    'section',
    { class: 'finding' },
    el(
      'p',
      { class: 'outcome' },
      el('span', { class: `pill ${match.kind}` }, match.kind),
      ' ',
      outcomeOf(match),
      match.because ? `: ${match.because}` : null,
    ),
    el(
      'dl',
      {},
      row('Read', reading.text),
      row(
        'Words',
        reading.words.map((/** @type {string} */ word) =>
          el('span', { class: reading.strangers.includes(word) ? 'word stranger' : 'word' }, word),
        ),
      ),
      row('Repaired', reading.repairs.map((/** @type {any} */ { from, to }) => `${from} → ${to}`).join(', ')),
      row('Intent', traits.filter(Boolean).join(', ')),
      row('Subjects', named(reading.subjects)),
      row('Answer about', subjects.join(', ')),
      row('Terms', named(reading.terms)),
      row(
        'Criteria',
        reading.criteria.map((/** @type {any} */ { id, words }) => `${id} (${words.join(', ')})`).join(', '),
      ),
      row('Direction', reading.pole ? `${reading.pole.end} of ${reading.pole.criterion} (“${reading.pole.word}”)` : ''),
      row('Not compared here', reading.others.join(', ')),
      row('Never used here', reading.strangers.join(', ')),
      row(
        'Claim',
        claim
          ? `${claim.isOpposite ? 'the opposite of ' : ''}“${claim.claim.statement}” (${two(claim.similarity)}), ${claim.claim.verdict}`
          : '',
      ),
    ),
    candidates.length === 0
      ? el('p', { class: 'note' }, 'No topic is a candidate.')
      : candidateTable(candidates, thresholds),
  )
}

/**
 * @param {readonly any[]} candidates
 * @param {any} thresholds
 */
function candidateTable(candidates, thresholds) {
  const borders = thresholds
    ? `Sure from ${two(thresholds.sure)}, none below ${two(thresholds.none)}; a second topic that reaches ${two(thresholds.tie)} of the first makes a tie.`
    : 'Candidates'
  return el(
    'div',
    { class: 'scroll', tabindex: 0, role: 'group', 'aria-label': 'Candidates' },
    el(
      'table',
      {},
      el('caption', {}, borders),
      el(
        'thead',
        {},
        el(
          'tr',
          {},
          ['Topic', 'Score', 'Nearest phrasing', 'Words'].map((head) => el('th', { scope: 'col' }, head)),
        ),
      ),
      el(
        'tbody',
        {},
        candidates.map(({ id, score, evidence }) =>
          el(
            'tr',
            {},
            el('th', { scope: 'row' }, id),
            el('td', { class: 'score' }, meter(score, thresholds), two(score)),
            el('td', {}, evidence.phrasing === '' ? '–' : `“${evidence.phrasing}” (${two(evidence.similarity)})`),
            el('td', {}, evidence.words.join(', ') || '–'),
          ),
        ),
      ),
    ),
  )
}

/**
 * A bar with a mark at the border of "sure"; the number beside it says the same.
 *
 * @param {number} score
 * @param {any} thresholds
 */
function meter(score, thresholds) {
  const bar = el('span', { class: 'bar' })
  bar.style.inlineSize = `${100 * score}%`
  const mark = thresholds ? el('span', { class: 'mark' }) : null
  if (mark) mark.style.insetInlineStart = `${100 * thresholds.sure}%`
  return el('span', { class: 'track', 'aria-hidden': 'true' }, bar, mark)
}

/**
 * @param {string} name
 * @param {any} value
 */
function row(name, value) {
  return value.length === 0 ? null : el('div', {}, el('dt', {}, name), el('dd', { dir: 'auto' }, value))
}

/** @param {readonly any[]} found */
function named(found) {
  return found.map(({ id, said }) => `${id} (“${said}”)`).join(', ')
}

/** @param {any} match */
function outcomeOf(match) {
  if (match.kind === 'sure') return match.topic
  if (match.kind === 'unsure') return `between ${match.candidates.join(', ')}`
  if (match.kind === 'none') return match.nearest ? `nearest is ${match.nearest}` : ''
  return ''
}

/** @param {number} number */
function two(number) {
  return number.toFixed(2)
}
