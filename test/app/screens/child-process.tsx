import '../support/page.ts'
import { cleanup, fireEvent, screen } from '@testing-library/preact'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { by, ANWENS, PETER, record } from '../../practice/support/wrenbury.ts'
import { said, signed, supervised } from '../../practice/process/support/records.ts'
import { childFile, householdFile } from '../../../src/model/file.ts'
import type { CaseRecord } from '../../../src/model/record.ts'
import { must } from '../../support/must.ts'
import { openAs, words } from './support/wrenbury-open.tsx'

const { ChildPage } = await import('../../../src/app/screens/child.tsx')

const peter = childFile(PETER)
const both = [peter, householdFile(ANWENS)]
const anwen = (score: number) => [['Anwen', 'carer', score] as const, ['Sam', 'supervising-social-worker', 8] as const]
const region = (name: string) => words(screen.getByRole('region', { name }))
const open = (who: string, ...more: CaseRecord[]) => openAs(who, <ChildPage id={PETER} tab="process" />, more)
const so = () => region('What if')
const row = (start: RegExp) => words(must(screen.getAllByRole('row').find((one) => start.test(words(one)))))
test.after.each(() => cleanup())

test('Sam’s supervision with a 4 called a meeting: the page says why, by when, whose it is and what led there', () => {
  open('Sam', supervised(both, '2026-09-08', anwen(4)))
  assert.match(
    region('Arranging a meeting'),
    'Arranging a meetingBecause Anwen gave 4 on Tuesday 8 September; to be held by Tuesday 15 September: five working days.',
  )
  const next = region('What is next')
  assert.match(
    next,
    'Hold the stability meetingYours, supervising social worker · rule T7 of the stability process · five working days',
  )
  assert.match(region('What led here'), 'Tue 8 SepAnwen gave 4Arranging a meeting · T4, T7')
})

test('only the person whose step it is gets its button', () => {
  const four = supervised(both, '2026-09-08', anwen(4))
  open('Sam', four)
  assert.ok(screen.getByRole('button', { name: /Hold the stability meeting/ }))
  cleanup()
  open('Hannah', four)
  assert.is(screen.queryByRole('button', { name: /Hold the stability meeting/ }), null)
  assert.match(region('What is next'), 'Sam, supervising social worker')
})

test('a review that was signed while nothing was to be reviewed is kept, and the page says so', () => {
  const review = signed(
    'review-meeting',
    both,
    { held: '2026-09-01T10:00', stabilising: { answer: true } },
    'Priya',
    '2026-09-01',
  )
  open('Hannah', supervised(both, '2026-08-20', anwen(7)), review)
  assert.match(region('Kept, without effect'), 'The review said that it is stabilising')
  assert.match(region('Kept, without effect'), 'stood at “Monitored”')
})

test('minutes that were signed without a review date are not counted, with the reason', () => {
  const meeting = signed(
    'stability-meeting',
    both,
    { held: '2026-09-09T10:00', chairPost: 'team-manager', chairHoldsCase: { answer: false } },
    'Priya',
    '2026-09-09',
  )
  open('Priya', supervised(both, '2026-09-08', anwen(4)), meeting)
  assert.match(region('Kept, without effect'), 'Minutes are signed with the date of the review')
  assert.ok(screen.getByRole('heading', { name: 'Meeting held' }))
})

test('a record that was corrected since counts as corrected, and says so', () => {
  const corrected = supervised(both, '2026-09-08', anwen(4), false, {
    addenda: [
      {
        ...by('Sam', '2026-09-09'),
        id: '00000000-0000-7000-8000-00000000a001',
        text: 'Anwen meant six.',
        corrections: { scores: [{ id: 'a', person: { name: 'Anwen' }, relation: 'carer', score: 6 }] },
      },
    ],
  })
  open('Sam', corrected)
  assert.ok(screen.getByRole('heading', { name: 'Monitored' }))
  assert.match(region('What led here'), 'Corrected by Sam on Wednesday 9 September; it counts as corrected.')
})

test('a worry that comes while the meeting is arranged joins its agenda', () => {
  const worry = said([peter], 'issue', 'Hannah', '2026-09-09T12:00', { words: 'School has rung twice.' })
  open('Hannah', supervised(both, '2026-09-08', anwen(4)), worry)
  assert.match(region('On the agenda'), 'A worry about the placement was reported')
})

test('what if the review says that it is not stabilising? The page answers, marks what would be new, and saves nothing', () => {
  const { notebook } = open('Hannah', supervised(both, '2026-09-08', anwen(7)))
  const before = JSON.stringify([...notebook.casebook.inFile(peter)])
  fireEvent.change(screen.getByLabelText('What happens'), { target: { value: 'supervision' } })
  assert.match(so(), 'It would stand atArranging a meeting')
  assert.match(so(), 'Because the carer gave 4 on Thursday 10 September; to be held by Thursday 17 September')
  assert.match(so(), 'Hold the stability meetingSam · this would be newBy Thu 17 Sep')
  assert.ok(screen.getByRole('heading', { name: 'The whole way, if that happened' }))
  fireEvent.input(screen.getByLabelText('Seen from'), { target: { value: '2026-09-21' } })
  assert.match(so(), 'On Monday 21 September it would stand at')
  assert.match(so(), 'this would be new4 days late')
  fireEvent.change(screen.getByLabelText('What happens'), { target: { value: 'approved' } })
  assert.match(so(), 'From there the process has no way on by this.')
  assert.is(JSON.stringify([...notebook.casebook.inFile(peter)]), before)
  assert.ok(screen.getByRole('heading', { name: 'Monitored', level: 2 }))
})

test('the table says in words what the picture draws', () => {
  open('Hannah', supervised(both, '2026-09-08', anwen(4)))
  fireEvent.click(screen.getByRole('button', { name: 'Table' }))
  assert.match(row(/^T7Asked on/), 'Led here on Tue 8 Sep')
  assert.match(row(/^T13/), 'May follow')
  assert.not.match(row(/^T20/), /Led here|May follow/)
})

test('before anybody has asked for a home the picture begins at the beginning, and a placing may be supposed', () => {
  const child = '00000000-0000-7000-8000-000000000120'
  const file = childFile(child)
  openAs('Hannah', <ChildPage id={child} tab="process" />, [record('child', [file], { name: 'Remi' }, { id: child })])
  assert.match(region('Nothing asked for'), 'No placement is asked for.')
  assert.match(words(must(document.querySelector('.process-room .place.here'))), 'Nothingasked forIt stands here')
  fireEvent.change(screen.getByLabelText('What happens'), { target: { value: 'placed' } })
  assert.match(so(), 'It would stand atPlaced')
  assert.match(so(), 'Hold the placement planning meetingChild’s social worker · this would be new')
  assert.match(so(), 'Hold the carers’ supervisionSupervising social worker')
})

test('a carer is not told half of it', () => {
  open('Denise', record('triage', [peter], {}))
  assert.is(screen.queryByRole('link', { name: 'Where it stands' }), null)
  assert.is(screen.queryByRole('heading', { name: 'What is next' }), null)
})

test.run()
