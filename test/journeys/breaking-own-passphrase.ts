/** A given passphrase is changed first; signing out waits for words; the next person on the device finds nothing. */
import type { Page } from 'playwright-core'
import { test } from '../support/journey.ts'
import * as assert from 'uvu/assert'
import { endTablets, openTablet } from '../support/browser.ts'
import { axeFindings } from '../support/look-over.ts'
import { allSent, onServer, personCalled, shellKept, signInOn, strip, unlock, until } from '../support/people.ts'
import { endServices, openService } from '../support/service.ts'

const databases = (page: Page) => page.evaluate(async () => (await indexedDB.databases()).map((one) => one.name ?? ''))

test('Hannah is led to choose her own passphrase, signs out only once nothing is unsent, and Sam finds nothing of hers', async () => {
  const service = await openService()
  const hannah = await personCalled(service, 'hannah')
  const sam = await personCalled(service, 'sam')
  await service.database.pool.query('UPDATE doorstep.account SET must_change = true WHERE email = $1', [hannah.email])
  const { page } = await openTablet()
  await page.goto(service.address)
  await page.getByLabel('Email address').fill(hannah.email)
  await page.getByLabel('Passphrase', { exact: true }).fill(hannah.passphrase)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('heading', { name: 'Choose your own passphrase' }).waitFor()
  await page.getByText('nothing is fetched or sent').first().waitFor()
  assert.equal(await axeFindings(page), [])
  assert.is(
    await page.evaluate(async () => (await fetch('/sync/v1/history/00000000-0000-4000-8000-000000000000')).status),
    403,
    'nor would the server give anything to whoever knows the passphrase',
  )
  const own = { ...hannah, passphrase: 'four words of mine alone' }
  await page.getByLabel('Your passphrase now', { exact: true }).fill(hannah.passphrase)
  await page.getByLabel('The new one', { exact: true }).fill(own.passphrase)
  await page.getByRole('button', { name: 'Change it' }).click()
  await page.getByText('Changed. Use the new one from now on.').waitFor()
  await page
    .getByText(/somebody else knows it/)
    .first()
    .waitFor({ state: 'detached' })
  await allSent(page)
  await shellKept(page)
  await page.goto(`${service.address}/`)
  await unlock(page, own)
  await page.getByRole('link', { name: /^Tilly, 9/ }).waitFor()

  await service.stop()
  await page.getByRole('link', { name: /^Tilly, 9/ }).click()
  await page.getByRole('button', { name: 'Write' }).click()
  await page.getByRole('button', { name: 'Start the visit' }).click()
  await page.getByRole('textbox', { name: 'School', exact: true }).fill('Canary words')
  await strip(page)
    .getByText(/only on this device/)
    .waitFor()
  await page.getByRole('button', { name: 'Lock', exact: true }).click()
  await unlock(page, own)
  await page.goto(`${service.address}/settings`)
  await unlock(page, own)
  await page.getByRole('button', { name: 'Sign out of this device' }).click()
  await page.getByRole('button', { name: 'Send, then sign out' }).click()
  await page.getByText(/could not be sent yet/).waitFor()
  await service.start()
  await page.getByRole('button', { name: /Send, then sign out|Yes, sign out/ }).click()
  await page.getByLabel('Email address').waitFor()
  const visits = await onServer(service, 'statutory-visit')
  assert.ok(
    visits.some(({ body }) => body.school === 'Canary words'),
    'sent before leaving',
  )
  await until(
    async () => ((await databases(page)).some((name) => /^doorstep-[0-9a-f]{32}$/.test(name)) ? undefined : true),
    'a device on which nothing of Hannah is left',
  )
  const left = await page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((resolve) => {
      const asked = indexedDB.open('doorstep-device')
      asked.onsuccess = () => resolve(asked.result)
    })
    const keys = await new Promise<unknown>((resolve) => {
      const asked = db.transaction('keep').objectStore('keep').getAllKeys()
      asked.onsuccess = () => resolve(asked.result)
    })
    db.close()
    return JSON.stringify([keys, Object.entries(localStorage), Object.entries(sessionStorage)])
  })
  assert.not.match(left, /vault:|hannah|Hannah/)
  await signInOn(page, service, sam)
  await page.getByText(/somebody else knows it/).waitFor({ state: 'detached' })
  await allSent(page)
  assert.is((await fetch(`${service.address}/auth/me`)).status, 401)
})

test.after(async () => {
  endTablets()
  await endServices()
})
test.run()
