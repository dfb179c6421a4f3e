/** One thing that is wrong with one file, in words for a person who does not program. */
export interface Fault {
  /** Path from the knowledge folder, with `/`. */
  readonly file: string
  /** From 1; absent where the fault is not in a line. */
  readonly line?: number
  readonly problem: string
  readonly remedy: string
}

/** `topics/startup.md:12: no source is named "khan27". → Add it to sources.yaml, or correct the name.` */
export function describeFault(fault: Fault): string {
  const place = fault.line === undefined ? fault.file : `${fault.file}:${fault.line}`
  return `${place}: ${fault.problem} → ${fault.remedy}`
}

/** In the order of files and lines, so that the same faults always read the same. */
export function sortFaults(faults: readonly Fault[]): readonly Fault[] {
  return faults.toSorted(
    (a, b) => compare(a.file, b.file) || (a.line ?? 0) - (b.line ?? 0) || compare(a.problem, b.problem),
  )
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
