/**
 * Three homes that end: one slowly and well, as Freya's (T18, T20, T23), one that cannot be kept, with its disruption
 * meeting, as Leon's (T21), and one at once because a child is in danger, as Asha's (T22, regulation 14(3)).
 *
 * Long because each is played from the decision to what is learnt from it, by six people.
 */
import { test } from '../support/journey.ts'
import * as assert from 'uvu/assert'
import type { Page } from 'playwright-core'
import { childFile } from '../../src/model/file.ts'
import { currentPlacement } from '../../src/practice/home.ts'
import { endTablets, openTablet, PHONE } from '../support/browser.ts'
import type { Tablet } from '../support/browser.ts'
import { must } from '../support/must.ts'
import { onServer, personCalled, sendNow, shellKept, signInOn, strip, until } from '../support/people.ts'
import { endServices, openService } from '../support/service.ts'
import type { Service } from '../support/service.ts'
import { goTo } from '../support/walk.ts'
import { addRow, choose, sign, takeStep, when, whereItStands, write } from './support/on-the-form.ts'
import {
  dangerSeen,
  filesOnServer,
  inDays,
  moveAsked,
  quietChildren,
  standsOnServer,
  step,
  TODAY,
  untilItStands,
} from './support/where-it-stands.ts'
import type { ChildOnServer } from './support/where-it-stands.ts'

const scene: {
  service?: Service
  freyas?: ChildOnServer
  leons?: ChildOnServer
  ashas?: ChildOnServer
  hannah?: Tablet
  priya?: Tablet
  margaret?: Tablet
} = {}

/** A person's own device, signed in once and kept through the file. */
async function deskOf(firstName: 'hannah' | 'priya' | 'margaret'): Promise<Page> {
  const tablet = scene[firstName] ?? (await openTablet())
  if (!scene[firstName])
    await signInOn(tablet.page, must(scene.service), await personCalled(must(scene.service), firstName))
  else await sendNow(tablet.page)
  scene[firstName] = tablet
  await shellKept(tablet.page)
  return tablet.page
}

/** A person who comes in once. */
async function onceAs(firstName: string, act: (page: Page) => Promise<void>): Promise<void> {
  const service = must(scene.service)
  const tablet = await openTablet()
  await signInOn(tablet.page, service, await personCalled(service, firstName))
  await act(tablet.page)
  await sendNow(tablet.page)
  await tablet.close()
}

const waitingRow = (page: Page, words: string | RegExp) =>
  page.getByRole('main').getByRole('listitem').filter({ hasText: words }).first()

/** A K1 on its form; what the file knows already stands in it. */
async function writeRequest(page: Page, why: string): Promise<string> {
  await page.getByRole('heading', { level: 1, name: /^Placement request \(K1\)/ }).waitFor()
  const id = /record\/([^/]+)/.exec(page.url())?.[1] ?? ''
  await write(page, 'Why a home is needed', why)
  await write(page, 'What the child needs', 'Quiet evenings, and somebody who tells things before they happen.')
  await write(page, 'Risks, and what has helped', 'Hard evenings. Water, music and being told early help.')
  await write(page, 'Brothers and sisters: together or apart, and why', 'None in care.')
  await write(page, 'Where: family, school, friends', 'Near school and the pool.')
  await write(page, 'Race, culture, religion, language, gender, sexuality', 'White British; English at home.')
  await write(page, 'By when, and how long it is to last', 'When it is right, and then for good.')
  assert.match(
    await page.getByRole('textbox', { name: 'Homes before, and what was learnt there' }).inputValue(),
    /until now/,
    'where the child lives stands in it already',
  )
  await page.getByRole('button', { name: 'Done' }).click()
  await page.getByRole('region', { name: 'What next' }).waitFor()
  return id
}

/** The manager's signature sends it. */
async function sendRequest(page: Page, id: string): Promise<void> {
  await sendNow(page)
  await goTo(page, `/record/${id}`)
  await sign(page, 'Priya')
  await page.getByText('Signed', { exact: true }).first().waitFor()
  await sendNow(page)
}

