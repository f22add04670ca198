/**
 * Three worries that came by different ways. A child who is new on the 2+ list, as Rafi was: talked through without signal, no
 * meeting, a day to look again, and that day. Noor, for whom a meeting was agreed on. Esme, for whom one could not wait.
 */
import { test } from '../support/journey.ts'
import * as assert from 'uvu/assert'
import type { Page } from 'playwright-core'
import { addDays, addWorkingDays } from '../../src/model/calendar.ts'
import type { Body } from '../../src/model/field.ts'
import { endTablets, PHONE } from '../support/browser.ts'
import { must } from '../support/must.ts'
import { as, onServer, sendNow, shellKept, strip } from '../support/people.ts'
import { endServices, openService } from '../support/service.ts'
import type { Service } from '../support/service.ts'
import { personRecord, writtenBy } from '../support/signed-meeting.ts'
import { goTo } from '../support/walk.ts'
import { part, say } from './support/at-the-meeting.ts'
import { closeMeeting, onThePlans, openMeeting, readAndSign, writeMinutes } from './support/minutes-of-a-meeting.ts'
import type { Minutes } from './support/minutes-of-a-meeting.ts'
import { addRow, choose, sign, takeStep, when, whereItStands, write } from './support/on-the-form.ts'
import {
  childCalled,
  daysAgo,
  inDays,
  quietChildren,
  standsOnServer,
  step,
  TODAY,
  untilItStands,
} from './support/where-it-stands.ts'

const WHY_NOT = 'Six and rising; a meeting would frighten him now.'

const NOORS: Minutes = {
  scores: [
    ['Salma', 5],
    ['Sam', 6],
    ['Noor', 5],
  ],
  harm: 'Doors were slammed on most evenings this month, and Hamza stopped eating with the others.',
  danger: 'That Hamza has no place in his own home, or Noor has to move on for it.',
  rule: ['It gets loud on the landing', 'each goes to their own room and nobody follows'],
  actions: [
    ['An hour each week for Hamza with his father', 'Yusuf', 'carer'],
    ['Ask what became of the assessment of Khala Mina', 'Hannah', 'child'],
  ],
  role: ['Yusuf', 'Is home by six'],
  stays: ['Khala Mina', 'every second Saturday'],
  childSays: 'We had a truce. Dont make it a thing.',
  toldBy: 'Hannah, tomorrow, in the car',
  versionBy: 'Hannah',
  sent: 'Hamza',
}

const ESMES: Minutes = {
  scores: [
    ['Yvonne', 6],
    ['Clive', 5],
    ['Moira', 6],
    ['Esme', 6],
  ],
  harm: 'Esme hurt herself and took tablets after a call that ended early.',
  danger: 'That she is alone with it once more, and two tired carers cannot go on.',
  rule: ['It gets loud in her', 'she asks for the grey blanket and nobody asks why'],
  actions: [
    ['A second adult for the nights', 'Moira', 'carer'],
    ['The same nurse at home as in hospital', 'Bronwen', 'child'],
  ],
  role: ['Clive', 'Walks with her when she asks'],
  stays: ['Mum', 'calls on Sundays, Yvonne nearby'],
  childSays: 'I wanted it to stop being so loud in me.',
  toldBy: 'Bronwen, the same evening',
  versionBy: 'Bronwen',
}

/** The child's worker and the manager have talked: no meeting is needed. */
async function noMeeting(page: Page, again: string): Promise<void> {
  await page.getByRole('heading', { level: 1, name: /^Stability discussion/ }).waitFor()
  await write(page, 'What the placement needs', 'That this home lasts until summer at least.')
  await choose(page, /^Is a stability meeting needed/, 'No')
  await write(page, 'Why none is needed', WHY_NOT)
  await when(page, 'Looked at again on', again)
}

let service: Service
/** Hannah’s phone and Priya’s tablet; each story goes on from where the last one left them. */
let page: Page
let desk: Page
let farah: Page

test.before(async () => {
  service = await openService()
  page = await as(service, 'hannah', PHONE)
  await shellKept(page)
  desk = await as(service, 'priya')
  await shellKept(desk)
})

const readers = async (type: string, id: string) =>
  (must((await onServer(service, type)).find((one) => one.id === id)).record.marks as { name: string }[]).map(
    ({ name }) => name,
  )

/** Held in time, minutes signed, review set: the server's records say so. */
async function heldInTime(childId: string, row: string): Promise<void> {
  const stands = await untilItStands(service, childId, 'ACTIONS')
  const path = must(stands.newest).path.map((taken) => taken.row.id)
  assert.equal(path.slice(-3), [row, 'T13', 'T14'])
  assert.is(step(stands, 'hold PSM'), undefined)
  const owed = must(step(stands, 'hold review meeting'))
  assert.equal([owed.due, owed.owner, owed.overdue], [inDays(28), 'Chair', false])
}

