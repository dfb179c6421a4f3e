import { type Document, isScalar, visit, type YAMLError } from 'yaml'

interface Described {
  readonly offset: number
  readonly problem: string
  readonly remedy: string
}

/** What the YAML parser stumbles over, in the words of somebody who does not know YAML, and where it began. */
export function describeSyntax(error: YAMLError, document: Document, text: string): Described {
  const [offset] = error.pos
  switch (error.code) {
    case 'DUPLICATE_KEY': {
      const key = /^[^:\n]*/.exec(text.slice(offset))?.[0].trim() ?? ''
      return { offset, problem: `the key "${key}" stands twice.`, remedy: 'Keep one of the two, or join them.' }
    }
    case 'TAB_AS_INDENT':
      return { offset, problem: 'a line begins with a tab.', remedy: 'Indent with spaces.' }
    case 'MULTIPLE_DOCS':
      return { offset, problem: 'a line "---" cuts the file in two.', remedy: 'Remove that line.' }
    case 'BAD_SCALAR_START':
      return {
        offset,
        problem: `a text begins with "${text.charAt(offset)}", which has a meaning of its own in YAML.`,
        remedy: 'Put quotes around the text.',
      }
    case 'BLOCK_AS_IMPLICIT_KEY':
      return {
        offset,
        problem: 'a text has ": " in it, or a line is indented too far.',
        remedy: 'Put quotes around the text, or move the line to the left.',
      }
    case 'MISSING_CHAR': {
      const opening = /quote/.test(error.message) ? openingQuote(document, offset) : undefined
      if (opening === undefined) return unreadable(error)
      return {
        offset: opening,
        problem: 'a quotation mark is opened here and never closed.',
        remedy: 'Add the second quotation mark at the end of the text.',
      }
    }
    default:
      return unreadable(error)
  }
}

function unreadable(error: YAMLError): Described {
  return {
    offset: error.pos[0],
    problem: `this is not YAML (${error.message.replace(/\.?$/, '')}).`,
    remedy: 'Check indentation, quotes and brackets, also of the line above; a text with ": " or " #" needs quotes.',
  }
}

/** The parser notices a missing quotation mark only where the file ends. */
function openingQuote(document: Document, end: number): number | undefined {
  let found: number | undefined
  visit(document, {
    Scalar: (_key, node) => {
      const [start, last] = node.range ?? [0, 0]
      if (isScalar(node) && node.type?.startsWith('QUOTE') === true && start < end && last >= end - 1) found = start
    },
  })
  return found
}
