// Runs the program as one file, which esbuild makes of the sources when they have changed: loading hundreds of files one by one
// would take as long as all the rest of a start. `node --import tsx src/main.ts` does the same without that.
'use strict'

const { createHash } = require('node:crypto')
const {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} = require('node:fs')
const Module = require('node:module')
const { dirname, join } = require('node:path')
const { pathToFileURL } = require('node:url')
const { constants, Script } = require('node:vm')
const { dependencies } = require('../package.json')

const ROOT = join(__dirname, '..')
const CACHE = join(ROOT, 'node_modules', '.cache', 'versus')
/** Libraries of many small files that every start needs. */
const TAKEN_IN = new Set(['dotenv', 'fuse.js', 'kysely', 'pino'])
const SOURCES = /\.(?:ts|cjs)$/

/** Other files, or files of other sizes or times, are another program; so are other libraries. */
function nameOfProgram() {
  const sources = ['src', 'adapters'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true })
      .filter((name) => SOURCES.test(name))
      .map((name) => `${ROOT}/${folder}/${name}`),
  )
  const all = [...sources, `${ROOT}/package-lock.json`].map((path) => {
    const { size, mtimeMs } = statSync(path)
    return `${path} ${size} ${mtimeMs}`
  })
  const name = createHash('sha256').update(all.toSorted((one, other) => (one < other ? -1 : 1)).join('\n'))
  return `${name.digest('hex').slice(0, 16)}.cjs`
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
    external: Object.keys(dependencies).filter((name) => !TAKEN_IN.has(name)),
    write: false,
    plugins: [inPlace],
  })
  return inAscii(outputFiles[0].text)
}

/**
 * So that it can be read a byte a letter, which takes half as long. esbuild writes escapes in all but regular expressions, and an
 * escape means the same there.
 */
function inAscii(program) {
  return program.replaceAll(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** Takes programs of before away, and what was compiled of them; what cannot be taken away is no failure. */
function forget() {
  for (const old of existsSync(CACHE) ? readdirSync(CACHE) : []) {
    try {
      rmSync(join(CACHE, old), { force: true })
    } catch {}
  }
}

/** Written beside and renamed, so that another start meanwhile sees no half of it; a folder that cannot be written is no failure. */
function keep(path, content) {
  try {
    mkdirSync(CACHE, { recursive: true })
    const draft = `${path}.${process.pid}.tmp`
    writeFileSync(draft, content)
    renameSync(draft, path)
  } catch {}
}

function kept(path, encoding) {
  try {
    return readFileSync(path, encoding)
  } catch {
    return undefined
  }
}

/**
 * What V8 compiled is kept beside the program, and read instead of compiling it again: first written by whoever ends well first,
 * with all the functions that it called.
 */
function compile(program, path, command) {
  const compiled = path.replace(/cjs$/, `${command}.compiled`)
  const cachedData = kept(compiled)
  const script = new Script(Module.wrap(program), {
    filename: path,
    cachedData,
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  })
  if (!cachedData || script.cachedDataRejected)
    process.once('exit', (code) => code === 0 && keep(compiled, script.createCachedData()))
  return script.runInThisContext()
}

async function launch() {
  const path = join(CACHE, nameOfProgram())
  let program = kept(path, 'latin1')
  if (program === undefined) {
    forget()
    keep(path, (program = await make()))
  }
  const main = new Module(path, module)
  main.filename = path
  main.paths = module.paths
  const command = /^[a-z-]{1,20}$/.test(process.argv[2] ?? '') ? process.argv[2] : 'start'
  compile(program, path, command)(main.exports, Module.createRequire(path), main, path, CACHE)
}

launch().catch((error) => {
  console.error(error)
  process.exitCode = 1
})
