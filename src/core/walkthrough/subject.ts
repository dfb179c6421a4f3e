/** "Our Postgres", "my old shop": what the decision is for, up to where the sentence goes on. */
const OWNED =
  /\b(?:our|my)\s+([\p{L}\p{N}][\p{L}\p{N}.+#-]*(?:\s+(?!(?:in|on|into|onto|to|as|with|inside|under|for|or|live|run|be|is|are|at|from|and|will|should|would|stay|that|which|using|via)\b)[\p{L}\p{N}][\p{L}\p{N}.+#-]*){0,3})/iu
/** "Our team" decides and is not decided for. */
const NO_SUBJECT =
  /^(?:team|company|own|people|choice|options?|case|situation|decision|question|problem|boss|colleagues?|side|opinion|needs?)\b/i
const LONGEST = 60

/** What a message wants a decision for; undefined where it does not say. Nobody can be mentioned by it. */
export function subjectIn(text: string): string | undefined {
  const said = OWNED.exec(text)?.[1]?.replace(/[.+#-]+$/, '')
  return said === undefined || NO_SUBJECT.test(said) ? undefined : `our ${said}`.slice(0, LONGEST)
}

/** What follows the command: a sentence, or only the name of the thing. */
export function subjectOf(args: string): string | undefined {
  const found = subjectIn(args)
  if (found !== undefined) return found
  const name = args.replaceAll(/[^\p{L}\p{N} .+#/-]/gu, '').trim()
  return name === '' || /[?]/.test(args) || name.split(/\s+/).length > 6 ? undefined : name.slice(0, LONGEST)
}
