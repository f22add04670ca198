/**
 * Emeka, a senior practitioner, is to chair the review of a colleague's case, and is given the case while away without
 * signal. The tablet cannot know and lets the signature be written; the council does, and refuses it. Nothing is signed.
 */
import { test } from '../support/journey.ts'
import * as assert from 'uvu/assert'
import { personFile } from '../../src/model/file.ts'
import type { FileId } from '../../src/model/file.ts'
import type { Role } from '../../src/model/person.ts'
import { writeRecord } from '../server/support/service.ts'
import { endTablets, openTablet } from '../support/browser.ts'
import { onServer, personCalled, signInOn, strip, until } from '../support/people.ts'
import { endServices, openService } from '../support/service.ts'
import type { Service } from '../support/service.ts'
import { goTo } from '../support/walk.ts'
import { childOfBoth } from './support/at-the-meeting.ts'

let rows = 0
const row = (cells: object) => ({ id: `00000000-0000-7000-8000-${String((rows += 1)).padStart(12, '0')}`, ...cells })

const allocated = (
  service: Service,
  who: { recordId: string; name: string },
  child: FileId,
  role: Role,
  from: string,
) => writeRecord(service.database, 'allocation', [child, personFile(who.recordId)], { role, worker: who, from })

test('who is given the case while away does not chair its meeting: the signature waits, and nothing is signed', {
  refused: /Who holds this case may not chair its meeting/,
}, async () => {
  const service = await openService()
  const person = await personCalled(service, 'emeka')
  const { rows: found } = await service.database.pool.query<{ person_id: string }>(
    'SELECT person_id FROM doorstep.account WHERE email = $1',
    [person.email],
  )
  const emeka = { recordId: found[0]?.person_id ?? '', name: person.name }
  const child = (await childOfBoth(service)) as FileId
  await allocated(service, emeka, child, 'senior-practitioner', '2026-01-05')
  const id = await writeRecord(service.database, 'review-meeting', [child], {
    held: `${new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)}T14:00:00+00:00`,
    chair: emeka,
    chairPost: 'senior-practitioner',
    chairHoldsCase: { answer: false },
    present: [row({ who: { name: 'Denise' } })],
    childsView: 'I want to stay.',
    working: 'Breakfast.',
    worries: 'The nights.',
    scores: [row({ person: { name: 'Denise' }, relation: 'carer', score: 6 })],
    stabilising: { answer: true },
    oversight: 'statutory-review',
  })
  const { page } = await openTablet()
  await signInOn(page, service, person)
  await goTo(page, `/meeting/${id}/decision`)
  await page.getByText('Nothing is missing.').waitFor()

  await page.context().setOffline(true)
  await allocated(service, emeka, child, 'childs-social-worker', '2026-01-05')
  await page.getByRole('button', { name: 'Check and sign' }).click()
  await page.getByRole('button', { name: `Sign as ${person.name}` }).click()
  await page.getByText('Signed', { exact: true }).first().waitFor()

  await page.context().setOffline(false)
  await page.getByRole('button', { name: /^1 needs you/ }).waitFor({ timeout: 90_000 })
  await strip(page).click()
  await page.getByText(/Who holds this case may not chair its meeting/).waitFor()
  const kept = await until(
    async () => (await onServer(service, 'review-meeting')).find((one) => one.id === id),
    'the review as the council has it',
  )
  assert.is(kept.status, 'draft')

  // Once the tablet knows, it says so itself: who holds the case is not among those who may.
  await page.keyboard.press('Escape')
  await goTo(page, `/write/stability-meeting?file=${child}`)
  await page.getByRole('heading', { level: 1, name: /^Stability meeting for/ }).waitFor()
  const mayNot = page.getByRole('list', { name: 'Who may not chair' })
  // the refusal was told first; the allocation may still be on its way
  await mayNot
    .getByText(new RegExp(`${person.name} holds the case as child’s social worker`))
    .first()
    .waitFor()
  assert.is(await page.getByRole('radio', { name: new RegExp(`^${person.name}`) }).count(), 0)
})

test.after(async () => {
  endTablets()
  await endServices()
})
test.run()
