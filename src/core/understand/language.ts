// Which language a message is in, as far as it must be known: English, or something that we do not answer in.

/** Small words that hold sentences together, and that are no words of English. */
const FUNCTION_WORDS: readonly (readonly string[])[] = [
  // German
  'der die das ein eine einer ist sind und oder nicht wie was wann warum wer wo welche welcher welches für mit auf von zu den dem ich wir ihr sie kann können soll sollen wird werden auch noch zwischen einen bei als aber man heute morgen bitte danke',
  // French
  'le la les un une des est sont et ou pas que quel quelle quels comment pourquoi quand pour avec sur dans je nous vous il elle peut plus moins entre du au ce cette mais merci bonjour faut quoi où',
  // Spanish
  'el los las un una es son y o no que qué cuál cuáles cómo por para con en yo nosotros puede más menos entre del al este esta pero gracias hola cuándo dónde se lo como tiene hay',
  // Portuguese
  'o os as um uma é são e ou não que qual quais como por para com em eu nós pode mais menos entre do da no na este esta mas obrigado quando onde você tem dos das',
  // Italian
  'il lo gli un una è sono e non che quale quali come perché per con su io noi può più meno tra del della questo questa ma grazie ciao quando dove cosa meglio',
  // Dutch
  'de het een is zijn en of niet wat welke hoe waarom voor met op van ik wij kan meer minder tussen deze maar bedankt wanneer waar beter heeft wordt',
  // Polish
  'jest są i lub nie co jak który która które dlaczego dla z na w ja my może bardziej mniej między ten ta ale dziękuję czy kiedy gdzie się to od do po',
  // Turkish
  've veya bir bu için ile mi mı mu mü ne nasıl neden hangi hangisi daha çok az ama değil var yok ben biz arasında olan gibi',
  // Swedish, Danish, Norwegian
  'och eller inte är vad hur varför vilken för med på av jag vi kan mer mindre mellan denna men tack när var og ikke er hvad hvordan hvorfor hvilken til jeg mere det en et som',
].map((words) => words.split(' '))

const ENGLISH =
  'the a an is are was were be been and or not how what when why who where which for with on of to in it we i you they can could should would will do does did have has had this that these those from at as by my our your than then there if so but any some more less vs between into about all no yes me us them its just also only'.split(
    ' ',
  )

const englishWords = new Set(ENGLISH)
const otherWords = FUNCTION_WORDS.map((words) => new Set(words))

/** Whether the text is written in another language than English. `words` are its words in lower case, accents dropped. */
export function isForeign(text: string, words: readonly string[]): boolean {
  const letters = text.match(/\p{L}/gu) ?? []
  const latin = letters.filter((letter) => /\p{Script=Latin}/u.test(letter))
  if (letters.length > 0 && latin.length < letters.length * 0.6) return true
  const written = text.toLowerCase().match(/\p{L}+/gu) ?? words
  const english = written.filter((word) => englishWords.has(word)).length
  // "is", "no", "on" and their like are words of several languages: only what is not English too tells something.
  const other = Math.max(
    ...otherWords.map((known) => written.filter((word) => known.has(word) && !englishWords.has(word)).length),
  )
  const accented = written.filter((word) => /[^a-z]/.test(word)).length
  return other >= 2 ? other > english : other + accented >= 2 && english === 0
}
