import '../support/page.ts'
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { childFile, householdFile } from '../../../src/model/file.ts'
import type { Body } from '../../../src/model/field.ts'
import { missingForSigning } from '../../../src/model/check.ts'
import { impactAssessment } from '../../../src/records/impact-assessment.ts'
import { startImpact } from '../../../src/app/screens/impact-start.ts'
import { handsSetting } from '../../../src/app/screens/impact-rows.ts'
import { familyToAsk } from '../../../src/practice/family/household-answers.ts'
import { filesOf } from '../../../src/practice/of-type.ts'
import { actor, by, DENISES, record, TILLY, TODAY, wrenbury } from '../../practice/support/wrenbury.ts'
import { must } from '../../support/must.ts'
import { paperNotebook } from '../family/support/paper-notebook.ts'
import { openAs, words } from './support/wrenbury-open.tsx'

const { ImpactScreen } = await import('../../../src/app/screens/impact.tsx')
const { FamilyHands } = await import('../../../src/app/screens/impact-hands.tsx')
const { HouseholdPage } = await import('../../../src/app/screens/household.tsx')
const { Today } = await import('../../../src/app/screens/today.tsx')

test.after.each(() => cleanup())

const arrested = record('incident', [childFile(TILLY), householdFile(DENISES)], {
  kinds: ['police'],
  start: '2026-09-05T19:00:00+01:00',
  during: 'Shop, police, home.',
})

async function begin(world = wrenbury()) {
  const start = paperNotebook(actor('Sam'))
  for (const one of [...world, arrested]) start.put(one)
  return startImpact(start, DENISES, TODAY)
}
const rowsIn = (body: unknown) =>
  (body as { members: { id: string; person: { name: string }; score?: number; impact?: string; whyNot?: string }[] })
    .members

test('S4.17, F15: it begins with a card for everybody who lives here, and with what led to it', async () => {
  const made = await begin()
  assert.equal(
    rowsIn(made.body).map(({ person }) => person.name),
    ['Denise', 'Mark', 'Ella', 'Tilly'],
  )
  assert.equal(made.body.because, ['offending'])
  assert.is(made.body.about, arrested.id)
  assert.is(made.body.review, '2026-11-10')
  assert.equal([...made.fileIds].sort(), [childFile(TILLY), householdFile(DENISES)].sort())
  const again = paperNotebook(actor('Sam'))
  for (const one of [...wrenbury(), arrested, made]) again.put(one)
  assert.is((await startImpact(again, DENISES, TODAY)).id, made.id, 'it is gone on with, not begun twice')
})

test('F15: the household’s page and Sam’s first page ask for it, until it is signed', async () => {
  openAs('Sam', <HouseholdPage id={DENISES} tab="" />, [arrested])
  const section = within(screen.getByRole('region', { name: 'How everybody here is' }))
  assert.match(
    words(screen.getByRole('region', { name: 'How everybody here is' })),
    'Offending on Saturday 5 September, and nobody has asked the family since',
  )
  assert.ok(section.getByRole('link', { name: 'Ask how the family is coping' }))
  cleanup()
  openAs('Sam', <Today />, [arrested])
  assert.match(
    words(screen.getByRole('list', { name: 'Your households' })),
    'Ask how the family is coping: Denise and Mark',
  )
  cleanup()
  const done = { ...(await begin()), status: 'signed' as const, author: by('Sam', TODAY) }
  openAs('Sam', <Today />, [arrested, done])
  assert.not.match(words(document.body), 'Ask how the family is coping')
  cleanup()
  openAs('Denise', <HouseholdPage id={DENISES} tab="" />, [arrested])
  assert.not.ok(screen.queryByRole('link', { name: 'Ask how the family is coping' }))
})

const card = (name: string) => within(screen.getByRole('group', { name }))

test('S4.10: each card keeps its own number and words; who is away is said, and asked after all', async () => {
  const made = await begin()
  const { notebook } = openAs('Sam', <ImpactScreen recordId={made.id} />, [arrested, made])
  const row = (name: string) =>
    rowsIn(must(notebook.casebook.get(made.id)).body).find(({ person }) => person.name === name)
  fireEvent.click(within(card('Ella').getByRole('radiogroup')).getByRole('radio', { name: /^3/ }))
  fireEvent.input(card('Ella').getByRole('textbox', { name: 'What it is like for Ella' }), {
    target: { value: 'I hide my bag.' },
  })
  await waitFor(
    () => assert.equal([row('Ella')?.score, row('Ella')?.impact, row('Mark')?.score], [3, 'I hide my bag.', undefined]),
    { timeout: 2000 },
  )
  fireEvent.click(card('Mark').getByRole('button', { name: 'Not here today' }))
  fireEvent.input(card('Mark').getByRole('textbox', { name: 'Why Mark was not asked' }), {
    target: { value: 'Driving until six.' },
  })
  await waitFor(() => assert.is(row('Mark')?.whyNot, 'Driving until six.'), { timeout: 2000 })
  fireEvent.click(card('Mark').getByRole('button', { name: 'Mark can be asked after all' }))
  await waitFor(() => assert.is(row('Mark')?.whyNot, undefined), { timeout: 2000 })
})

