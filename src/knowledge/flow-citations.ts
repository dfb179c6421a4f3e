import { findCitations } from './passage.ts'
import { type ReadFlow, UNSOURCED } from './read-flow.ts'

/** All ids of sources that a flow cites, in lists and in footnotes. */
export function citationsOf({
  content,
  lineOf,
  text,
}: ReadFlow & { readonly text: string }): readonly { readonly id: string; readonly line: number }[] {
  const lists = [
    ...(content?.rules ?? []).map(({ sources }, at) => ({ sources, path: ['rules', at, 'sources'] })),
    ...(content?.questions ?? []).flatMap(({ answers }, at) =>
      answers.map(({ sources = [] }, place) => ({ sources, path: ['questions', at, 'answers', place, 'sources'] })),
    ),
  ]
  return [
    ...[...findCitations(text)].map(([id, line]) => ({ id, line })),
    ...lists.flatMap(({ sources, path }) =>
      sources.filter((id) => !UNSOURCED.has(id)).map((id) => ({ id, line: lineOf([...path, sources.indexOf(id)]) })),
    ),
  ]
}
