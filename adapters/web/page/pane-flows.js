// A flow, tried out: its questions beside the verdict that the answers come to. Nothing of it is kept.
import { el } from './elements.js'
import { drawBlocks, problem } from './pane-parts.js'
import { announce, textOf } from './said.js'
import { call } from './server.js'

/** @typedef {Record<string, string>} Answers */

export function createFlows() {
  /** By flow; here as long as the page is open. @type {Map<string, Answers>} */
  const given = new Map()
  let turn = 0

  return {
    /**
     * @param {readonly any[]} flows
     * @param {string} item
     * @param {(key: string) => void} choose
     * @returns {readonly Node[]}
     */
    draw(flows, item, choose) {
      const flow = flows.find(({ key }) => key === item) ?? flows[0]
      if (!flow) return [el('p', { class: 'nothing' }, el('b', {}, 'There are no flows in the knowledge files.'))]
      const answers = given.get(flow.key) ?? {}
      given.set(flow.key, answers)
      const verdict = el('section', { class: 'verdict', 'aria-label': 'Verdict', tabindex: 0 })
      const headline = el('p', { class: 'headline' })
      const rows = flow.questions.map((/** @type {any} */ question) =>
        drawQuestion(question, answers, () => void judge()),
      )
      const judge = async () => {
        const mine = ++turn
        try {
          const { summary, blocks, idle } = await call('judge', { flow: flow.key, answers })
          if (mine !== turn) return
          verdict.replaceChildren(drawBlocks(blocks))
          headline.textContent = summary
          for (const { id, node } of rows) node.classList.toggle('idle', idle.includes(id))
          for (const { id, applies } of rows)
            applies.textContent = idle.includes(id) ? 'Does not apply as things stand' : ''
          announce(summary)
        } catch (error) {
          if (mine === turn) verdict.replaceChildren(problem(textOf(error)))
        }
      }
      const clear = () => {
        for (const key of Object.keys(answers)) delete answers[key]
        for (const { select } of rows) select.value = ''
        void judge()
      }
      void judge()
      return [
        ...(flows.length > 1 ? [drawChoice(flows, flow.key, choose)] : []),
        el(
          'div',
          { class: 'split trial' },
          el(
            'div',
            { class: 'side' },
            el(
              'div',
              { class: 'title' },
              el('h2', { dir: 'auto' }, flow.title),
              el('button', { type: 'button', class: 'press', 'data-focus': 'clear', onclick: clear }, 'Clear'),
            ),
            el('p', { class: 'note' }, 'Choose answers: the verdict follows at once. Nothing of it is kept.'),
            headline,
            rows.map((/** @type {any} */ { node }) => node),
          ),
          verdict,
        ),
      ]
    },
  }
}

/**
 * @param {readonly any[]} flows
 * @param {string} chosen
 * @param {(key: string) => void} choose
 */
function drawChoice(flows, chosen, choose) {
  return el(
    'p',
    { class: 'which' },
    el('label', { for: 'which-flow' }, 'Flow'),
    el(
      'select',
      { id: 'which-flow', 'data-focus': 'which', onchange: (event) => choose(event.target.value) },
      flows.map(({ key, title }) => el('option', { value: key, selected: key === chosen }, title)),
    ),
  )
}

/**
 * @param {any} question
 * @param {Answers} answers
 * @param {() => void} changed
 */
function drawQuestion({ id, label, ask, answers: options }, answers, changed) {
  const applies = el('span', { class: 'note', id: `applies-${id}` })
  const select = /** @type {HTMLSelectElement} */ (
    el(
      'select',
      {
        id: `answer-${id}`,
        'data-focus': `answer ${id}`,
        'aria-describedby': `applies-${id}`,
        onchange: () => {
          if (select.value === '') delete answers[id]
          else answers[id] = select.value
          changed()
        },
      },
      el('option', { value: '' }, 'Open'),
      options.map((/** @type {any} */ option) => el('option', { value: option.id }, option.label)),
    )
  )
  select.value = answers[id] ?? ''
  // An answer that an edit of the flow took away is open again.
  if (select.value === '') delete answers[id]
  const node = el(
    'div',
    { class: 'question' },
    el('label', { for: `answer-${id}` }, el('b', {}, label), el('span', {}, ask)),
    select,
    applies,
  )
  return { id, node, select, applies }
}
