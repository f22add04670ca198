import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { childFile } from '../../../src/model/file.ts'
import { answerBy, feedbackIn, isAnswered, toAnswer } from '../../../src/practice/joint/feedback-list.ts'
import { must } from '../../support/must.ts'
import { by, record, TILLY } from '../support/wrenbury.ts'

const said = (date: string, more = {}) =>
  record(
    'feedback',
    [childFile(TILLY)],
    { date, from: 'carers', words: 'Nobody rang.', ...more },
    { author: by('Denise', date) },
  )

test('S3.25 what was said waits until somebody answers or something changes, the oldest first', () => {
  const records = [said('2026-09-04'), said('2026-09-01'), said('2026-09-02', { answer: 'Sam rings on Fridays.' })]
  assert.equal(
    toAnswer(records).map(({ body }) => body.date),
    ['2026-09-01', '2026-09-04'],
  )
  assert.equal(toAnswer([said('2026-09-02', { changed: 'Calls at four.' })]), [])
  assert.is(isAnswered(must(feedbackIn([said('2026-09-02', { answer: '  ' })])[0])), false, 'an empty answer is none')
})

test('S3.25 an answer is asked for within five working days: from Friday until Friday', () => {
  assert.is(answerBy(must(feedbackIn([said('2026-09-04')])[0])), '2026-09-11')
})

test('what has no words yet is nobody’s to answer', () => {
  assert.equal(feedbackIn([said('2026-09-04', { words: undefined })]), [])
})

test.run()
