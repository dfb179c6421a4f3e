/** More questions than these in one message are named as left over. */
const MOST = 8

const SENTENCE_END = /(?<=[?!])\s+|(?<=[a-z0-9)"'][.;])\s+(?=\S)|\n+/i
/** ", and could it …", "; also, does …": a second question in the same sentence. */
const SECOND_QUESTION =
  /\s*(?:,|;|\s-|\s–)?\s+(?:and|also|plus|but)\s+(?:also\s+|then\s+)?(?=(?:is|are|can|could|do|does|did|will|would|should|has|have|which|what|how|why|when|where|who)\s+\w+)/i

/** One message → its sentences and questions, in order, without empty ones. */
export function splitQuestions(text: string): readonly string[] {
  const parts = joinTags(text.split(SENTENCE_END))
    .flatMap((sentence) => (looksLikeQuestion(sentence) ? splitTwice(sentence) : [sentence]))
    .map((part) => part.trim())
    .filter((part) => /[\p{L}\p{N}]/u.test(part))
  return parts.length > MOST ? [...parts.slice(0, MOST - 1), parts.slice(MOST - 1).join(' ')] : parts
}

/** "True?" and "Correct me if I'm wrong." belong to the sentence before. */
const TAG =
  /^(?:is (?:that|this|it) )?(?:true|right|correct|yes|no|agree[d]?|really|or not|true or false|correct me(?: if (?:i am |i'm |im )?wrong)?|am i right|or am i wrong)\s*[?.!]*$/i

function joinTags(sentences: readonly string[]): readonly string[] {
  const joined: string[] = []
  for (const sentence of sentences) {
    const before = joined.at(-1)
    if (before !== undefined && TAG.test(sentence.trim()))
      joined[joined.length - 1] = `${before.trim().replace(/[.!;]$/, '')}, ${sentence.trim()}`
    else joined.push(sentence)
  }
  return joined
}

/** "X and how Y" is one question where X is none by itself ("what they are and how they differ"). */
function splitTwice(sentence: string): readonly string[] {
  const parts = sentence.split(SECOND_QUESTION)
  return parts.every((part) => looksLikeQuestion(part) && part.trim().split(/\s+/).length >= 4) ? parts : [sentence]
}

const QUESTION_START =
  /^(?:so |and |but |also |ok |okay |hey |hi |then |well |plus |quick question |question |btw )*(?:is|are|was|were|am|can|could|do|does|did|will|would|should|shall|may|might|has|have|had|isn'?t|aren'?t|can'?t|don'?t|doesn'?t|won'?t|which|what|what'?s|whats|how|how'?s|why|when|where|who|whose|whether)\b/i

/** Ends like a question, or begins like one. */
export function looksLikeQuestion(text: string): boolean {
  return /\?\s*["')\]]*\s*$/.test(text) || QUESTION_START.test(text.trim().replaceAll(/[,:]/g, ''))
}
