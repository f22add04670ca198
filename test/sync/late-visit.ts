/** E "overdue needs reason", on the server: a late visit signed by a device that did not ask why. The real device, the real server. */
import { openTablet, PASSPHRASE } from '../support/tablet.ts'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { addDays } from '../../src/model/calendar.ts'
import { currentBody } from '../../src/model/current-body.ts'
import { whyNotYet } from '../../src/practice/reason-first.ts'
import { hashPassphrase } from '../../src/server/auth/passphrase.ts'
import { beginEpoch } from '../../src/server/db/service-facts.ts'
import { makeSync } from '../../src/sync/loop.ts'
import { addChild, addHousehold, addPerson, allocate, as, place, startService } from '../server/support/service.ts'
import type { Service } from '../server/support/service.ts'
import { must } from '../support/must.ts'
import { wayTo } from '../support/way-to-server.ts'

let service: Service
test.before(async () => {
  service = await startService()
})
test.after(() => service.close())

const BEGAN = '2026-05-01'
const visitOn = (date: string) => ({
  date,
  from: '15:00',
  option: 'statutory',
  manner: 'in-person',
  announced: 'planned',
  alone: 'alone',
  present: [{ id: 'f0000000-0000-4000-8000-000000000001', who: { name: 'Denise' } }],
  words: [{ id: 'f0000000-0000-4000-8000-000000000002', quote: 'I like my room' }],
  bedroom: { answer: true },
  safeguarded: { answer: true },
  plan: [{ id: 'f0000000-0000-4000-8000-000000000003', item: 'Sleep', impact: 'She sleeps' }],
  changed: 'A night light',
  nextDate: addDays(date, 14),
})

async function tablet() {
  const person = await addPerson(service, 'childs-social-worker', 'North', await hashPassphrase(PASSPHRASE))
  const child = await addChild(service)
  await place(service, child, await addHousehold(service), BEGAN)
  await allocate(service, person, child)
  const notebook = await openTablet({ email: person.email, person })
  const sync = makeSync(notebook, { link: wayTo(service), passphrase: PASSPHRASE, chance: () => 0 })
  await sync.now()
  const visit = (date: string) => notebook.create({ type: 'statutory-visit', fileIds: [child], body: visitOn(date) })
  const onServer = async (id: string) => must((await (await as(service, person)).pullAll()).get(id))
  const reason = () =>
    notebook.create({
      type: 'late-reason',
      fileIds: [child],
      body: {
        what: 'Visit the child',
        clock: `statutory visit ${DUE}`,
        due: DUE,
        reason: 'Snow on the pass.',
        instead: 'The day after.',
      },
    })
  return { child, person, notebook, sync, visit, onServer, reason }
}
/** Reg 28(2): the first visit within a week of the placement. */
const DUE = '2026-05-08'

test('a late visit without its reason: the signature does not take, every word stays, the writer hears what to do, and does it', async () => {
  const { child, notebook, sync, visit, onServer, reason } = await tablet()
  const late = await visit('2026-05-09')
  await notebook.sign(late.id, 'sign')
  await sync.now()
  await sync.now()
  const back = must(notebook.casebook.get(late.id))
  assert.is(back.status, 'draft')
  assert.equal(back.body, late.body)
  assert.is((await onServer(late.id)).status, 'draft')
  const [told, ...others] = notebook.outbox.value
  assert.equal(others, [])
  assert.is(must(told).state, 'needs-you')
  assert.ok(must(told).stale)
  assert.is(must(told).reason, whyNotYet(back, notebook.casebook.inFile(child)), 'by the rule that the device asks')
  assert.match(must(told).reason ?? '', /say why it is late/)
  await reason()
  await notebook.sign(late.id, 'sign')
  await sync.now()
  await sync.now()
  assert.equal(notebook.outbox.value, [])
  assert.is((await onServer(late.id)).status, 'signed')
})

test('what was added behind a signature that did not take stands beside the draft, what was corrected stands in it, and it is signed again', async () => {
  const { notebook, sync, visit, onServer, reason } = await tablet()
  const late = await visit('2026-05-09')
  await notebook.sign(late.id, 'sign')
  await notebook.amend(late.id, { text: 'She likes the cat.' })
  await notebook.amend(late.id, { text: 'Two lights.', corrections: { changed: 'Two night lights' } })
  await sync.now()
  await sync.now()
  const back = must(notebook.casebook.get(late.id))
  assert.is(back.status, 'draft', 'nobody is shown a signature that did not take')
  assert.equal(back.body, { ...late.body, changed: 'Two night lights' })
  const added = ['She likes the cat.', 'Two lights.']
  assert.equal(
    back.addenda.map(({ text }) => text),
    added,
  )
  assert.equal(
    notebook.outbox.value.map(({ stale }) => stale),
    [true],
    'nothing waits for anybody but the signature',
  )
  await notebook.edit(late.id, { ...back.body, changed: 'Three night lights' })
  await reason()
  await notebook.sign(late.id, 'sign')
  await sync.now()
  await sync.now()
  assert.equal(notebook.outbox.value, [])
  const stands = await onServer(late.id)
  assert.is(stands.status, 'signed')
  assert.is(currentBody(stands).changed, 'Three night lights', 'no earlier correction lies over it')
  assert.equal(
    stands.addenda.map(({ text }) => text),
    added,
  )
})

test('with its reason, in the same push; and a visit on its day: signed as ever', async () => {
  const first = await tablet()
  const inTime = await first.visit(DUE)
  await first.notebook.sign(inTime.id, 'sign')
  await first.sync.now()
  assert.is((await first.onServer(inTime.id)).status, 'signed')
  const second = await tablet()
  const late = await second.visit('2026-05-09')
  await second.reason()
  await second.notebook.sign(late.id, 'sign')
  await second.sync.now()
  assert.is((await second.onServer(late.id)).status, 'signed')
})

test('what was signed before a backup was put back is taken again: its reason may come later, from another device', async () => {
  const { notebook, sync, visit, onServer } = await tablet()
  const late = await visit('2026-05-09')
  await notebook.sign(late.id, 'sign')
  await beginEpoch(service.pool)
  await sync.now()
  await sync.now()
  assert.is((await onServer(late.id)).status, 'signed')
})

test.run()