test('S4.17: in Ella’s hands there is Ella’s card and nothing else', async () => {
  const made = await begin()
  const ella = must(rowsIn(made.body).find(({ person }) => person.name === 'Ella'))
  const withMark = {
    ...made,
    body: {
      ...made.body,
      members: rowsIn(made.body).map((row) =>
        row.person.name === 'Mark' ? { ...row, score: 1, impact: 'Not for Ella.' } : row,
      ),
    },
  }
  let finished = false
  const opened = openAs('Sam', <p>Not yet</p>, [arrested, withMark])
  await opened.notebook.keepSetting(handsSetting(made.id), ella.id)
  opened.page.unmount()
  const { openHouse } = await import('../support/house.tsx')
  openHouse(
    opened.notebook,
    <FamilyHands
      recordId={made.id}
      onFinished={() => {
        finished = true
      }}
    />,
  )
  assert.ok(screen.getByRole('heading', { name: 'This is yours, Ella' }))
  assert.not.match(words(document.body), /Mark|Denise|Tilly|Not for Ella/)
  assert.is(screen.queryAllByRole('link').length, 0)
  fireEvent.click(screen.getByRole('radio', { name: /^6/ }))
  fireEvent.input(screen.getByRole('textbox', { name: 'What is it like for you?' }), { target: { value: 'OK now.' } })
  fireEvent.click(screen.getByRole('button', { name: 'I have finished' }))
  await waitFor(() => assert.ok(finished))
  const row = rowsIn(must(opened.notebook.casebook.get(made.id)).body).find(({ id }) => id === ella.id)
  assert.equal([row?.score, row?.impact], [6, 'OK now.'])
})

test('F4: what was answered round the table is not asked again', async () => {
  const world = wrenbury()
  const made = await begin(world)
  const body = { ...made.body, members: rowsIn(made.body).map((row) => ({ ...row, score: 6, impact: 'Fine.' })) }
  const before = familyToAsk(filesOf(world), DENISES, TODAY).map(({ member }) => member.ref.name)
  assert.ok(before.includes('Mark'), 'Mark never was asked')
  assert.equal(familyToAsk(filesOf([...world, { ...made, body, status: 'signed' }]), DENISES, TODAY), [])
})

test('S4.10: picture and table of the family say the same, person by person, without an average', () => {
  openAs('Sam', <HouseholdPage id={DENISES} tab="" />)
  const picture = must(document.querySelector('svg.family desc')).textContent ?? ''
  assert.match(picture, 'Denise: from 7 on 14 Apr to 4 on 4 Sep.')
  assert.match(picture, 'Ella answered 6 on 30 Jul.')
  assert.match(picture, 'Mark has not been asked.')
  fireEvent.click(
    within(screen.getByRole('region', { name: 'How everybody here is' })).getByRole('button', { name: 'Table' }),
  )
  const rows = screen.getAllByRole('row').map(words)
  assert.equal(rows.filter((one) => one.startsWith('Denise')).length, 6)
  assert.ok(rows.some((one) => /^Ella ?Thu 30 Jul ?6 of 10/.test(one)))
  assert.ok(rows.some((one) => /^Mark ?Not asked yet/.test(one)))
  assert.not.match(rows.join(' '), /average|mean/i)
})

test('S4.17: of a small son or daughter what was seen is written, and no number is asked of them', async () => {
  const home = householdFile(DENISES)
  const idris = record('household-member', [home], { name: 'Idris', role: 'child', birthDate: '2024-06-01' })
  const made = await begin([...wrenbury(), idris])
  const { notebook } = openAs('Sam', <ImpactScreen recordId={made.id} />, [arrested, idris, made])
  assert.is(card('Idris').queryAllByRole('radio').length, 0)
  assert.not.ok(card('Idris').queryByRole('button', { name: /^Hand it to/ }))
  assert.is(card('Ella').getAllByRole('radio').length, 11)
  fireEvent.input(card('Idris').getByRole('textbox', { name: /^What did you see of Idris/ }), {
    target: { value: 'He wakes when the door goes.' },
  })
  const kept = () =>
    rowsIn(must(notebook.casebook.get(made.id)).body).find((row) => row.person.name === 'Idris') as { seen?: string }
  await waitFor(() => assert.is(kept().seen, 'He wakes when the door goes.'), { timeout: 2000 })
  assert.ok(card('Idris').getByText('Written'))
  const body = must(notebook.casebook.get(made.id)).body
  const rows = (away: string | undefined) =>
    rowsIn(body).map((row) => (row.person.name === 'Idris' || !away ? row : { ...row, whyNot: away }))
  const missing = (members: unknown) =>
    missingForSigning(impactAssessment, { ...body, members } as Body).filter(({ field }) => field === 'members')
  assert.equal(missing(rows('Away')), [], 'it can be signed without a number of his')
  assert.is(missing(rows(undefined)).length, 1)
})

test.run()
