/**
 * Hannah prepares a stability meeting; who holds the case is not among those who may chair. Three people write in it, one
 * of them without signal. It is not signed by anybody but its chair, not before others' words were read, and not
 * without the date of its review; until it is, nothing of it stands on a plan.
 */
import { test } from '../support/journey.ts'
import * as assert from 'uvu/assert'
import { addDays } from '../../src/model/calendar.ts'
import { londonDay } from '../../src/practice/london-day.ts'
import { endTablets, openTablet, PHONE } from '../support/browser.ts'
import { axeFindings, ownFindings } from '../support/look-over.ts'
import { onServer, personCalled, sendNow, shellKept, signInOn, until } from '../support/people.ts'
import { endServices, openService } from '../support/service.ts'
import { goTo } from '../support/walk.ts'
import { agree, childOfBoth, heading, part, say, write } from './support/at-the-meeting.ts'

const TODAY = londonDay(new Date().toISOString())

// S2.19, S5.1, S5.2, S5.19–S5.23
test('three people write in one meeting, one of them offline; its chair signs, once nothing is missing', async () => {
  const service = await openService()
  const [hannah, sam, priya] = [
    await personCalled(service, 'hannah'),
    await personCalled(service, 'sam'),
    await personCalled(service, 'priya'),
  ]
  const [hers, his, chairs] = [await openTablet(), await openTablet({ size: PHONE }), await openTablet()]
  await signInOn(hers.page, service, hannah)
  await signInOn(his.page, service, sam)
  await signInOn(chairs.page, service, priya)
  await shellKept(his.page)
  const child = await childOfBoth(service)

  // Hannah prepares it.
  await goTo(hers.page, `/write/stability-meeting?file=${child}`)
  await heading(hers.page).waitFor()
  const id = /meeting\/([^/]+)/.exec(hers.page.url())?.[1] ?? ''
  const whoChairs = hers.page.getByRole('group', { name: 'Who chairs' })
  await whoChairs.getByRole('radio', { name: /^Priya/ }).waitFor()
  const mayNot = hers.page.getByRole('list', { name: 'Who may not chair' })
  await mayNot.getByText(/Hannah holds the case/).waitFor()
  await mayNot.getByText(/Sam holds the case/).waitFor()
  assert.is(await whoChairs.getByRole('radio', { name: /^(Hannah|Sam)\b/ }).count(), 0)
  await whoChairs.getByRole('radio', { name: /^Priya/ }).check()
  await hers.page.getByRole('checkbox', { name: /Worries that the placement/ }).check()
  await write(hers.page, 'What we want from it', 'That nights are quiet again.')
  await write(hers.page, 'Whom the child would like to chair', 'Not anyone in a suit.')
  await hers.page.getByLabel('Planned for').fill(`${addDays(TODAY, 2)}T14:00`)
  await hers.page.getByRole('button', { name: 'It is booked' }).click()
  await hers.page.getByText(/Hannah booked it for/).waitFor()
  await hers.page.getByRole('button', { name: 'It is cancelled' }).click()
  await write(hers.page, 'Why', 'The carers are ill.')
  await hers.page.getByRole('button', { name: 'Cancel this date' }).click()
  await hers.page.getByText(/Hannah cancelled it: The carers are ill/).waitFor()
  await part(hers.page, id, 'child')
  await hers.page.getByRole('radio', { name: 'Comes', exact: true }).check()
  await hers.page.getByText('Saved on this device').first().waitFor()
  await part(hers.page, id, 'map')
  await hers.page.getByText('Everything is prepared.').waitFor()
  assert.is(await hers.page.getByRole('button', { name: /held|sign/i }).count(), 0)
  await sendNow(hers.page)

  // All three have it open. Sam, on the phone, loses the signal.
  await sendNow(his.page)
  await sendNow(chairs.page)
  await part(his.page, id, 'map')
  await part(chairs.page, id, 'map')
  const people = chairs.page.getByRole('group', { name: 'Who is speaking' })
  const childsName = (await people.getByRole('button').first().innerText()).trim()
  await his.page.context().setOffline(true)
  await say(his.page, 'Sam', 'Add a worry', 'Nobody slept on Tuesday.')
  await say(his.page, 'Sam', 'Add what works', 'Breakfast together.')
  await say(hers.page, 'Hannah', 'Add a worry', 'School rang twice.')
  await say(chairs.page, childsName, 'Add what works', 'The dog sleeps on my bed.')
  await say(chairs.page, 'Hannah', 'Add what needs to happen', 'A night off each week.')
  await sendNow(hers.page)
  await sendNow(chairs.page)
  await his.page.context().setOffline(false)
  await sendNow(his.page)
  await sendNow(chairs.page)
  await sendNow(hers.page)
  for (const { page } of [hers, his, chairs])
    for (const words of [
      'Nobody slept on Tuesday.',
      'School rang twice.',
      'Breakfast together.',
      'The dog sleeps on my bed.',
    ])
      await page.getByRole('button', { name: words }).waitFor()
  const quoted = chairs.page.getByRole('button', { name: /The dog sleeps/ }).locator('.childs')
  assert.is((await quoted.innerText()).trim(), '“The dog sleeps on my bed.”')
  assert.equal([...(await axeFindings(chairs.page)), ...(await ownFindings(chairs.page))], [])
  assert.equal([...(await axeFindings(his.page)), ...(await ownFindings(his.page))], [])

  // The chair says that it was held: from then on it waits for its minutes.
  const { page } = chairs
  await page.getByRole('button', { name: 'The meeting has been held' }).click()
  await page.getByRole('button', { name: 'It has been held' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.getByText('Before you can sign:').waitFor()
  await sendNow(page)
  const told = (await onServer(service, 'notice')).filter(({ body }) => body.about === id)
  assert.equal(told.map(({ body }) => String(body.kind)).sort(), [
    'meeting-booked',
    'meeting-cancelled',
    'meeting-held',
  ])

  // The idea becomes an action, with an owner and a date.
  await page.getByRole('button', { name: /A night off each week/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Make it an action' }).click()
  await page.getByRole('button', { name: /A night off each week/ }).click()
  const sheet = page.getByRole('dialog')
  await sheet.getByRole('button', { name: 'Sam', exact: true }).click()
  await sheet.getByLabel('By when').fill(addDays(TODAY, 7))
  await sheet.getByRole('radio', { name: /carers. plan/ }).check()
  await sheet.getByRole('button', { name: 'Done' }).click()
  await agree(page, 'Add a promise or an action', async (row) => {
    await row.getByRole('textbox', { name: 'What', exact: true }).fill('Ring the school')
    await row.getByRole('button', { name: 'Hannah', exact: true }).click()
    await row.getByLabel('By when').fill(addDays(TODAY, 3))
    await row.getByRole('radio', { name: /child.s plan/ }).check()
  })
  await part(page, id, 'scale')
  for (const [who, score] of [
    [childsName, '6'],
    ['Sam', '5'],
  ] as const)
    await page
      .getByRole('radiogroup', { name: who, exact: true })
      .getByRole('radio', { name: score, exact: true })
      .click()
  await part(page, id, 'goal')
  await write(page, 'Harm statement: what has happened', 'Nights without sleep since August.')
  await write(page, 'Danger statement: what we fear if nothing changes', 'That the carers cannot go on.')
  await page.getByRole('radio', { name: 'The child stays, with support' }).check()
  await part(page, id, 'rules')
  await agree(page, 'Add a rule', async (row) => {
    await row.getByRole('textbox', { name: 'When this happens' }).fill('Somebody wakes at night')
    await row.getByRole('textbox', { name: 'we do this' }).fill('we sit together for five minutes')
  })
  await part(page, id, 'network')
  await agree(page, 'Add a role', async (row) => {
    await row.getByRole('button', { name: 'Sam', exact: true }).click()
    await row.getByRole('textbox', { name: 'What they do' }).fill('Rings every Friday')
  })
  await agree(page, 'Add a person', async (row) => {
    await row.getByRole('textbox', { name: 'Who', exact: true }).fill('Gran')
    await row.getByRole('textbox', { name: 'How', exact: true }).fill('Calls on Sundays')
  })
  await part(page, id, 'child')
  await write(page, 'What the child says', 'I want to stay with the dog.')
  await write(page, 'Who tells the child what was agreed, when and how', 'Hannah, on Friday, with the letter')
  await page
    .getByRole('group', { name: 'Who writes the child’s version' })
    .getByRole('button', { name: 'Hannah' })
    .click()
  await part(page, id, 'who')
  await page.getByRole('button', { name: 'Everybody else came' }).click()
  await part(page, id, 'after')
  await page
    .getByRole('group', { name: /Outcomes open/ })
    .getByRole('radio', { name: 'No' })
    .check()
  await page.getByText('The child’s social worker updates the care plan.').waitFor()
  await page.getByRole('button', { name: 'Everybody who was heard' }).click()

  // Minutes without the date of the review are not signed.
  await page.getByText('Before you can sign:').waitFor()
  const missing = page.locator('.missing-line')
  await until(
    async () => (/^Before you can sign: review meeting on$/.test(await missing.innerText()) ? true : undefined),
    'only the date of the review is missing',
  )
  await page.getByRole('button', { name: 'Check and sign' }).click()
  await page.locator('#f-reviewDate:focus').waitFor()
  assert.is(await page.getByRole('dialog').count(), 0)
  await page.getByRole('button', { name: 'In four weeks' }).click()
  await page.getByText('Nothing is missing.').waitFor()

  // Nobody else signs them; and not before the others' words were read.
  await sendNow(page)
  await sendNow(hers.page)
  await hers.page.getByText('Priya chairs and signs.').waitFor()
  assert.is(await hers.page.getByRole('button', { name: 'Check and sign' }).count(), 0)
  assert.equal(
    (await onServer(service, 'action')).filter(({ body }) => body.what === 'Ring the school'),
    [],
  )
  const read = page.getByRole('button', { name: 'I have read it all' })
  const sign = page.getByRole('button', { name: 'Sign as Priya' })
  await until(async () => {
    if (await read.isVisible()) {
      await read.click()
      await read.waitFor({ state: 'detached' })
    }
    await page.getByRole('button', { name: 'Check and sign' }).click()
    return sign.waitFor({ timeout: 3000 }).then(
      () => true,
      () => undefined,
    )
  }, 'the minutes may be signed')
  await sign.click()
  await page.getByText('Signed', { exact: true }).first().waitFor()
  await sendNow(page)

  const minutes = await until(
    async () => (await onServer(service, 'stability-meeting')).find((one) => one.id === id && one.status === 'signed'),
    'the signed minutes',
  )
  assert.is(minutes.body.reviewDate, addDays(TODAY, 28))
  assert.is(minutes.body.updater, 'childs-social-worker')
  assert.is((minutes.record.fileIds as readonly string[]).filter((file) => file.startsWith('household:')).length, 1)
  const actions = (await onServer(service, 'action')).filter(({ body }) =>
    ['Ring the school', 'A night off each week.'].includes(String(body.what)),
  )
  const kept = actions.map(
    ({ body }) => `${String(body.what)} ${String(body.plan)} ${(body.owner as { name: string }).name}`,
  )
  assert.equal(kept.sort(), ['A night off each week. carer Sam', 'Ring the school child Hannah'])
})

test.after(async () => {
  endTablets()
  await endServices()
})
test.run()
