import type { types } from '@slack/bolt'
import { toPlainText } from '#adapters/shared/plain-text.ts'
import type { Block, Option } from '#model/reply.ts'
import type { Place } from '#model/request.ts'
import { bounded } from './bounded.ts'
import { mrkdwn, plainText } from './draw.ts'
import {
  LARGEST_VIEW,
  LONGEST_LABEL,
  LONGEST_OPTION_VALUE,
  LONGEST_SECTION,
  MOST_OPTIONS,
  MOST_VIEW_BLOCKS,
} from './limits.ts'
import { drawOption } from './render-form.ts'
import { writeMemo } from './memo.ts'
import { toMrkdwn } from './mrkdwn.ts'
import { blockId, cardOf, valueOf } from './offer-ids.ts'
import { drawBlocks, fitBlocks } from './render.ts'

/** The menu that finds decisions; its options are asked for while a person types. */
export const FIND_DECISION = 'find-decision'
/** What references to decisions begin with. */
const DECISION = 'v1|decision|'
/** The ref of the Home tab in what the view remembers. */
const HOME = 'home'

/** The Home tab. Views take no tables: rows become lines. Pure; every list of blocks has one. */
export function renderHome(given: readonly Block[], place: Place): types.HomeView {
  const blocks = bounded(given)
  const card = cardOf({ id: JSON.stringify(blocks), blocks })
  const drawn = drawBlocks(blocks, 'sections', card)
  // Its own characters are most of a view; the names around them are as many again.
  const kept = fitBlocks(drawn, { blocks: MOST_VIEW_BLOCKS - 1, size: LARGEST_VIEW / 4 })
  const find: types.KnownBlock = {
    type: 'section',
    block_id: blockId(card, MOST_VIEW_BLOCKS, DECISION),
    text: mrkdwn('*Find a decision*'),
    accessory: {
      type: 'external_select',
      action_id: FIND_DECISION,
      placeholder: plainText('Some of its words'),
      min_query_length: 0,
    },
  }
  return home([...kept.map(({ block }) => block), find], place)
}

/** The simplest form, for where Slack refuses the other one. */
export function renderPlainHome(blocks: readonly Block[], place: Place): types.HomeView {
  const text = toPlainText(bounded(blocks).filter(({ kind }) => kind !== 'actions'))
  const pieces = toMrkdwn([{ kind: 'plain', text }], LONGEST_SECTION).slice(0, MOST_VIEW_BLOCKS)
  const sections = pieces.map((piece): types.KnownBlock => ({ type: 'section', text: mrkdwn(piece) }))
  return home(
    sections.length > 0 ? sections : [{ type: 'section', text: mrkdwn('Write to me to ask something.') }],
    place,
  )
}

function home(blocks: types.KnownBlock[], place: Place): types.HomeView {
  const memo = writeMemo({ ref: HOME, form: HOME, place })
  return { type: 'home', blocks, ...(memo === undefined ? {} : { private_metadata: memo }) }
}

/** The options of the search. What is no decision, or has a name that no option holds, is left out. */
export function decisionOptions(found: readonly Option[]) {
  return found
    .filter(({ ref }) => ref.startsWith(DECISION) && valueOf(ref, DECISION).length <= LONGEST_OPTION_VALUE)
    .slice(0, MOST_OPTIONS)
    .map(({ ref, label, hint }) =>
      drawOption(
        { id: ref, label: label.slice(0, 2 * LONGEST_LABEL), ...(hint === undefined ? {} : { hint }) },
        {
          block: '',
          beginning: DECISION,
        },
      ),
    )
}
