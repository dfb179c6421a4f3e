import type { Kysely } from 'kysely'
import type { Gaps, GapState } from '#model/store.ts'
import type { Access } from './access.ts'
import { gapWords } from './fold.ts'
import { sql } from 'kysely'
import type { Schema } from './schema.ts'

export async function settle(db: Kysely<Schema>, workspace: string, text: string, state: GapState): Promise<void> {
  await db
    .insertInto('gap_state')
    .values({ workspace, words: gapWords(text), state })
    .onConflict((conflict) => conflict.columns(['workspace', 'words']).doUpdateSet({ state }))
    .execute()
}

export function createSqlGaps({ ask, write }: Access): Gaps {
  return {
    list: (workspace, limit) =>
      ask(async (db) => {
        const rows = await db
          .with('grouped', (query) =>
            query
              .selectFrom('gap')
              .select(({ fn }) => [
                'gap.gap',
                'gap.words',
                fn.countAll<number>().as('count'),
                fn.sum<number>('gap.wished').as('wished'),
                fn.max('gap.at').as('last_at'),
                fn.max('gap.seq').as('last'),
              ])
              .where('gap.workspace', '=', workspace)
              .where('gap.words', '<>', '')
              .groupBy(['gap.gap', 'gap.words'])
              .orderBy('count', 'desc')
              .orderBy('last_at', 'desc')
              .orderBy('gap.words')
              .orderBy('gap.gap')
              .limit(limit),
          )
          .selectFrom('grouped')
          .innerJoin('gap as newest', 'newest.seq', 'grouped.last')
          .leftJoin('gap_state as settled', (join) =>
            join.onRef('settled.words', '=', 'grouped.words').on('settled.workspace', '=', workspace),
          )
          .select(['grouped.gap', 'grouped.count', 'grouped.wished', 'grouped.last_at as lastAt', 'newest.text'])
          .select((eb) => eb.fn.coalesce('settled.state', sql<GapState>`'open'`).as('state'))
          .orderBy('grouped.count', 'desc')
          .orderBy('grouped.last_at', 'desc')
          .orderBy('grouped.words')
          .orderBy('grouped.gap')
          .execute()
        return rows
      }),

    settle: (workspace, text, state) => write((db) => settle(db, workspace, text, state)),
  }
}
