/**
 * Joel's colleague needs a file that nobody gave her (section G, break-glass): Bronwen, of the South team, opens
 * Tilly's, whose worker is Hannah in the North. What she typed wrong tells her nothing; what she typed right opens the
 * file for a day, and Priya reads who it was and why before she has done anything else.
 */
import { test } from '../support/journey.ts'
import * as assert from 'uvu/assert'
import { endTablets, openTablet, TABLET } from '../support/browser.ts'
import { allSent, onServer, personCalled, sendNow, signInOn } from '../support/people.ts'
import { endServices, openService } from '../support/service.ts'
import { goTo } from '../support/walk.ts'
import { childCalled } from './support/where-it-stands.ts'

const REASON = 'Tilly rang the South office because nobody in the North answered. I am on duty tonight.'

// break-glass
test('a file that nobody gave her opens with a reason, and the manager reads who and why', async () => {
  const service = await openService()
  const [bronwen, priya] = [await personCalled(service, 'bronwen'), await personCalled(service, 'priya')]
  const tilly = await childCalled(service, 'Tilly')
  const body = (await onServer(service, 'child')).find(({ id }) => id === tilly.id)?.body ?? {}
  const birthday = String(body.birthDate)

  const { page } = await openTablet({ size: TABLET })
  await signInOn(page, service, bronwen)
  await goTo(page, `/child/${tilly.id}`)
  await page.getByRole('heading', { name: /not on this device/ }).waitFor()
  await goTo(page, '/search?words=Tilly')
  await page.getByRole('link', { name: 'A child who is not on your list' }).click()
  const ask = page.getByRole('button', { name: 'Open the file and tell the manager' })
  await page.getByLabel('Name, exactly').fill(String(body.name))
  await page.getByLabel('Birthday', { exact: true }).fill('2010-01-01')
  await ask.click()
  await page.getByText('Say in a sentence why you need this file now.').waitFor()
  await page.getByLabel('Why you need this file now').fill(REASON)
  await ask.click()
  await page.getByText(/No one child is known by exactly this/).waitFor()
  await page.getByLabel('Birthday', { exact: true }).fill(birthday)
  await ask.click()
  await page.getByRole('link', { name: /Tilly’s page/ }).click({ timeout: 60_000 })
  await page.getByRole('heading', { level: 1, name: /^Tilly/ }).waitFor()
  await goTo(page, `/child/${tilly.id}/network`)
  await page.getByRole('region', { name: 'Opened with a reason' }).getByText(REASON).waitFor()

  // she writes in it, and is told before she has written a word that her name does not go under it
  await goTo(page, `/write/chronology-entry?file=child:${tilly.id}`)
  await page.getByText(/You opened this file with a reason, for a day/).waitFor()
  assert.is(await page.getByRole('button', { name: /sign/i }).count(), 0)

  const desk = await openTablet({ size: TABLET })
  await signInOn(desk.page, service, priya)
  await allSent(desk.page)
  await goTo(desk.page, '/today')
  const told = desk.page.getByRole('listitem').filter({ hasText: 'Bronwen opened the file of Tilly with a reason' })
  await told.getByRole('button', { name: /^I have it/ }).click()
  await told.waitFor({ state: 'detached' })
  await sendNow(desk.page)
  await goTo(desk.page, `/child/${tilly.id}/network`)
  await desk.page
    .getByRole('region', { name: 'Opened with a reason' })
    .getByText(/Seen by Priya/)
    .waitFor()

  const { rows } = await service.database.pool.query<{ hours: number }>(
    `SELECT extract(epoch FROM o.until - o.at)::float8 / 3600 AS hours FROM doorstep.opened_with_reason o JOIN doorstep.account a USING (person_id)
     WHERE a.email = $1 AND o.file_id = $2`,
    [bronwen.email, `child:${tilly.id}`],
  )
  assert.equal(rows, [{ hours: 24 }])
})

test.after(async () => {
  endTablets()
  await endServices()
})
test.run()
