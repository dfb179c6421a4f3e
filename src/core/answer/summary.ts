import type { RichText } from '#model/text.ts'
import { toPlainText } from '../text/rich-text.ts'

/** Verdict and reason as one plain sentence: "A container: it starts a program on a kernel that is already running." */
export function summaryOf([verdict, ...reason]: RichText): string {
  const head = verdict ? verdict.text.trim() : ''
  const tail = toPlainText(reason).trim()
  if (tail === '') return head
  const joined = /[.!]$/.test(head) ? `${head.slice(0, -1)}: ${lowerFirst(tail)}` : `${head} ${tail}`
  return joined
}

/** "It starts" may lose its capital; "I", "VMs" and names may not. */
function lowerFirst(text: string): string {
  return /^(?:A|An|The|It|Its|All|Each|Both|They|There|That|This|What|When|Where|Because|One|Only|Most|Plain|In|On|For|With|By)\b/.test(
    text,
  )
    ? text.charAt(0).toLowerCase() + text.slice(1)
    : text
}
