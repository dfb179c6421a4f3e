import { rule } from './rule.ts'

// "Should we …", "which would you take", "help us decide": a recommendation for the asker's own case, not a general answer.

const US = '(?:we|i|our team|my team|our company|the team)'
const TAKE =
  '(?:use|using|choose|pick|go|take|run|put|host|deploy|adopt|subject|prefer|buy|stay|remain|keep|move|moving|switch|start|stick|migrate|set up|setup|live|do|consider|opt|build|get|bet|follow|recommend|suggest|advise|invest|standardi[sz]e|replace|convert|leave|rent|offer|give|make|place|install|provision|be)'

const CALLS = [
  rule(
    'should shall ought would',
    `\\b(?:should|shall|ought) ${US}(?: \\w+){0,3}? ${TAKE}\\b`,
    `\\bshould (?:not )?(?:it|this|that|they|everything|all|any of (?:it|this|them)|the \\w+|our(?: \\w+){1,4}|my(?: \\w+){1,4}|each \\w+|every \\w+)(?: \\w+){0,2}? (?:live|run|go|be|stay|sit|move|become|end up)\\b`,
    `\\b(?:what|which|where|whether)\\b(?: \\w+){0,5}? (?:should|would|shall|ought) (?:we|i|you|u|one) (?:\\w+ly )?${TAKE}\\b`,
    `\\bwould you (?:\\w+ly |still )?(?:say|${TAKE})\\b`,
  ),
  rule('tie convince decide', '\\b(?:tie breaker|convince me|decide for us)\\b'),
  rule('recommend suggest advise prefer', '\\bdo (?:you|u) (?:recommend|suggest|advise|prefer)\\b'),
  rule(
    'idea time worth wise smart reasonable sensible better',
    '\\b(?:is it|would it be|it is|is that|would that be) (?:a |still |really |maybe |perhaps )?(?:good idea|bad idea|time|worth it|wise|smart|reasonable|sensible|better)\\b(?=.*\\b(?:we|us|our|i|my)\\b)|\\b(?:we|us|our|i|my)\\b.*\\b(?:is it|would it be|it is) (?:a |still |really )?(?:good idea|bad idea|time|worth it|wise|smart|better)\\b',
  ),
  rule(
    'should shall ought better',
    '\\b(?:we|i|it|they|this|that|what) (?:should|shall|ought to|had better|better) (?:we |i )?(?:use|choose|pick|go|take|run|make|put|host|be subject|remain|stay|move)\\b',
  ),
  rule(
    'recommend recommendation recommendations advise advice suggestion suggestions pick vote choice',
    '\\b(?:recommend|recommendation|recommendations|advise (?:us|me)|your advice|any advice|some advice|suggestions?|your pick|your vote|your choice|your recommendation)\\b',
  ),
  rule(
    'for',
    '\\b(?:best|better|right|good|smarter|wiser|safe|sane|sensible|suitable|cheapest|simplest|easiest|makes? (?:more |most )?sense|fits?|suits?|work|works)(?: \\w+){0,2}? for (?:us|me|our|my|this|that|such a)\\b',
  ),
  rule('fit fits suit suits', '\\b(?:fits?|suits?) (?:us|me|our|my)\\b'),
  rule(
    'help helps',
    '\\bhelp(?:s)? (?:us|me|our team|my team) (?:to )?(?:decide|choose|pick|figure|make up|make the|settle|with (?:the|this|a|our) (?:decision|choice))\\b',
  ),
  rule(
    'pick choose decide decision call choice',
    '\\b(?:pick|choose|decide) (?:one |something |between .{1,30} )?for (?:me|us|our|my)\\b|^(?:please |just |ok |so )*(?:pick|choose|decide)\\b|\\b(?:can not|can t) decide\\b|\\b(?:make|making) (?:the|a|this|that) (?:decision|call|choice)\\b|\\b(?:need|have|want|trying|time) to (?:decide|choose|pick)\\b|\\bwe (?:decide|choose)\\b',
  ),
  rule(
    'torn undecided debating wondering sure unsure',
    '\\b(?:we|i) (?:are|am|is) (?:torn|undecided|debating|wondering (?:whether|if) (?:we|i|to)|not sure (?:whether|if) (?:we|i|to)|unsure (?:whether|if) (?:we|i|to))\\b',
  ),
  rule(
    'case situation scenario place position setup shoes were',
    '\\b(?:in|for) (?:our|my|this) (?:case|situation|scenario|place|position|setup|shoes)\\b|\\bif you were (?:us|me|in)\\b',
  ),
  rule(
    'what which worth',
    '\\bwhat (?:to|do we|do i) (?:use|choose|pick|take)\\b|\\b(?:tell|show) (?:me|us) (?:what|which) (?:one )?to (?:use|choose|pick|take)\\b|\\bworth (?:it|the|learning|moving|migrating|switching|subject)\\b(?=.*\\b(?:we|i|our|my|us|me)\\b)',
  ),
]

/** `joined` is the sentence, names masked. */
export function callsForRecommendation(joined: string): boolean {
  const words = joined.split(' ')
  return CALLS.some((one) => one(words, joined))
}