async function approveMove(page: Page, name: string): Promise<void> {
  await goTo(page, '/')
  await page.getByRole('button', { name: new RegExp(`^Approve or refuse the move, ${name}`) }).click()
  await page.getByRole('heading', { level: 1, name: new RegExp(`^Decision about a move: ${name}`) }).waitFor()
  await when(page, 'When', `${inDays(-1)}T09:00`)
  await choose(page, 'Decision', 'The move is approved')
  await write(page, 'Why', 'It can wait until the right home is found.')
  await write(page, 'What the child wants, and how it was weighed', 'That it is slow.')
  await sign(page, 'Margaret')
}

async function decideKeeping(page: Page, childId: string, kept: 'Yes' | 'No'): Promise<void> {
  await whereItStands(page, childId)
  await takeStep(page, 'Decide: can the home be kept')
  await page.getByRole('heading', { level: 1, name: /^Decision about keeping the home/ }).waitFor()
  // the day before: a home is not left in the minute in which that is decided
  await when(page, 'When', `${inDays(-1)}T12:00`)
  await choose(page, /^Can the placement be kept until/, kept)
  await write(page, 'Why', 'Talked through with everybody at the table.')
  await write(page, 'What keeps everybody safe until then', 'Sam every evening.')
  await write(page, 'What the child was told, by whom', 'By Hannah, at the kitchen table.')
  await sign(page, 'Hannah')
}

/** How the home ended, in the placement's own record. */
async function writeEnding(page: Page, childId: string, how: string, planned: 'Yes' | 'No'): Promise<void> {
  const records = (await filesOnServer(must(scene.service))).inFile(childFile(childId))
  const home = records
    .filter(({ type, status, body }) => type === 'placement' && status !== 'discarded' && !body.end)
    .sort((a, b) => Date.parse(a.author.at) - Date.parse(b.author.at))[0]
  await goTo(page, `/record/${must(home).id}/edit`)
  await when(page, 'Last day', TODAY)
  await choose(page, 'Where the child went', 'To another home in care')
  await choose(page, 'How it ended', how)
  await choose(page, 'Was the ending planned?', planned)
  await page.getByRole('button', { name: 'Done' }).click()
  await page.getByRole('region', { name: 'What next' }).waitFor()
}

