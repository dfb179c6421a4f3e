// Runs the program as one file, which esbuild makes of the sources when they have changed: loading hundreds of files one by one
// would take as long as all the rest of a start. `node --import tsx src/main.ts` does the same without that.
'use strict'

const { createHash } = require('node:crypto')
const { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } = require('node:fs')
const Module = require('node:module')
const { dirname, join } = require('node:path')
const { pathToFileURL } = require('node:url')

const ROOT = join(__dirname, '..')
const CACHE = join(ROOT, 'node_modules', '.cache', 'versus')
const SOURCES = /\.(?:ts|cjs)$/

/** Other files, or files of other sizes or times, are another program. */
function nameOfProgram() {
  const hash = createHash('sha256')
  for (const folder of ['src', 'adapters'])
    for (const name of readdirSync(join(ROOT, folder), { recursive: true }).toSorted()) {
      if (!SOURCES.test(name)) continue
      const path = join(ROOT, folder, name)
      const { size, mtimeMs } = statSync(path)
      hash.update(`${path} ${size} ${mtimeMs}\n`)
    }
  return `${hash.digest('hex').slice(0, 16)}.cjs`
}

/** Files that are found by where they are, such as the knowledge, are found by where the source is. */
const inPlace = {
  name: 'in place',
  setup(build) {
    build.onLoad({ filter: /\.ts$/ }, ({ path }) => ({
      loader: 'ts',
      contents: readFileSync(path, 'utf8')
        .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href))
        .replaceAll('import.meta.dirname', JSON.stringify(dirname(path))),
    }))
  },
}

async function make() {
  const { outputFiles } = await require('esbuild').build({
    entryPoints: [join(__dirname, 'main.ts')],
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    packages: 'external',
    write: false,
    plugins: [inPlace],
  })
  return outputFiles[0].text
}

/** Written beside and renamed, so that another start meanwhile sees no half of it; a folder that cannot be written is no failure. */
function keep(path, program) {
  try {
    mkdirSync(CACHE, { recursive: true })
    for (const old of readdirSync(CACHE)) if (old.endsWith('.cjs')) rmSync(join(CACHE, old), { force: true })
    const draft = `${path}.${process.pid}.tmp`
    writeFileSync(draft, program)
    renameSync(draft, path)
  } catch {}
}

function kept(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

async function launch() {
  const path = join(CACHE, nameOfProgram())
  let program = kept(path)
  if (program === undefined) keep(path, (program = await make()))
  const main = new Module(path, module)
  main.filename = path
  main.paths = module.paths
  main._compile(program, path)
}

launch().catch((error) => {
  console.error(error)
  process.exitCode = 1
})
