import '../support/page.ts'
import { cleanup, waitFor } from '@testing-library/preact'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { useDraft } from '../../../src/app/form/draft.ts'
import { useOverdueOnAgenda } from '../../../src/app/screens/review-agenda.ts'
import { startVisit } from '../../../src/app/screens/visit-start.ts'
import { childFile, householdFile } from '../../../src/model/file.ts'
import { childIn } from '../../../src/practice/home.ts'
import { filesOf } from '../../../src/practice/of-type.ts'
import { bodyOfStart } from '../../../src/practice/process/step-start.ts'
import { actor, by, DENISES, id, record, TILLY, TODAY, wrenbury } from '../../practice/support/wrenbury.ts'
import { must } from '../../support/must.ts'
import { paperNotebook } from '../family/support/paper-notebook.ts'
import { openAs } from './support/wrenbury-open.tsx'

test.after.each(() => cleanup())

const tilly = childFile(TILLY)
const late = (what: string, plan: 'child' | 'carer' = 'child') =>
  record('action', plan === 'child' ? [tilly] : [householdFile(DENISES)], {
    what,
    plan,
    owner: { name: 'Sam' },
    due: '2026-08-20',
    status: 'open',
  })
const whats = (rows: unknown) => ((rows ?? []) as { what: string }[]).map(({ what }) => what)

test('a visit takes up all that is overdue on the child’s plan, however much it is, and nothing of the carers’', async () => {
  const notebook = paperNotebook(actor('Hannah'))
  const carers = late('Respite weekend', 'carer')
  for (const one of [...wrenbury(), late('One'), late('Two'), late('Three'), carers]) notebook.put(one)
  const visit = await startVisit(notebook, [must(childIn(notebook.casebook, TILLY))], TODAY, '15:30')
  const items = (visit.body.plan as { item: string }[]).map(({ item }) => item)
  assert.equal(items, ['One', 'Two', 'Three', 'Ring Gill about the cat'])
})

test('what is only due soon fills a visit up to three', async () => {
  const notebook = paperNotebook(actor('Hannah'))
  for (const one of wrenbury()) notebook.put(one)
  const visit = await startVisit(notebook, [must(childIn(notebook.casebook, TILLY))], TODAY, '15:30')
  assert.equal(
    (visit.body.plan as { item: string }[]).map(({ item }) => item),
    ['Ring Gill about the cat', 'Book the dentist'],
  )
})

const meeting = record(
  'stability-meeting',
  [tilly, householdFile(DENISES)],
  {
    label: 'stability',
    held: '2026-08-01T10:00:00+01:00',
    chair: { recordId: actor('Priya').personId, name: 'Priya' },
  },
  { status: 'signed', signatures: [{ ...by('Priya', '2026-08-02'), as: 'sign', bodyHash: '' }] },
)

test('a review begins with what is overdue on both plans, and what the meeting agreed stands there once', () => {
  const agreed = record(
    'action',
    [tilly],
    {
      what: 'Ring the school',
      plan: 'child',
      owner: { name: 'Hannah' },
      due: '2026-08-20',
      source: 'Stability meeting',
    },
    { author: by('Priya', '2026-08-02') },
  )
  const body = bodyOfStart('review-meeting', {
    files: filesOf([...wrenbury(), meeting, agreed, late('Respite weekend', 'carer')]),
    childId: TILLY,
    by: actor('Priya'),
    now: '2026-09-10T14:00:00+01:00',
    newId: () => id(9900),
  })
  assert.equal(whats(body.agenda), [
    'Ring the school',
    'Overdue: Respite weekend (Sam, by 20 August)',
    'Overdue: Ring Gill about the cat (Hannah, by 7 September)',
  ])
})

function Prepared({ recordId }: { readonly recordId: string }) {
  useOverdueOnAgenda(useDraft(recordId), TILLY)
  return null
}

test('what becomes overdue while a review is prepared joins its agenda, and joins it once', async () => {
  const review = record('review-meeting', [tilly], {
    meeting: meeting.id,
    agenda: [{ id: id(9901), what: 'The garden' }],
  })
  const { notebook } = openAs('Priya', <Prepared recordId={review.id} />, [meeting, review])
  const agenda = () => whats(notebook.casebook.get(review.id)?.body.agenda)
  const first = ['The garden', 'Overdue: Ring Gill about the cat (Hannah, by 7 September)']
  await waitFor(() => assert.equal(agenda(), first), { timeout: 2000 })
  notebook.put(late('Respite weekend', 'carer'))
  await waitFor(() => assert.equal(agenda(), [...first, 'Overdue: Respite weekend (Sam, by 20 August)']), {
    timeout: 2000,
  })
})

test.run()
