/**
 * A carer's worry, told without signal, through triage and the talk to no meeting, with the reason and the day on which
 * it is looked at again (T8, T10, T12).
 */
import { test } from '../support/journey.ts'
import * as assert from 'uvu/assert'
import type { Page } from 'playwright-core'
import { addDays } from '../../src/model/calendar.ts'
import { londonDay } from '../../src/practice/london-day.ts'
import { endTablets, PHONE } from '../support/browser.ts'
import { as, onServer, sendNow, shellKept, strip, until } from '../support/people.ts'
import { endServices, openService } from '../support/service.ts'
import { goTo } from '../support/walk.ts'

const WORRY = 'Mabel has packed her bag twice this week and waits by the door.'

const says = (page: Page, label: string, words: string) =>
  page.getByRole('textbox', { name: label, exact: true }).fill(words)

async function sign(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Check and sign' }).click()
  await page.getByRole('button', { name: `Sign as ${name}` }).click()
  await page.getByText('Signed', { exact: true }).first().waitFor()
  await sendNow(page)
}

// S2.11, S2.13, S2.15, S2.17
test('Joyce tells of a worry offline; it is triaged and talked through; no meeting, and everybody knows why and until when', async () => {
  const service = await openService()
  const phone = await as(service, 'joyce', PHONE)
  await shellKept(phone)
  await service.stop()
  await phone.getByRole('link', { name: /A worry, or we cannot carry on/ }).click()
  await phone.getByRole('button', { name: /Something worries me/ }).click()
  await phone.getByRole('dialog').getByLabel('What are you worried about?').fill(WORRY)
  await phone.getByRole('button', { name: 'Tell the worry' }).click()
  await strip(phone)
    .getByText(/only on this device/)
    .waitFor()
  await service.start()
  await sendNow(phone)

  const tablet = await as(service, 'hannah')
  await tablet.getByRole('button', { name: /that wait for you$/ }).click()
  await tablet.getByRole('button', { name: /Triage: is it at immediate risk\?, Mabel/ }).click()
  assert.is(
    await tablet.getByRole('textbox', { name: 'What we are worried about', exact: true }).inputValue(),
    WORRY,
    'her words stand in the triage, and are not typed twice',
  )
  await says(tablet, 'Who was asked: child, carers, both workers, school', 'Mabel, Joyce, Sam, Miss Sorrel.')
  await tablet
    .getByRole('group', { name: /Are there signs that the placement is at immediate risk/ })
    .getByLabel('No', { exact: true })
    .check()
  await sign(tablet, 'Hannah')

  await goTo(tablet, '/')
  await tablet.getByRole('button', { name: /that wait for you$/ }).click()
  await tablet.getByRole('button', { name: /Talk about how stable it is, Mabel/ }).click()
  assert.is(
    await tablet
      .getByRole('textbox', { name: 'With whom' })
      .or(tablet.getByRole('combobox', { name: 'With whom' }))
      .inputValue(),
    'Priya',
  )
  await says(tablet, 'What the placement needs', 'A phone call home that she can count on, Sundays at five.')
  await tablet
    .getByRole('group', { name: /Is a stability meeting needed/ })
    .getByLabel('No', { exact: true })
    .check()
  await tablet.getByRole('button', { name: 'Check and sign' }).click()
  // a refusal: without its reason and the day of another look it cannot be signed
  await tablet.getByText('Looked at again on').first().waitFor()
  assert.is(await tablet.getByRole('button', { name: 'Sign as Hannah' }).count(), 0)
  await tablet
    .getByRole('textbox', { name: 'Why none is needed' })
    .fill('She packs when nobody rings on Sunday; she wants to stay.')
  const again = addDays(londonDay(new Date().toISOString()), 28)
  await tablet.getByLabel('Looked at again on').fill(again)
  await sign(tablet, 'Hannah')

  const told = await until(
    async () => (await onServer(service, 'stability-discussion')).find(({ body }) => body.recheck === again),
    'the talk, signed',
  )
  assert.is(told.status, 'signed')
  const child = String((told.record.fileIds as readonly string[])[0]).replace('child:', '')
  await goTo(tablet, `/child/${child}/process`)
  await tablet
    .getByText(/she wants to stay/)
    .first()
    .waitFor()
  await tablet.getByText('Look at it again').first().waitFor()

  await sendNow(phone)
  await phone.getByText(/Hannah has seen what you told us/).waitFor()
})

test.after(async () => {
  endTablets()
  await endServices()
})
test.run()
