// Runs the sources as they are, for `npm start` and its like. tsx's loader for CommonJS works in this thread; the one for ES modules
// (`node --import tsx src/main.ts`, which does the same) asks another thread about every file, and the first answer comes twice as late.
'use strict'

const Module = require('node:module')
require('tsx/cjs')

// Files of ours that are imported late go the same way: a second loader would load a second copy of what they share.
const LATE = /\bimport\(("[.#][^"]*")\)/g
const compile = Module.prototype._compile
Module.prototype._compile = function (code, file, ...rest) {
  const isOurs = !file.includes('node_modules')
  return compile.call(
    this,
    isOurs ? code.replace(LATE, 'Promise.resolve().then(() => require($1))') : code,
    file,
    ...rest,
  )
}

require('./main.ts')
