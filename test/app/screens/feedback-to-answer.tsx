import '../support/page.ts'
import { cleanup, screen } from '@testing-library/preact'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { childFile, householdFile } from '../../../src/model/file.ts'
import { by, DENISES, record, TILLY } from '../../practice/support/wrenbury.ts'
import { must } from '../../support/must.ts'
import { openAs } from './support/wrenbury-open.tsx'

const { ChildPage } = await import('../../../src/app/screens/child.tsx')
const { FeedbackLine, useFeedbackToAnswer } = await import('../../../src/app/screens/feedback-line.tsx')

test.after.each(() => cleanup())
const [file, home] = [childFile(TILLY), householdFile(DENISES)]
const said = (who: string) =>
  record(
    'feedback',
    [file, home],
    { date: '2026-09-08', from: 'child', words: 'You never ring.' },
    { author: by(who, '2026-09-08') },
  )
const answer = () => screen.queryByRole('link', { name: 'Answer, and write what changed' })
function Line() {
  return <FeedbackLine open={useFeedbackToAnswer()} />
}

test('S3.25: what a child said is answered by whoever wrote it down as by anybody else who works with them', () => {
  for (const who of ['Hannah', 'Denise']) {
    openAs('Hannah', <ChildPage id={TILLY} tab="plan" />, [said(who)])
    assert.match(must(answer(), who).getAttribute('href') ?? '', /\/edit#f-answer$/)
    cleanup()
    openAs('Hannah', <Line />, [said(who)])
    assert.ok(screen.getByText('1 answer still to give'), who)
    cleanup()
  }
})

test('S3.25: a carer and a reviewing officer are asked for no answer that they may not give', () => {
  for (const who of ['Denise', 'Ruth']) {
    openAs(who, <ChildPage id={TILLY} tab="plan" />, [said('Denise')])
    assert.is(answer(), null, who)
    cleanup()
    openAs(who, <Line />, [said('Denise')])
    assert.is(screen.queryByText(/still to give/), null, who)
    cleanup()
  }
})

test.run()
