/** One row of the design's import table: a file, what it may import, and breaches. */
interface Row {
  readonly file: string
  readonly allowed: readonly string[]
  readonly forbidden: readonly string[]
  /** How the house's message begins. */
  readonly message: string
}

export const IMPORT_TABLE: readonly Row[] = [
  {
    file: 'src/model/reply.ts',
    allowed: ['./text.ts'],
    forbidden: ['#core/respond.ts', '../core/respond.ts', 'zod', 'node:fs'],
    message: 'src/model holds the nouns',
  },
  {
    file: 'src/core/respond.ts',
    allowed: ['#model/reply.ts', './match/create-matcher.ts', './text/words.ts', 'fuse.js'],
    forbidden: ['#knowledge/fault.ts', '#adapters/shared/fit.ts', '../model/reply.ts', 'node:fs', 'yaml', '#config.ts'],
    message: 'src/core imports only',
  },
  {
    file: 'src/core/match/create-matcher.ts',
    allowed: ['#model/match.ts', './grams.ts', '../text/words.ts', '../refs/refs.ts', 'fuse.js'],
    forbidden: ['../answer/more.ts', '../respond.ts', '#core/answer/more.ts', '#lint/lint-knowledge.ts', 'node:crypto'],
    message: 'A room of src/core imports only',
  },
  {
    file: 'src/core/text/words.ts',
    allowed: ['#model/text.ts', './stem.ts', '../refs/refs.ts'],
    forbidden: ['../match/grams.ts', '../world.ts'],
    message: 'A room of src/core imports only',
  },
  {
    file: 'src/knowledge/load-knowledge.ts',
    allowed: [
      '#model/knowledge.ts',
      './fault.ts',
      'node:fs',
      'node:fs/promises',
      'yaml',
      'zod',
      'mdast-util-from-markdown',
    ],
    forbidden: ['#core/world.ts', '../core/world.ts', '#config.ts', 'fuse.js', 'dotenv'],
    message: 'src/knowledge imports only',
  },
  {
    file: 'src/lint/lint-knowledge.ts',
    allowed: ['#model/knowledge.ts', '#core/world.ts', '#knowledge/fault.ts', './collisions.ts'],
    forbidden: ['#adapters/slack/limits.ts', '#runtime/accept.ts', 'node:fs', 'zod'],
    message: 'src/lint imports only',
  },
  {
    file: 'src/storage/sqlite.ts',
    allowed: ['#model/store.ts', './migrations.ts', 'node:path', 'kysely', 'libsql', 'pg'],
    forbidden: ['#core/respond.ts', '#runtime/accept.ts', 'zod', 'hono'],
    message: 'src/storage imports only',
  },
  {
    file: 'src/runtime/accept.ts',
    allowed: ['#model/request.ts', '#core/respond.ts', '#core/show.ts', './queue.ts', 'node:timers/promises'],
    forbidden: [
      '#core/world.ts',
      '#core/match/create-matcher.ts',
      '#storage/memory.ts',
      '#adapters/slack/adapter.ts',
      'pg',
    ],
    message: 'src/runtime imports only',
  },
  {
    file: 'src/server/server.ts',
    allowed: [
      '#model/adapter.ts',
      '#runtime/accept.ts',
      'node:http',
      'hono',
      'hono/cors',
      '@hono/node-server',
      'prom-client',
    ],
    forbidden: ['#core/respond.ts', '#storage/memory.ts', '#adapters/web/adapter.ts', '@slack/bolt'],
    message: 'src/server imports only',
  },
  {
    file: 'src/config.ts',
    allowed: ['zod', 'dotenv'],
    forbidden: ['#model/errors.ts', './main.ts', 'node:fs'],
    message: 'config.ts reads the environment',
  },
  {
    file: 'src/commands/ask.ts',
    allowed: ['#config.ts', '#core/respond.ts', '#adapters/slack/render.ts', './open-world.ts', 'node:readline', 'zod'],
    forbidden: ['../main.ts'],
    message: 'main imports the commands',
  },
  {
    file: 'adapters/shared/fit.ts',
    allowed: ['#model/text.ts', './plain-text.ts', 'node:util'],
    forbidden: ['#adapters/slack/limits.ts', '../slack/limits.ts', '#core/text/words.ts', 'discord.js'],
    message: 'adapters/shared imports only',
  },
  {
    file: 'adapters/slack/adapter.ts',
    allowed: [
      '#model/adapter.ts',
      '#adapters/shared/fit.ts',
      './limits.ts',
      'node:http',
      '@slack/bolt',
      '@slack/web-api',
    ],
    forbidden: [
      '#adapters/discord/render.ts',
      '../web/adapter.ts',
      'discord.js',
      '#core/show.ts',
      '#runtime/accept.ts',
    ],
    message: 'An adapter imports only',
  },
  {
    file: 'adapters/discord/adapter.ts',
    allowed: ['#model/adapter.ts', '#adapters/shared/fit.ts', './limits.ts', 'node:http', 'discord.js'],
    forbidden: [
      '#adapters/slack/render.ts',
      '../slack/render.ts',
      '@slack/bolt',
      '#core/show.ts',
      '#storage/memory.ts',
    ],
    message: 'An adapter imports only',
  },
  {
    file: 'adapters/terminal/adapter.ts',
    allowed: ['#model/adapter.ts', '#adapters/shared/plain-text.ts', './receive.ts', 'node:readline/promises'],
    forbidden: ['#adapters/web/render.ts', '@slack/bolt', 'discord.js', '#core/respond.ts'],
    message: 'An adapter imports only',
  },
  {
    file: 'adapters/web/adapter.ts',
    allowed: ['#model/adapter.ts', '#adapters/shared/fit.ts', './page.ts', 'node:http', 'hono', 'hono/streaming'],
    forbidden: ['#adapters/slack/render.ts', '#adapters/discord/render.ts', '#server/server.ts', '#config.ts'],
    message: 'An adapter imports only',
  },
]
