import type { Kysely, Selectable } from 'kysely'
import type { Commit, Decision, Decisions, Feedback, Store, StoreRecord } from '#model/store.ts'
import type { Access } from './access.ts'
import { fold, gapWords, searchWords } from './fold.ts'
import { readJson, readPerson, storable } from './json.ts'
import type { Schema } from './schema.ts'
import { sql } from 'kysely'
import { settle } from './sql-gaps.ts'
import { putSetting } from './sql-settings.ts'

/** Writes one record of a commit; the same record again changes nothing. */
export async function record(db: Kysely<Schema>, one: StoreRecord, { work, now }: Commit): Promise<void> {
  switch (one.kind) {
    case 'decision':
      await putDecision(db, one.decision)
      if (one.supersedes !== undefined) await supersede(db, one.supersedes, one.decision.id)
      return
    case 'superseded':
      await supersede(db, one.decision, one.by)
      return
    case 'feedback':
      return putFeedback(db, one.feedback)
    case 'settled':
      return settle(db, work.request.place.workspace, one.text, one.state)
    case 'setting':
      return putSetting(db, one.scope, one.name, one.value)
    case 'gap': {
      const text = storable(one.text)
      const wished = one.wished ? 1 : 0
      const { id, place } = work.request
      const values = { id: one.id, request: one.asked ?? id, workspace: place.workspace, gap: one.gap }
      await db
        .insertInto('gap')
        .values({ ...values, text, words: gapWords(text), wished, at: now })
        .onConflict((conflict) => {
          const column = conflict.column('id')
          return one.wished ? column.doUpdateSet({ wished }) : column.doNothing()
        })
        .execute()
    }
  }
}

async function putFeedback(db: Kysely<Schema>, feedback: Feedback): Promise<void> {
  const { reply, workspace, at, verdict } = feedback
  const said = { by: JSON.stringify(feedback.by), at, verdict, note: feedback.note ? storable(feedback.note) : null }
  await db
    .insertInto('feedback')
    .values({ reply, workspace, person: feedback.by.id, ...said })
    .onConflict((conflict) => conflict.columns(['reply', 'person']).doUpdateSet(said))
    .execute()
}

async function putDecision(db: Kysely<Schema>, decision: Decision): Promise<void> {
  const { id, workspace, conversation, at } = decision
  await db
    .insertInto('decision')
    .values({
      id,
      workspace,
      conversation,
      title: storable(decision.title),
      text: storable(decision.text),
      folded: fold(decision.text),
      at,
      by: JSON.stringify(decision.by),
      record: JSON.stringify(decision.record),
      superseded_by: decision.supersededBy ?? null,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}

async function supersede(db: Kysely<Schema>, id: string, by: string): Promise<boolean> {
  const row = await db
    .updateTable('decision')
    .set({ superseded_by: by })
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export function createSqlDecisions({ ask, write }: Access): Decisions {
  return {
    put: (decision) => write((db) => putDecision(db, decision)),

    get: (id) =>
      ask(async (db) => {
        const row = await db.selectFrom('decision').selectAll().where('id', '=', id).executeTakeFirst()
        return row && toDecision(row)
      }),

    search: (workspace, words, limit) =>
      ask(async (db) => {
        let query = db.selectFrom('decision').selectAll().where('workspace', '=', workspace)
        for (const word of searchWords(words)) {
          const pattern = `%${word.replace(/[\\%_]/g, '\\$&')}%`
          query = query.where(sql<boolean>`folded like ${pattern} escape '\\'`)
        }
        const rows = await query.orderBy('at', 'desc').orderBy('id').limit(limit).execute()
        return rows.map(toDecision)
      }),

    supersede: (id, by) => write((db) => supersede(db, id, by)),

    all: () =>
      ask(async (db) => {
        const rows = await db.selectFrom('decision').selectAll().orderBy('at').orderBy('id').execute()
        return rows.map(toDecision)
      }),

    delete: (id) =>
      write(async (db) => {
        const row = await db.deleteFrom('decision').where('id', '=', id).returning('id').executeTakeFirst()
        return row !== undefined
      }),
  }
}

function toDecision(row: Selectable<Schema['decision']>): Decision {
  const { id, workspace, conversation, title, text, at } = row
  return {
    id,
    workspace,
    conversation,
    title,
    text,
    at,
    by: readPerson(row.by),
    record: readJson(row.record),
    ...(row.superseded_by === null ? {} : { supersededBy: row.superseded_by }),
  }
}

export function createSqlFeedback({ ask }: Access): Store['feedbackOn'] {
  return (reply) =>
    ask(async (db) => {
      const rows = await db.selectFrom('feedback').selectAll().where('reply', '=', reply).orderBy('person').execute()
      return rows.map(toFeedback)
    })
}

function toFeedback({ reply, workspace, by, at, verdict, note }: Selectable<Schema['feedback']>): Feedback {
  return { reply, workspace, by: readPerson(by), at, verdict, ...(note === null ? {} : { note }) }
}
