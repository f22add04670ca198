/**
 * Tilly, whose carers answered four, from the meeting that is prepared in the demonstration to the day on which the
 * statutory review looks at her home again. The council cannot be reached while they meet, nor while her letter is shown.
 */
import { test } from '../support/journey.ts'
import * as assert from 'uvu/assert'
import type { Page } from 'playwright-core'
import { endTablets, openTablet, PHONE } from '../support/browser.ts'
import { must } from '../support/must.ts'
import { onServer, personCalled, sendNow, shellKept, signInOn, strip, until } from '../support/people.ts'
import { endServices, openService } from '../support/service.ts'
import { goTo } from '../support/walk.ts'
import { part, say, write } from './support/at-the-meeting.ts'
import {
  answer,
  closeMeeting,
  onThePlans,
  openMeeting,
  readAndSign,
  writeMinutes,
} from './support/minutes-of-a-meeting.ts'
import type { Minutes } from './support/minutes-of-a-meeting.ts'
import { choose, takeStep, when, whereItStands } from './support/on-the-form.ts'
import { childCalled, inDays, standsOnServer, step, untilItStands } from './support/where-it-stands.ts'

const LETTER_SAID = 'can ella come to choir'

const MINUTES: Minutes = {
  scores: [
    ['Denise', 4],
    ['Mark', 6],
    ['Sam', 5],
    ['Tilly', 6],
  ],
  harm: 'Three nights in which nobody slept, after calls at bedtime.',
  danger: 'That Denise cannot go on, and Tilly moves again.',
  rule: ['A call was hard', 'Pepper first, then cocoa, then words if she wants'],
  actions: [
    ['Ask the family centre for calls at four', 'Hannah', 'child'],
    ['One night off in each fortnight', 'Sam', 'carer'],
  ],
  role: ['Sam', 'Rings on the evening of a call'],
  stays: ['Gill', 'a card each half-term'],
  childSays: 'I have got my hook here.',
  toldBy: 'Hannah, on Friday, with the letter',
  versionBy: 'Hannah',
  sent: 'Gill',
}

/** A review meeting that Priya chairs, to its signature. */
async function review(page: Page, childId: string, decide: () => Promise<void>): Promise<void> {
  await whereItStands(page, childId)
  await takeStep(page, 'Hold the review meeting')
  await page.getByRole('heading', { level: 1, name: /^Review meeting for/ }).waitFor()
  const id = /meeting\/([^/]+)/.exec(page.url())?.[1] ?? ''
  await part(page, id, 'who')
  await write(page, 'What the child says', 'I slept till the birds.')
  await part(page, id, 'since')
  await page.locator('.agreed .map-card').first().waitFor()
  for (const row of await page.locator('.agreed .map-card').all()) {
    await row.click()
    const sheet = page.getByRole('dialog')
    if ((await sheet.getByRole('textbox', { name: 'What became of it' }).inputValue()) === '')
      await sheet.getByRole('textbox', { name: 'What became of it' }).fill('Kept.')
    await sheet.getByRole('button', { name: 'Done' }).click()
    await sheet.waitFor({ state: 'detached' })
  }
  await write(page, 'What is working well', 'Calls at four, every time.')
  await write(page, 'What we are still worried about', 'The week after a call that was missed.')
  await part(page, id, 'scale')
  await answer(page, 'Denise', 6)
  await answer(page, 'Sam', 6)
  await part(page, id, 'decision')
  await choose(page, /Are there signs that the placement is stabilising/, 'Yes')
  await decide()
  await readAndSign(page, 'Priya')
}

