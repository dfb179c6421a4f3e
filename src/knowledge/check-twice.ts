import type { Parts } from './cross-check.ts'
import type { Fault } from './fault.ts'

/** Topics and flows are named by their files: the same name in two folders leaves nobody sure which is meant. */
export function checkTwice({ topics, flows }: Parts): readonly Fault[] {
  return [...twiceIn('topic', topics), ...twiceIn('flow', flows)]
}

function twiceIn(kind: string, files: readonly { readonly id: string; readonly file: string }[]): readonly Fault[] {
  return files.flatMap((one) => {
    const first = files.find(({ id }) => id === one.id)
    return !first || first === one
      ? []
      : [
          {
            file: one.file,
            problem: `the ${kind} "${one.id}" is also in ${first.file}.`,
            remedy: 'Give this file another name, and its id with it, or remove it.',
          },
        ]
  })
}
