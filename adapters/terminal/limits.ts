// A terminal has few limits of its own; these are for readers.

/** Below this a line holds no sentence: a narrower window wraps our lines itself. */
export const NARROWEST = 20

/** Longer lines are hard to read back from; typography's measure is 45 to 75 characters, a terminal's habit 80. */
export const WIDEST = 100

/** Where the output does not say how wide it is, as in a pipe. */
export const USUAL_WIDTH = 80

/** Lines kept for the arrow keys, here and between runs. */
export const LONGEST_HISTORY = 500

/** A typed line beyond this is a pasted file: the rest is left out. The core reads as much of a message. */
export const LONGEST_LINE = 20_000

/** How much of an unknown command is repeated to its writer. */
export const LONGEST_ECHO = 20

/** A single letter is not yet the beginning of a label, but more likely a slip. */
export const SHORTEST_BEGINNING = 2

/** A terminal scrolls: forms here are as long as they are, within reason. */
export const MOST_FIELDS = 50

/** The widest bar of a chart, so that bars can be compared at a glance. */
export const LONGEST_BAR = 40
