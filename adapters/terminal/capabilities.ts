/** Environment variables as the program was given them. */
type Environment = Readonly<Record<string, string | undefined>>

export interface Capabilities {
  readonly hasLinks: boolean
  readonly hasUnicode: boolean
}

/** Programs that draw OSC 8 links, by the name they give themselves. */
const LINKING_PROGRAMS: ReadonlySet<string> = new Set(['iTerm.app', 'WezTerm', 'vscode', 'ghostty', 'Tabby', 'rio'])
const LINKING_TERMS = /^(?:xterm-kitty|xterm-ghostty|foot|alacritty|contour)/
/** VTE 0.50.0 crashes on links; 0.50.1 writes itself as 5001. */
const FIRST_LINKING_VTE = 5001

/** What the terminal says of itself. Links only where they surely work: elsewhere they would show as rubbish. */
export function capabilitiesOf(environment: Environment): Capabilities {
  return { hasLinks: drawsLinks(environment), hasUnicode: drawsUnicode(environment) }
}

function drawsLinks(environment: Environment): boolean {
  const { TERM = '', TERM_PROGRAM = '', VTE_VERSION, WT_SESSION, TMUX, STY } = environment
  // A multiplexer hands the outer terminal's variables down, but not always its links.
  if (TERM === '' || TERM === 'dumb' || TMUX !== undefined || STY !== undefined || /^(?:tmux|screen)/.test(TERM))
    return false
  return (
    LINKING_PROGRAMS.has(TERM_PROGRAM) ||
    LINKING_TERMS.test(TERM) ||
    Number(VTE_VERSION ?? 0) >= FIRST_LINKING_VTE ||
    WT_SESSION !== undefined
  )
}

/** No locale at all is usual in containers, whose terminals know Unicode none the less; another character set is a no. */
function drawsUnicode({ TERM, LC_ALL, LC_CTYPE, LANG }: Environment): boolean {
  const locale = [LC_ALL, LC_CTYPE, LANG].find((value) => value !== undefined && value !== '') ?? ''
  return TERM !== 'dumb' && TERM !== 'linux' && (!locale.includes('.') || /\.utf-?8/i.test(locale))
}
