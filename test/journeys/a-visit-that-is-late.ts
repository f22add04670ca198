/**
 * Ottilie is visited every week (reg 28(4)); one day has passed. Without signal Hannah cannot sign that visit before she
 * has said why it is late; the reason stands with the date, and the calendar of both workers goes into her diary.
 */
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { test } from '../support/journey.ts'
import * as assert from 'uvu/assert'
import { endTablets, openTablet, PHONE, TABLET } from '../support/browser.ts'
import { onServer, personCalled, sendNow, shellKept, signInOn, unlock, until } from '../support/people.ts'
import { endServices, openService } from '../support/service.ts'
import { goTo } from '../support/walk.ts'

const DAY_MS = 24 * 3_600_000
/** Longer than a week after her last visit, whatever day it is. */
const LATER_DAYS = 6
const WHY = 'The car would not start on Tuesday and nobody could take it over.'
const INSTEAD = 'I come on Friday at three, and Gemma knows.'

const setClock = (page: Page, byMs: number) =>
  page.addInitScript(`{
    const Real = Date
    window.Date = class extends Real {
      constructor(...given) { given.length > 0 ? super(...given) : super(Real.now() + ${byMs}) }
      static now() { return Real.now() + ${byMs} }
    }
  }`)

// S4.8, S4.13, S4.22, E reg 28(4), story 24
test('a visit that is late waits for its reason, and both workers’ calendars lie side by side without signal', async () => {
  const service = await openService()
  const hannah = await personCalled(service, 'hannah')
  const tablet = await openTablet({ size: TABLET })
  const { page } = tablet
  await signInOn(page, service, hannah)
  await shellKept(page)
  await page
    .getByText(/packed/)
    .first()
    .waitFor()
  await service.stop()
  await setClock(page, LATER_DAYS * DAY_MS)
  await page.reload()
  await unlock(page, hannah)

  await page.getByRole('link', { name: 'Children', exact: true }).click()
  await page.getByRole('link', { name: /^Ottilie, 2/ }).click()
  const child = /\/child\/([\w-]+)/.exec(page.url())?.[1] ?? ''
  await page.getByRole('button', { name: 'Write' }).click()
  await page.getByRole('button', { name: 'Start the visit' }).click()
  await page.getByRole('heading', { name: /^Visit to Ottilie/ }).waitFor()
  // S3.13: what the visit is about is chosen from her plan
  const plan = page.getByRole('group', { name: 'Choose from the plan' }).getByRole('button')
  // it stands under whatever is offered of the plan: when it is there, all of that is
  await page.getByRole('button', { name: 'Add a plan item' }).waitFor()
  const offered = await plan.count()
  if (offered > 0) {
    await plan.first().click()
    await until(async () => ((await plan.count()) < offered ? true : undefined), 'it is taken into the visit')
  }
  await page.getByRole('radio', { name: 'Seen, not alone', exact: true }).check()
  const ask = page.getByRole('button', { name: /^Say why this visit is late: it was due/ })
  await ask.click()
  const sheet = page.getByRole('dialog', { name: /^Why is it late/ })
  await sheet.getByRole('button', { name: 'Keep the reason' }).click()
  await sheet.getByRole('alert').waitFor()
  await sheet.getByRole('textbox', { name: 'Why', exact: true }).fill(WHY)
  await sheet.getByRole('textbox', { name: /^What happens instead/ }).fill(INSTEAD)
  await sheet.getByRole('button', { name: 'Keep the reason' }).click()
  await sheet.waitFor({ state: 'hidden' })
  await ask.waitFor({ state: 'hidden' })

  await page.setViewportSize(PHONE)
  await goTo(page, `/child/${child}/dates`)
  await page.getByRole('heading', { name: 'Visits of both workers' }).waitFor()
  await page.getByText(WHY).first().waitFor()
  await page.getByRole('link', { name: 'Both calendars' }).click()
  await page.getByRole('heading', { name: 'Calendar of both workers' }).waitFor()
  await page.getByRole('list', { name: 'Child’s worker, this week' }).getByText('Visit, Ottilie').first().waitFor()
  await page
    .getByRole('list', { name: /^Carers’ worker/ })
    .first()
    .waitFor()
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save for a diary' }).click(),
  ])
  const diary = await readFile(await file.path(), 'utf8')
  assert.match(diary, /^BEGIN:VCALENDAR\r\n/)
  assert.match(diary, /SUMMARY:Visit\\, O\./)
  assert.not.match(diary, /Ottilie|Gemma|Hannah/)

  await service.start()
  await sendNow(page)
  const kept = await until(
    async () => (await onServer(service, 'late-reason')).find(({ body }) => body.reason === WHY),
    'the reason in the database',
  )
  assert.is(kept.body.instead, INSTEAD)
  assert.equal(kept.record.fileIds, [`child:${child}`])
  assert.match(String(kept.body.clock), /^statutory visit \d{4}-\d{2}-\d{2}$/)
  await tablet.close()
})

test.after(async () => {
  await endServices()
  endTablets()
})
test.run()
