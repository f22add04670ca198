/** Somebody empties the storage of the browser: it is said, and what had been sent comes back. */
import { test } from '../support/journey.ts'
import { endTablets, openTablet } from '../support/browser.ts'
import { personCalled, sendNow, signInOn, unlock, until } from '../support/people.ts'
import { endServices, openService } from '../support/service.ts'

test('the storage is emptied between two visits', async () => {
  const service = await openService()
  const hannah = await personCalled(service, 'hannah')
  const { page } = await openTablet()
  await signInOn(page, service, hannah)
  await page.getByRole('link', { name: /^Tilly, 9/ }).click()
  await page.getByRole('button', { name: 'Write' }).click()
  await page.getByRole('button', { name: 'Start the visit' }).click()
  await page.getByRole('heading', { name: /^Visit to Tilly/ }).waitFor()
  const visit = page.url()
  const school = page.getByRole('textbox', { name: 'School', exact: true })
  await school.fill('Sent before it happened.')
  await page
    .getByText(/Saved on this device/)
    .first()
    .waitFor()
  await sendNow(page)
  const cdp = await page.context().newCDPSession(page)
  await page.goto('about:blank')
  await cdp.send('Storage.clearDataForOrigin', { origin: service.address, storageTypes: 'indexeddb' })
  await page.goto(service.address)
  await page.getByText(/storage of this browser was emptied/).waitFor()
  await signInOn(page, service, hannah)
  await page.goto(visit)
  await unlock(page, hannah)
  await until(
    async () => ((await school.inputValue()) === 'Sent before it happened.' ? true : undefined),
    'what had been sent, in the form again',
  )
})

test.after(async () => {
  endTablets()
  await endServices()
})
test.run()