// H9, S2.19, S2.23, S2.24, S5.30, S5.31
test('Tilly: the meeting without signal, its minutes, her letter, a review that is repeated and one that ends it', async () => {
  const service = await openService()
  const [hannah, sam, priya] = [
    await personCalled(service, 'hannah'),
    await personCalled(service, 'sam'),
    await personCalled(service, 'priya'),
  ]
  const tilly = await childCalled(service, 'Tilly')
  const before = await standsOnServer(service, tilly.id)
  assert.is(before.state, 'ARRANGING')
  assert.equal([before.newest?.last?.row.id, step(before, 'hold PSM')?.owner], ['T7', 'SSW'])

  const [hers, his, chairs] = [await openTablet(), await openTablet({ size: PHONE }), await openTablet()]
  for (const [{ page }, person] of [
    [hers, hannah],
    [his, sam],
    [chairs, priya],
  ] as const) {
    await signInOn(page, service, person)
    await shellKept(page)
    await whereItStands(page, tilly.id)
  }

  // At the kitchen table: no signal, three devices.
  await service.stop()
  const id = await openMeeting(his.page)
  await part(his.page, id, 'map')
  await say(his.page, 'Denise', 'Add what works', 'She asked me to sit on the stairs, not in the room.')
  assert.is(await openMeeting(hers.page), id, 'one meeting, whoever opens it')
  await part(hers.page, id, 'map')
  await say(hers.page, 'Tilly', 'Add a worry', 'Nobody tells me what the call will be about.')
  const { page } = chairs
  assert.is(await openMeeting(page), id)
  await part(page, id, 'map')
  await closeMeeting(page)
  await writeMinutes(page, id, MINUTES)

  // Back in the office: what three people wrote is one meeting, and its chair signs.
  await service.start()
  for (const one of [his, hers, chairs]) await sendNow(one.page)
  await sendNow(page)
  const held = await untilItStands(service, tilly.id, 'HELD')
  assert.is(step(held, 'hold PSM'), undefined, 'a meeting that was held in time is owed no more')
  assert.equal([step(held, 'sign D6')?.owner, step(held, 'sign D6')?.rule], ['Chair', 'T13'])
  await part(page, id, 'map')
  await page.getByRole('button', { name: /sit on the stairs/ }).waitFor()
  await page.getByRole('button', { name: /what the call will be about/ }).waitFor()
  await readAndSign(page, 'Priya')
  await sendNow(page)
  const stands = await untilItStands(service, tilly.id, 'ACTIONS')
  const owed = must(step(stands, 'hold review meeting'))
  assert.equal([owed.due, owed.owner, owed.overdue], [inDays(28), 'Chair', false])
  await onThePlans(service, MINUTES, tilly.id)

  // On paper: what Denise gets says where; what Auntie Jo gets does not. Each copy leaves a receipt.
  await goTo(page, `/paper/${id}`)
  const paper = page.getByRole('article')
  const copies = page.getByRole('group', { name: 'Copy for' })
  await copies.getByRole('button', { name: 'Denise', exact: true }).click()
  await paper.getByText('One night off in each fortnight').first().waitFor()
  const whole = await paper.innerText()
  for (const words of [
    'in the kitchen',
    'Pepper first, then cocoa',
    'I have got my hook here.',
    'Nobody tells me what the call',
  ])
    assert.match(whole, words)
  await copies.getByRole('button', { name: 'Auntie Jo', exact: true }).click()
  await paper.getByText('Home address left out').first().waitFor()
  const theirs = await paper.innerText()
  assert.match(theirs, 'One night off in each fortnight')
  assert.not.match(theirs, 'in the kitchen')
  await page.getByRole('button', { name: 'Note that Auntie Jo has it' }).click()
  const sheet = page.getByRole('dialog')
  await sheet.getByRole('checkbox', { name: 'By letter' }).check()
  await sheet.getByRole('button', { name: 'Keep it' }).click()
  await sheet.waitFor({ state: 'detached' })
  await sendNow(page)
  await sendNow(his.page)
  await goTo(his.page, `/after/${id}`)
  const readers = his.page.getByRole('region', { name: 'Who has the minutes' })
  await readers.getByRole('button', { name: 'I have read them' }).click()
  await readers.getByText(/^Read/).first().waitFor()
  await readers
    .getByRole('listitem')
    .filter({ hasText: 'Auntie Jo' })
    .getByText(/^Sent .*by letter/)
    .waitFor()
  await sendNow(his.page)

  // Hannah writes her letter, Priya approves it, Tilly is shown it.
  await sendNow(hers.page)
  await goTo(hers.page, `/after/${id}`)
  await hers.page.getByRole('button', { name: 'Write it' }).click()
  await hers.page.getByRole('heading', { name: 'Tilly’s own version', level: 1 }).waitFor()
  const letterId = hers.page.url().split('/').at(-1) ?? ''
  for (const [question, words] of [
    [/^Why the grown-ups met/, 'Because nights were hard, and not because of you.'],
    [/^What we agreed/, 'Calls are at four. Denise has a night off. You stay.'],
    [/^Whom you can talk to/, 'Me, Denise, Mrs Lowe.'],
  ] as const)
    await hers.page.getByRole('textbox', { name: question }).fill(words)
  await hers.page.getByText(/approves it first/).waitFor()
  await sendNow(hers.page)
  await until(
    async () => (await onServer(service, 'childs-version')).find(({ body }) => body.whom === 'Me, Denise, Mrs Lowe.'),
    'the last line of her letter',
  )
  await sendNow(page)
  await goTo(page, `/childs-version/${letterId}`)
  await page.getByRole('button', { name: 'Check and approve' }).click()
  await page.getByRole('button', { name: /^Sign as/ }).click()
  await page
    .getByText(/^Approved by/)
    .first()
    .waitFor()
  await sendNow(page)
  await until(
    async () =>
      (await onServer(service, 'childs-version')).find(
        ({ id: one, status }) => one === letterId && status === 'signed',
      ),
    'her manager’s yes',
  )
  await sendNow(hers.page)
  await hers.page.getByRole('button', { name: 'Hand over the tablet' }).waitFor()
  await service.stop()
  await hers.page.getByRole('button', { name: 'Hand over the tablet' }).click()
  await hers.page.getByText('Calls are at four. Denise has a night off. You stay.').waitFor()
  await hers.page.getByRole('textbox', { name: /Do you want to say something/ }).fill(LETTER_SAID)
  await hers.page.getByText('Kept on this tablet').waitFor()
  await hers.page.getByRole('button', { name: 'I have finished' }).click()
  await hers.page.getByRole('button', { name: /take it back/ }).click()
  await hers.page
    .getByLabel(/passphrase/i)
    .first()
    .fill(hannah.passphrase)
  await hers.page.keyboard.press('Enter')
  await strip(hers.page).waitFor()

  // Two reviews, the first of them without signal: looked at again, and then no more by this meeting.
  await review(page, tilly.id, async () => {
    await choose(page, 'Who looks at it from now on', /^Another review meeting/)
    await when(page, 'Next review meeting on', inDays(42))
  })
  await whereItStands(page, tilly.id)
  await page.getByRole('heading', { name: 'Actions under way' }).waitFor()
  await service.start()
  await sendNow(page)
  await sendNow(hers.page)
  const again = await until(async () => {
    const now = await standsOnServer(service, tilly.id)
    return now.newest?.last?.row.id === 'T16' ? now : undefined
  }, 'the first review')
  assert.is(again.state, 'ACTIONS')
  assert.is(step(again, 'hold review meeting')?.due, inDays(42))
  await review(page, tilly.id, () => choose(page, 'Who looks at it from now on', /^The statutory review again/))
  await sendNow(page)
  const steady = await untilItStands(service, tilly.id, 'MONITORED')
  assert.equal([steady.newest?.last?.row.id, step(steady, 'hold review meeting')], ['T16', undefined])
  assert.is(
    steady.nextSteps.filter(({ what }) => what.startsWith('action: ') && /calls at four|in each fortnight/.test(what))
      .length,
    2,
  )

  // Sam's phone says so too, and why.
  await sendNow(his.page)
  await whereItStands(his.page, tilly.id)
  await his.page
    .locator('.stands')
    .filter({ hasText: /the review on .* said that it is stabilising/ })
    .waitFor()
  const letter = must((await onServer(service, 'childs-version')).find((one) => one.id === letterId))
  assert.is(letter.status, 'signed')
  assert.match(JSON.stringify(letter.record.addenda), LETTER_SAID)
  const signed = must((await onServer(service, 'stability-meeting')).find((one) => one.id === id))
  assert.equal(
    (signed.record.marks as { name: string; kind: string }[]).map(({ name, kind }) => [name, kind]),
    [['Sam', 'read']],
  )
  assert.equal(
    (await onServer(service, 'notice'))
      .filter(({ body }) => body.about === id && body.kind === 'minutes-shared')
      .map(({ body }) => [body.to, body.how]),
    [['Auntie Jo', ['letter']]],
  )
  assert.is(
    (await onServer(service, 'review-meeting')).filter(({ body, status }) => body.meeting === id && status === 'signed')
      .length,
    2,
  )
})

test.after(async () => {
  endTablets()
  await endServices()
})
test.run()
