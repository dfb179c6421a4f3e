import { describe, expect, test } from 'vitest'
import { taskKind } from '#core/understand/task-kind.ts'

// Names are masked, as `understand` hands the sentences over.

describe('what asks for instructions', () => {
  test.each([
    'how do i resize the disk of a subject',
    'what do i enter to see the version of term',
    'what goes after the flag',
    'do i edit the unit or the drop in',
    'got a playbook that renames all our hosts',
    'firewall rule so that only the office gets in',
    'where is the checkbox for nested mode',
    'please rename the subject',
    'rotate logs of all subject',
    'update the engine on debian',
    'change the timezone in a subject',
    'subject unit file example',
  ])('%j is a how-to', (sentence) => {
    expect(taskKind(sentence)).toBe('how-to')
  })

  test.each([
    'update without a pause which of the three can do that',
    'update order in subject',
    'change management in large companies',
    'open source and commercial subject',
    'export format of a subject',
    'restart policy of subject or of subject',
    'how do subject and subject differ',
  ])('%j is none', (sentence) => {
    expect(taskKind(sentence)).toBeUndefined()
  })
})

describe('what reports a failure', () => {
  test.each([
    'term convert unsupported network key',
    'attributeerror ports',
    'the option is greyed out since the upgrade',
    'no match for the tag in the list',
    'the failover did not start my subject',
    'subject ignores my settings',
    'the registry is down',
    'the app does not show my cluster',
    'subject build exited with 137',
    'permission denied on the socket',
  ])('%j is an error', (sentence) => {
    expect(taskKind(sentence)).toBe('error')
  })

  test.each([
    'one program needs an unsupported system',
    'a subject goes down with its host',
    'subject is not as isolated as subject',
    'how does subject deal with the death of a node',
  ])('%j is none', (sentence) => {
    expect(taskKind(sentence)).toBeUndefined()
  })
})

test.each([
  'on which day does the new subject come out',
  'when was subject released',
  'price of term',
  'subject changelog',
])('%j is trivia', (sentence) => {
  expect(taskKind(sentence)).toBe('trivia')
})
