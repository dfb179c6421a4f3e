// Discord's numbers, from its documentation unless it is said otherwise. Texts are counted in UTF-16 code units.

/** Texts of all components of one message together (not documented; the API says so). */
export const TEXT_PER_MESSAGE = 4_000

/** Components of one message, those inside others included. */
export const COMPONENTS_PER_MESSAGE = 40

/** `content` of a message without components of the second kind. */
export const LONGEST_CONTENT = 2_000

/** Rows of a message without components of the second kind. */
export const ROWS_PER_PLAIN_MESSAGE = 5

export const BUTTONS_PER_ROW = 5
export const OPTIONS_PER_SELECT = 25

/** Labels of buttons and of options; buttons show some 35 of them. */
export const LONGEST_BUTTON_LABEL = 80
export const LONGEST_OPTION_LABEL = 100
export const LONGEST_DESCRIPTION = 100
export const LONGEST_PLACEHOLDER = 150
/** The core keeps its references within 90, so that 10 are left for what this adapter adds. */
export const LONGEST_CUSTOM_ID = 100

/** Labels with what is filled in, and texts between them. */
export const MOST_FIELDS = 5
export const LONGEST_FORM_TITLE = 45
export const LONGEST_FIELD_LABEL = 45
export const LONGEST_INPUT = 4_000

/** Of a question that its answer repeats: one line on most screens. */
export const LONGEST_QUOTE = 120

export const LONGEST_THREAD_NAME = 100

/** A day, one of 60, 1440, 4320 and 10080 minutes. */
export const ARCHIVE_AFTER_MINUTES = 1_440

export const LONGEST_NONCE = 25

/** Files of one message. */
export const FILES_PER_MESSAGE = 10

/** Of a command's completions, and of each. */
export const MOST_COMPLETIONS = 25
export const LONGEST_COMPLETION = 100

/** A code block wider than this is wrapped on telephones. */
export const CODE_WIDTH = 40

/** Nobody reads a longer answer in a chat: what is beyond becomes a file. */
export const MOST_MESSAGES = 5

/** A document of this length is read in place; a longer one is a file. */
export const LONGEST_DOCUMENT_IN_PLACE = 3_000

/** An interaction's token opens the door this long, in milliseconds, once it was answered in time. */
export const TOKEN_LIFE = 15 * 60_000

/** An interaction must be answered within 3 s; the way there and back takes its part. */
export const ANSWER_WITHIN = 1_000

/** So long, at most, the answer itself is waited for before the interaction is deferred: it saves a second message. */
export const GRACE = 250