// S2.12
test('new on the 2+ list, as Rafi was (played on another child of Hannah’s): no meeting, and looked at again', async () => {
  const bilal = await personRecord(service, 'Bilal')
  const hannahs = await personRecord(service, 'Hannah')
  const [listed, earlier] = await quietChildren(service, 2)
  const [child, other] = [must(listed), must(earlier)]
  const worry = { kind: 'two-plus-list', to: 'Priya' } as const
  await writtenBy(service, bilal, 'notice', child.files.slice(0, 1), { ...worry, at: daysAgo(1) }, false, daysAgo(1))
  // the other's was talked through eight weeks ago, to be looked at again today
  const past = (by: typeof bilal, type: string, body: Body, days: number) =>
    writtenBy(
      service,
      by,
      type,
      other.files.slice(0, 1),
      { ...body, at: daysAgo(days) },
      type !== 'notice',
      daysAgo(days),
    )
  await past(bilal, 'notice', worry, 58)
  const looked = { worry: 'Three homes.', spokeWith: 'All of them.', immediateRisk: { answer: false } }
  await past(hannahs, 'triage', looked, 57)
  const none = { answer: false, reason: WHY_NOT }
  const said = { together: { name: 'Priya' }, needs: 'Time.', meetingNeeded: none, recheck: TODAY }
  await past(hannahs, 'stability-discussion', said, 56)
  assert.is((await standsOnServer(service, child.id)).state, 'TRIAGE')
  const due = must(step(await standsOnServer(service, other.id), 'recheck'))
  assert.equal([due.due, due.rule, due.owner], [TODAY, 'T12', 'CSW'])

  await sendNow(page)
  await whereItStands(page, child.id)
  await service.stop()
  await takeStep(page, 'Tell the team manager')
  await page.getByRole('dialog').getByRole('button', { name: 'Told', exact: true }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await takeStep(page, 'Triage: is it at immediate risk?')
  await page.getByRole('heading', { level: 1, name: /^Triage/ }).waitFor()
  await write(page, 'What we are worried about', 'Three homes in twelve months, and half a suitcase packed.')
  await write(page, 'Who was asked: child, carers, both workers, school', 'All of them.')
  await write(page, 'What the child says', 'I unpacked the top half.')
  await choose(page, /^Are there signs that the placement is at immediate risk/, 'No')
  await sign(page, 'Hannah')
  await whereItStands(page, child.id)
  await takeStep(page, 'Talk about how stable it is')
  await noMeeting(page, inDays(56))
  await addRow(page, 'Add a promise or an action')
  const action = page.getByRole('group', { name: 'Action 1', exact: true })
  await write(action, 'What', 'Tell him what was said, and by somebody who stays')
  await action.getByPlaceholder(/somebody else’s name|^Name$/).fill('Hannah')
  await when(action, 'By when', inDays(3))
  await action.getByRole('radio', { name: /child.s plan/ }).check()
  await sign(page, 'Hannah')
  await whereItStands(page, other.id)
  await takeStep(page, 'Look at it again')
  await noMeeting(page, inDays(84))
  await sign(page, 'Hannah')
  await whereItStands(page, other.id)
  await strip(page)
    .filter({ hasText: /only on this/ })
    .waitFor()
  await service.start()
  await sendNow(page)
  const stands = await untilItStands(service, child.id, 'MONITORED')
  assert.is(stands.newest?.last?.row.id, 'T12')
  const again = must(step(stands, 'recheck'))
  assert.equal([again.due, again.rule, again.overdue], [inDays(56), 'T12', false])
  assert.is(step(stands, 'tell team manager'), undefined)
  assert.equal(
    (await onServer(service, 'action'))
      .filter(({ body }) => /somebody who stays/.test(String(body.what)))
      .map(({ body }) => [body.plan, body.due]),
    [['child', inDays(3)]],
  )
  assert.is(step(await standsOnServer(service, other.id), 'recheck')?.due, inDays(84), 'looked at again, and once more')

  // Priya was told; she reads what was said, and why no meeting.
  await sendNow(desk)
  const talk = must((await onServer(service, 'stability-discussion')).find(({ body }) => body.recheck === inDays(56)))
  await goTo(desk, `/record/${talk.id}`)
  await desk.getByText(WHY_NOT).first().waitFor()
  await desk.getByRole('button', { name: 'I have read it' }).click()
  await desk.getByRole('button', { name: 'I have read it' }).waitFor({ state: 'detached' })
  await sendNow(desk)
  assert.equal(await readers('stability-discussion', talk.id), ['Priya'])
})

// H16
test('Noor: Hannah prepares what was agreed on, they meet without signal, and Hamza’s words are there without him', async () => {
  const noor = await childCalled(service, 'Noor')
  const asked = must(step(await standsOnServer(service, noor.id), 'hold PSM'))
  assert.equal([asked.rule, asked.owner, asked.overdue], ['T11', 'CSW', false])
  // From a Saturday's or a Sunday's talk ten working days come before the fortnight.
  const talked = must(asked.from).at.slice(0, 10)
  const [sooner] = [addDays(talked, 14), addWorkingDays(talked, 10).date].sort()
  assert.is(asked.due, sooner, 'two weeks from the talk, or ten working days')
  await whereItStands(page, noor.id)
  const id = await openMeeting(page)
  await page
    .getByRole('group', { name: 'Who chairs' })
    .getByRole('radio', { name: /^Priya/ })
    .check()
  await write(page, 'What we want from it', 'That two people can pass on one landing.')
  await write(page, 'Whom the child would like to chair', 'I dont care. Not long.')
  await part(page, id, 'who')
  await page.getByRole('group', { name: 'Was Hamza there?' }).waitFor()
  await sendNow(page)
  await sendNow(desk)
  await whereItStands(desk, noor.id)
  await service.stop()
  assert.is(await openMeeting(desk), id, 'who chairs opens it from there, too')
  await part(desk, id, 'map')
  await say(desk, 'Noor', 'Add a worry', 'He shuts his door when I come up.')
  await say(desk, 'Salma', 'Add what works', 'They all eat at seven.')
  await closeMeeting(desk)
  await writeMinutes(desk, id, NOORS)
  await part(desk, id, 'who')
  await desk.getByRole('textbox', { name: 'What Hamza sent' }).fill('I can still have my room.')
  await readAndSign(desk, 'Priya')
  await service.start()
  await sendNow(desk)
  await heldInTime(noor.id, 'T11')
  await onThePlans(service, NOORS, noor.id)
  await goTo(desk, `/paper/${id}`)
  await desk.getByRole('group', { name: 'Copy for' }).getByRole('button', { name: 'Salma', exact: true }).click()
  const paper = desk.getByRole('article')
  await paper.getByText('They all eat at seven.').first().waitFor()
  for (const words of ['I can still have my room.', 'each goes to their own room', 'Ask what became of the assessment'])
    await paper.getByText(words).first().waitFor()
  await sendNow(page)
  await goTo(page, `/after/${id}`)
  await page.getByRole('button', { name: 'I have read them' }).click()
  await page.getByRole('button', { name: 'I have read them' }).waitFor({ state: 'detached' })
  await sendNow(page)
  assert.equal(await readers('stability-meeting', id), ['Hannah'])
})

// H14, S2.14
test('Esme: at immediate risk, held without signal within five working days; the rules for the fridge say nothing of why', async () => {
  farah = await as(service, 'farah')
  await shellKept(farah)
  const esme = await childCalled(service, 'Esme')
  const urgent = must(step(await standsOnServer(service, esme.id), 'hold PSM'))
  assert.equal([urgent.rule, urgent.overdue], ['T9', false])
  await whereItStands(farah, esme.id)
  await service.stop()
  const prepared = await openMeeting(farah)
  await part(farah, prepared, 'map')
  await say(farah, 'Clive', 'Add what works', 'She knocked on our door first.')
  await closeMeeting(farah)
  await writeMinutes(farah, prepared, ESMES)
  await readAndSign(farah, 'Farah')
  await service.start()
  await sendNow(farah)
  await heldInTime(esme.id, 'T9')
  await onThePlans(service, ESMES, esme.id)
  await goTo(farah, `/paper/${prepared}`)
  await farah.getByRole('group', { name: 'Copy for' }).getByRole('button', { name: 'Yvonne', exact: true }).click()
  await farah.getByText('She knocked on our door first.').first().waitFor()
  await farah.getByRole('button', { name: 'Plan rules for the fridge' }).click()
  const fridge = farah.getByRole('article')
  await fridge.getByText('For the fridge').first().waitFor()
  await fridge.getByText('she asks for the grey blanket and nobody asks why').first().waitFor()
  assert.not.match(await fridge.innerText(), 'tablets')
  await farah.getByRole('button', { name: 'Note that it was given' }).click()
  const sheet = farah.getByRole('dialog')
  await sheet.getByRole('checkbox', { name: 'In person' }).check()
  await sheet.getByRole('button', { name: 'Keep it' }).click()
  await sheet.waitFor({ state: 'detached' })
  await sendNow(farah)
  assert.equal(
    (await onServer(service, 'notice'))
      .filter(({ body }) => body.about === prepared && body.kind === 'minutes-shared')
      .map(({ body }) => body.how),
    [['in-person']],
  )
})

// H15, S2.17
test('Rafi: it was talked through, and the list says why there was no meeting', async () => {
  await goTo(farah, '/two-plus')
  const his = farah.getByRole('row').filter({ hasText: /^Rafi/ })
  await his.getByText(/A meeting would frighten him now/).waitFor()
  const rafi = await standsOnServer(service, (await childCalled(service, 'Rafi')).id)
  assert.equal([rafi.state, step(rafi, 'recheck')?.rule, step(rafi, 'recheck')?.overdue], ['MONITORED', 'T12', false])
})

test.after(async () => {
  endTablets()
  await endServices()
})
test.run()
