// The page's own numbers, each with its reason.

/** A question is a few lines; the core reads no more than this of it anyway. Counted in UTF-16 code units. */
export const LONGEST_TEXT = 20_000

/** Of a request's body: the longest text, each character of it escaped as \u0000. */
export const LONGEST_BODY = 6 * LONGEST_TEXT + 4_000

/** A reference has up to 90 characters; a drawing adds what its platform needs. */
export const LONGEST_REF = 300

/** Ticks of one card. */
export const MOST_VALUES = 100

/** Fields of one form: more than fit into a person's patience; what is left over is the next form's. */
export const MOST_FIELDS = 25

/** Who comes back sees this much of what was said. Beyond it the oldest goes, in steps so that the file is rarely rewritten. */
export const KEPT = 2_000
export const DROPPED_AT_ONCE = 200

/** A line in a quiet stream, so that whatever stands between does not take it for dead. */
export const HEARTBEAT = 15_000

/** After a lost connection the page comes back after so long. */
export const RETRY = 1_000

/** Bytes that a reader may be behind; then it is let go, and catches up when it comes back. */
export const BEHIND = 4_000_000

/** An address for private answers never runs out here, as it does elsewhere: a year. */
export const ADDRESS_LIFE = 365 * 86_400_000

/** Wrong access tokens within one minute, after which nobody gets in for the rest of it. */
export const WRONG_TOKENS = 10
export const TOKEN_PAUSE = 60_000

export const COOKIE_SECONDS = 30 * 86_400

/** Answers to the questions of one flow: names of at most 300 characters. */
export const LONGEST_LIBRARY_BODY = 40_000
