// Slack's numbers, each with its reason. Texts are counted in UTF-16 code units.

/** Refused above: https://docs.slack.dev/reference/block-kit/blocks/section-block, and the same for texts of a context. */
export const LONGEST_SECTION = 3_000

/** `text` beside blocks is what notifications and screen readers get; 4,000 is advised, 40,000 refused. */
export const LONGEST_TEXT = 4_000

/** Undocumented: beyond some 13,200 characters in all blocks a message is refused (`msg_blocks_too_long`, bolt-js#2509). */
export const LONGEST_MESSAGE = 12_000

export const MOST_BLOCKS = 50

/** Elements of a `context` block. */
export const MOST_CONTEXT_TEXTS = 10

/** Elements of an `actions` block. */
export const MOST_ELEMENTS = 25

/** Buttons that are still a row and no wall; beyond it a menu. */
export const MOST_CHOICE_BUTTONS = 5

/** The text of a button, an option, its description and a placeholder; about 30 characters of a button are seen. */
export const LONGEST_LABEL = 75

/** The value of an option: 75 in the kit's types, 150 elsewhere. */
export const LONGEST_OPTION_VALUE = 75

/** Above this a reference is none of ours (90 at most), and no `block_id` (255) holds its beginning. */
export const LONGEST_REFERENCE = 200

export const MOST_CHECKBOXES = 10
export const MOST_OPTIONS = 100

/** Blocks with buttons and menus of one message: beyond it nobody reads a card. */
export const MOST_OFFER_BLOCKS = 20

/** One table in a message, at most so large, and no cell of it empty. */
export const MOST_TABLE_ROWS = 100
export const MOST_TABLE_COLUMNS = 20
export const LONGEST_TABLE = 10_000

/** Slack takes 3,000 for addresses of buttons and tells none for links; a longer one is no citation. */
export const LONGEST_ADDRESS = 2_000

/** Bars and names of a chart in a code block, which phones show some 40 columns wide. */
export const LONGEST_BAR = 16
export const LONGEST_BAR_LABEL = 16

/** An address for answers serves five answers within 30 minutes. */
export const ADDRESS_LIFE = 30 * 60_000

/** Of one call to Slack, which answers within a second; the runtime waits 20 s for a whole send. */
export const CALL_TIMEOUT = 10_000

/** Until a socket has said hello. */
export const HELLO_TIMEOUT = 20_000

/** Each routine refresh closes one for a moment, and Slack hands each payload to an open one. */
export const SOCKETS = 2

/** The largest payloads are presses, which repeat the pressed message. */
export const LONGEST_BODY = 1_000_000

/** Where Slack says "too often" and not how long: a limit of one in a minute is usual. */
export const USUAL_WAIT = 30_000

/** Title, and the words on the two buttons of a modal. */
export const LONGEST_MODAL_WORD = 24

/** What a view remembers until it is sent. */
export const LONGEST_MEMO = 3_000

/** Blocks of a view: a modal, or the Home tab. */
export const MOST_VIEW_BLOCKS = 100

/** Of a whole view 250 kB are taken; the rest of the call, and characters of several bytes, need some of it. */
export const LARGEST_VIEW = 200_000

/** Fields of one form: beyond it nobody fills it in, and the next form can have them. */
export const MOST_FIELDS = 40

/** The label of a field, and the hint below it. */
export const LONGEST_FIELD_LABEL = 2_000

/** What can be typed into one field. */
export const LONGEST_INPUT = 3_000

/** An opening of a form is good for three seconds, of which the way to Slack and back takes some: until then we ask ourselves. */
export const FORM_PATIENCE = 1_500

/** Options of radio buttons, as of checkboxes. */
export const MOST_RADIOS = 10

/** Prompts of the agent view. */
export const MOST_PROMPTS = 4
export const LONGEST_PROMPT_TITLE = 60