// H18, S2.25–S2.27
test('a planned move with goodbyes, from the approval to the next home (as Freya’s)', async () => {
  scene.service = await openService()
  const { service } = scene
  const [freyas, leons, ashas] = await quietChildren(service, 3)
  Object.assign(scene, { freyas, leons, ashas })
  const child = must(freyas)
  await moveAsked(service, child)
  await moveAsked(service, must(leons))
  await dangerSeen(service, must(ashas))

  const began = Date.now()
  const margaret = await deskOf('margaret')
  await approveMove(margaret, child.name)
  await approveMove(margaret, must(leons).name)
  await goTo(margaret, '/')
  await margaret.getByRole('button', { name: new RegExp(`^Notify the reviewing officer, ${child.name}`) }).click()
  await margaret.getByRole('dialog').getByRole('button', { name: 'Notified' }).click()
  await margaret.getByRole('dialog').waitFor({ state: 'detached' })
  await sendNow(margaret)
  const approved = await untilItStands(service, child.id, 'DECIDED')
  assert.is(step(approved, 'notify IRO'), undefined, 'the reviewing officer was told of this approval')

  // Hannah decides and writes the request with nobody there to send it to.
  const hannah = await deskOf('hannah')
  await service.stop()
  await decideKeeping(hannah, child.id, 'Yes')
  await whereItStands(hannah, child.id)
  await hannah.getByRole('heading', { name: 'Planned move', exact: true }).waitFor()
  await takeStep(hannah, 'Ask for a planned move')
  const request = await writeRequest(hannah, 'A planned move, agreed with everybody.')
  assert.is(await hannah.getByRole('button', { name: 'Check and sign' }).count(), 0, 'its writer does not send it')
  await strip(hannah)
    .filter({ hasText: /only on this/ })
    .waitFor()
  await service.start()
  await sendNow(hannah)
  const planned = await untilItStands(service, child.id, 'PLANNED_MOVE')
  assert.equal(
    ['send planned K1', 'statutory review before the move', 'inform IRO'].map((what) => step(planned, what)?.rule),
    ['T20', 'reg 14(1)', undefined],
  )

  const priya = await deskOf('priya')
  await sendRequest(priya, request)
  await goTo(priya, `/paper/${request}`)
  const paper = priya.locator('article.a4')
  await paper.getByText('A planned move, agreed with everybody.').waitFor()
  assert.match(await paper.innerText(), 'Water, music and being told early help.')
  await priya.getByRole('button', { name: 'an agency' }).click()
  await paper.getByText(/^History, risks and family left out/).waitFor()
  const agencys = await paper.innerText()
  assert.match(agencys, 'Quiet evenings, and somebody who tells things before they happen.')
  assert.not.match(agencys, 'Water, music', 'an agency reads no risks')

  await onceAs('ruth', async (page) => {
    await waitingRow(page, `Margaret notified you: ${child.name}`)
      .getByRole('button', { name: /^I have it/ })
      .click()
    await page.getByRole('button', { name: new RegExp(`^Record the review before the move, ${child.name}`) }).click()
    await page.getByRole('heading', { level: 1, name: /^Review: / }).waitFor()
    await choose(page, 'How the child took part', 'came and spoke')
    await page.getByRole('button', { name: 'Done' }).click()
    await page.getByRole('region', { name: 'What next' }).waitFor()
  })

  await onceAs('bilal', async (page) => {
    await waitingRow(page, `A home is asked for: ${child.name}`)
      .getByRole('button', { name: /^We have it/ })
      .click()
    await page.getByRole('button', { name: new RegExp(`^Begin the search\\s+for ${child.name}`) }).click()
    await page.getByRole('heading', { level: 1, name: `A home for ${child.name}` }).waitFor()
    await page.getByLabel('Or its name').fill('Rosalind and June, of an agency')
    await page.getByRole('button', { name: 'Add this home' }).click()
    const home = page.getByRole('article', { name: 'Rosalind and June, of an agency' })
    await write(home, 'What fits', 'A piano, a pool, and time.')
    await choose(home, 'What became of it', 'Chosen')
    await page.getByRole('button', { name: `${child.name} is placed` }).click()
    await page.getByRole('button', { name: 'A home that has no file here' }).click()
    await page.getByRole('heading', { level: 1, name: /^Home: / }).waitFor()
    await page.getByLabel('Kind of placement', { exact: true }).selectOption('U4')
    if ((await page.getByLabel('Legal status', { exact: true }).first().inputValue()) === '')
      await page.getByLabel('Legal status', { exact: true }).first().selectOption({ index: 2 })
    await choose(page, 'Meant to last', 'Long term')
    await when(page, 'First day', TODAY)
    await page.getByRole('button', { name: 'Done' }).click()
    await page.getByRole('region', { name: 'What next' }).waitFor()
  })

  await sendNow(hannah)
  await writeEnding(hannah, child.id, 'As planned', 'Yes')
  await whereItStands(hannah, child.id)
  await hannah.getByRole('heading', { name: 'Placed', exact: true }).waitFor()
  await takeStep(hannah, 'Send written notice of the ending')
  const sheet = hannah.getByRole('dialog')
  await write(sheet, 'To whom', 'Parents, school, the surgery, Ruth')
  await sheet.getByRole('button', { name: 'Sent' }).click()
  await sheet.waitFor({ state: 'detached' })
  await sendNow(hannah)

  const stands = await untilItStands(service, child.id, 'PLACED')
  const [left, come] = stands.process.stays.slice(-2)
  assert.equal(
    left?.path.slice(-3).map(({ row }) => row.id),
    ['T18', 'T20', 'T23'],
  )
  assert.is(come?.path.at(-1)?.row.id, 'T2')
  for (const what of [
    'disruption meeting',
    'written notice of ending',
    'statutory review before the move',
    'send planned K1',
  ])
    assert.is(step(stands, what), undefined, `${what} is not owed after a move that ended well`)
  assert.is(step(stands, 'hold placement planning meeting')?.rule, 'T3')
  assert.is(step(stands, 'notify IRO')?.due, TODAY)
  const files = await filesOnServer(service)
  assert.is(
    currentPlacement(files.inFile(childFile(child.id)), TODAY)?.body.householdName,
    'Rosalind and June, of an agency',
  )
  const marks = files
    .inFile(childFile(child.id))
    .filter(({ type, author }) => ['notice', 'placement-request'].includes(type) && Date.parse(author.at) >= began)
    .flatMap((one) => one.marks.map(({ name, kind }) => `${name} ${kind}`))
  assert.equal(
    marks.sort((a, b) => (a < b ? -1 : 1)),
    ['Bilal acknowledged', 'Ruth acknowledged'],
  )
})

