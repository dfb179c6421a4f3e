import { describe, expect, test } from 'vitest'
import { readAskedLine } from '#commands/ask.ts'

describe('a line of questions', () => {
  test.each([
    ['{"id":"1","text":"a","more":true}', { id: '1', text: 'a' }],
    ['{"id":2,"text":"","prev":"b"}', { id: '2', text: '', prev: 'b' }],
  ])('%s is read', (line, asked) => {
    expect(readAskedLine(line)).toEqual({ asked })
  })

  test.each([
    ['garbage', /^this is not JSON; write one object a line, \{"id"/],
    ['[]', /^write one object a line, \{"id"/],
    ['null', /^write one object a line/],
    ['{"text":"hi"}', /^id: write a text or a number$/],
    ['{"id":"1","text":5}', /^text: write a text$/],
    ['{"id":"1","text":"a","prev":null}', /^prev: write a text, or leave it out$/],
  ])('%s cannot be read, and it is told what to write', (line, problem) => {
    expect(readAskedLine(line)).toEqual({ problem: expect.stringMatching(problem) })
  })
})
