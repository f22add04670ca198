import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { childFile } from '../../../src/model/file.ts'
import type { CaseRecord } from '../../../src/model/record.ts'
import { filesOf } from '../../../src/practice/of-type.ts'
import { reviewPack } from '../../../src/practice/plans/review-pack.ts'
import { placed, signed } from '../process/support/records.ts'
import { ANWENS, PETER, record, TODAY } from '../support/wrenbury.ts'
import { householdFile } from '../../../src/model/file.ts'

const file = childFile(PETER)
const HOME: readonly CaseRecord[] = [
  record('child', [file], { name: 'Peter', enteredCare: '2026-05-01' }, { id: PETER }),
  placed([file, householdFile(ANWENS)], '2026-05-01'),
  record('statutory-review', [file], { date: '2026-05-28', participation: 'PN1' }),
]
const pack = (...more: CaseRecord[]) => reviewPack(filesOf([...HOME, ...more]), PETER, `${TODAY}T12:00:00Z`)
const ready = (...more: CaseRecord[]) => pack(...more)?.parts.flatMap(({ part, ready }) => (ready ? [part] : []))
const draft = (date: string) => record('care-plan', [file], { date })
const said = (date: string) => record('childs-views', [file], { date, method: 'talk' })
const assessed = (date: string) => signed('assessment', [file], { date }, 'Hannah', date)

test('S3.22: a review that is owed needs a current assessment, and says that there is none', () => {
  assert.is(pack()?.due, '2026-08-28')
  assert.equal(ready(), [])
  assert.equal(ready(assessed('2026-08-01')), ['assessment'])
  // six months to the day of the review, and not one day longer
  assert.equal(ready(assessed('2026-02-28')), ['assessment'])
  assert.equal(ready(assessed('2026-02-27')), [])
})

test('S3.22: the plan is drafted from the assessment; one from before it is not', () => {
  assert.equal(ready(assessed('2026-08-01'), draft('2026-08-02')), ['assessment', 'plan'])
  assert.equal(ready(assessed('2026-08-01'), draft('2026-07-31')), ['assessment'])
  assert.equal(ready(draft('2026-08-02')), [])
})

test('S3.23: what the child wants to say is of the time since the last review', () => {
  assert.equal(ready(said('2026-05-28')), [])
  assert.equal(ready(said('2026-05-29')), ['childs-part'])
})

const shown = (part: string, ...more: CaseRecord[]) => pack(...more)?.parts.find((one) => one.part === part)?.recordId

test('S3.22, S3.23: of several the newest by its own day is shown, and none that is dated ahead', () => {
  const [newer, older, ahead] = [said('2026-08-20'), said('2026-06-20'), said('2026-09-20')]
  assert.is(shown('childs-part', newer, older, ahead), newer.id)
  const plans = [draft('2026-08-20'), draft('2026-08-02'), draft('2026-09-20')] as const
  assert.is(shown('plan', assessed('2026-08-01'), ...plans), plans[0].id)
})

test('where no review is owed nothing is asked for', () => {
  assert.is(reviewPack(filesOf([]), PETER, `${TODAY}T12:00:00Z`), undefined)
})

test.run()