// H19, S2.28, E disruption meeting
test('a home that cannot be kept, and the meeting that learns from it (as Leon’s)', async () => {
  const service = must(scene.service)
  const child = must(scene.leons)
  const hannah = await deskOf('hannah')
  await service.stop()
  await decideKeeping(hannah, child.id, 'No')
  await whereItStands(hannah, child.id)
  await hannah.getByRole('heading', { name: 'Home needed at once' }).waitFor()
  await takeStep(hannah, 'Ask for a home at once')
  const request = await writeRequest(hannah, 'The home ends tomorrow.')
  await service.start()
  await sendNow(hannah)
  const emergency = await untilItStands(service, child.id, 'EMERGENCY')
  assert.equal([emergency.newest?.last?.row.id, step(emergency, 'send emergency K1')?.rule], ['T21', 'T21'])
  assert.is(step(emergency, 'statutory review before the move')?.rule, 'reg 14(1)')

  const priya = await deskOf('priya')
  await sendRequest(priya, request)
  assert.is(step(await standsOnServer(service, child.id), 'send emergency K1'), undefined)
  await writeEnding(hannah, child.id, 'The carers could not go on', 'No')
  await sendNow(hannah)
  const ended = await untilItStands(service, child.id, 'ENDED')
  const owed = must(step(ended, 'disruption meeting'))
  assert.equal([owed.owner, owed.rule, owed.overdue, owed.limit?.words], ['TM', 'T23', false, '20 working days'])

  await sendNow(priya)
  await whereItStands(priya, child.id)
  await takeStep(priya, 'Hold the disruption meeting')
  await priya.getByRole('heading', { level: 1, name: /^Disruption meeting/ }).waitFor()
  await priya.getByRole('button', { name: 'Check and sign' }).click()
  await priya.locator('.missing, [role=alert], .asked-missing').first().waitFor()
  assert.is(await priya.getByRole('dialog').count(), 0, 'it is not signed without what the child says')
  const meeting = /record\/([^/]+)/.exec(priya.url())?.[1] ?? ''
  await write(priya, 'What the child says about it', 'nobody asked me about the shed')
  await write(priya, 'What the carers say', 'There was warmth and no sleep.')
  await write(priya, 'What happened, in order', 'Six weeks of nights; notice; one day.')
  await write(priya, 'What could have been seen earlier', 'The shed was promised in spring.')
  await write(priya, 'What was tried, and what it did', 'A kit at school: it was played.')
  await write(priya, 'What worked, and should go along', 'Drums at four, quiet at nine.')
  await write(priya, 'What the next home needs to know and to have', 'Somewhere for the noise.')
  await write(priya, 'What the service learns', 'A promised helper who does not come is worse than none.')
  for (const [at, what, who, plan] of [
    [1, 'Answer the three questions, in person', 'Hannah', /child.s plan/],
    [2, 'A talk with the carers about what they need', 'Sam', /carers. plan/],
  ] as const) {
    await addRow(priya, 'Add a promise or an action')
    const row = priya.getByRole('group', { name: `Action ${at}`, exact: true })
    await write(row, 'What', what)
    await row.getByLabel('Who does it', { exact: true }).fill(who)
    await when(row, 'By when', inDays(14))
    await row.getByRole('radio', { name: plan }).check()
  }
  await sign(priya, 'Priya')
  await priya.getByText('Signed', { exact: true }).first().waitFor()
  await sendNow(priya)
  const after = await until(async () => {
    const stands = await standsOnServer(service, child.id)
    return step(stands, 'disruption meeting') ? undefined : stands
  }, 'the disruption meeting on the server')
  assert.is(after.state, 'ENDED')
  assert.ok(step(after, 'written notice of ending'), 'the notice is still owed')
  const actions = await until(async () => {
    const found = (await onServer(service, 'action')).filter(({ body }) =>
      /^(Answer the three questions, in person|A talk with the carers about what they need)$/.test(String(body.what)),
    )
    return found.length > 1 ? found : undefined
  }, 'both actions on the server')
  assert.equal(
    actions
      .map(({ body }) => `${String(body.plan)} ${(body.owner as { name: string }).name}`)
      .sort((a, b) => (a < b ? -1 : 1)),
    ['carer Sam', 'child Hannah'],
  )
  await sendNow(hannah)
  await goTo(hannah, `/record/${meeting}`)
  await hannah.getByText('nobody asked me about the shed').first().waitFor()
})

// H20
test('in danger at night, without signal: a home at once and no review before it (as Asha’s)', async () => {
  const service = must(scene.service)
  const child = must(scene.ashas)
  const page = await deskOf('hannah')
  await page.setViewportSize(PHONE)
  await service.stop()
  await goTo(page, `/write/notice?file=${childFile(child.id)}`)
  await page.getByRole('button', { name: /^Immediate risk of significant harm to the child/ }).click()
  const sheet = page.getByRole('dialog')
  await write(sheet, 'What happened, or what we know', 'Rang from a garage at night. It is not safe to go back.')
  await sheet.getByRole('button', { name: 'Write it down' }).click()
  await sheet.waitFor({ state: 'detached' })
  await whereItStands(page, child.id)
  await page.getByRole('heading', { name: 'Home needed at once' }).waitFor()
  assert.is(await page.getByText('Record the review before the move').count(), 0, 'regulation 14(3): no review first')
  await takeStep(page, 'Tell the reviewing officer now')
  await sheet.getByRole('checkbox', { name: 'By phone' }).check()
  await sheet.getByRole('button', { name: 'Told' }).click()
  await sheet.waitFor({ state: 'detached' })
  await takeStep(page, 'Ask for a home at once')
  const request = await writeRequest(page, 'It is not safe to go back. Today.')
  await strip(page)
    .filter({ hasText: /only on this/ })
    .waitFor()
  await service.start()
  await sendNow(page)

  const stands = await untilItStands(service, child.id, 'EMERGENCY')
  assert.is(stands.newest?.last?.row.id, 'T22')
  assert.is(step(stands, 'inform IRO'), undefined, 'told while there was no signal')
  assert.is(step(stands, 'statutory review before the move'), undefined)
  assert.is(step(stands, 'send emergency K1')?.rule, 'T22')
  const priya = await deskOf('priya')
  await goTo(priya, `/record/${request}`)
  await sendRequest(priya, request)
  assert.is(step(await standsOnServer(service, child.id), 'send emergency K1'), undefined)
  assert.is(step(await standsOnServer(service, child.id), 'source and match a home')?.owner, 'CPT')

  await onceAs('ruth', async (ruth) => {
    await waitingRow(ruth, `${child.name}’s placement ends at once: Hannah told you`)
      .getByRole('button', { name: /^I have it/ })
      .click()
  })
  await until(async () => {
    const told = (await onServer(service, 'notice')).find(
      ({ body, record }) =>
        body.kind === 'reviewing-officer-informed' &&
        (record.fileIds as readonly string[]).includes(childFile(child.id)) &&
        (record.marks as { name: string; kind: string }[]).some(
          (one) => one.name === 'Ruth' && one.kind === 'acknowledged',
        ),
    )
    return told
  }, 'Ruth’s receipt')
})

test.after(async () => {
  endTablets()
  await endServices()
})
test.run()
