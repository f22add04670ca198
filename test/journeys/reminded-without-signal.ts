/** Nobody is there to remind Hannah but her tablet: it knows the dates from the files it holds, and says nothing twice. */
import type { Page } from 'playwright-core'
import { test } from '../support/journey.ts'
import * as assert from 'uvu/assert'
import { endTablets, openTablet } from '../support/browser.ts'
import { personCalled, shellKept, signInOn, unlock, until } from '../support/people.ts'
import { endServices, openService } from '../support/service.ts'

const DAY_MS = 24 * 3_600_000
const NOTICE = /^(\d+ dates? (is|are|has|have) (near|passed))/

/** Every page of this tab shows a clock that is so much ahead. */
const setClock = (page: Page, byMs: number) =>
  page.addInitScript(`{
    const Real = Date
    window.Date = class extends Real {
      constructor(...given) { given.length > 0 ? super(...given) : super(Real.now() + ${byMs}) }
      static now() { return Real.now() + ${byMs} }
    }
  }`)

/** The instants that lie on the device for the hours behind the lock; `put` writes others in their place. */
const moments = (page: Page, put?: readonly string[]) =>
  page.evaluate(
    (given) =>
      new Promise<readonly string[]>((resolve, reject) => {
        const opening = indexedDB.open('doorstep-device')
        opening.addEventListener('error', () => reject(new Error('no such storage')))
        opening.addEventListener('success', () => {
          const store = opening.result.transaction('keep', 'readwrite').objectStore('keep')
          if (given) store.put(given, 'reminder-moments')
          const asked = store.get('reminder-moments')
          asked.addEventListener('success', () => {
            opening.result.close()
            resolve((asked.result as readonly string[] | undefined) ?? [])
          })
        })
      }),
    put,
  )

test('without a server the tablet says what came near, and behind its lock that something did', async () => {
  const service = await openService()
  const hannah = await personCalled(service, 'hannah')
  const tablet = await openTablet()
  const { page } = tablet
  await page.context().grantPermissions(['notifications'], { origin: service.address })
  await signInOn(page, service, hannah)
  await shellKept(page)
  await page.getByRole('link', { name: 'Settings' }).click()
  await page
    .getByRole('group', { name: /Remind me of dates/ })
    .getByText('Yes')
    .click()
  const ahead = await until(async () => {
    const there = await moments(page)
    return there.length > 0 ? there : undefined
  }, 'the next moments')
  assert.ok(
    ahead.every((at) => /^\d{4}-\d{2}-\d{2}T[\d:]{8}(\.\d+)?([+-]\d{2}:\d{2}|Z)$/.test(at)),
    'instants and nothing else',
  )
  assert.is(await page.getByText(NOTICE).count(), 0, 'what was so before is no news')

  await service.stop()
  await setClock(page, 6 * DAY_MS)
  await page.reload()
  await unlock(page, hannah)
  await page.getByText(NOTICE).waitFor()
  await page.getByRole('button', { name: 'See which' }).click()
  await page.getByRole('heading', { name: 'Dates that are near or have passed' }).waitFor()
  const mine = page.getByRole('list', { name: 'Yours' }).getByRole('listitem')
  await mine.first().waitFor()
  await page.getByText(NOTICE).waitFor({ state: 'detached' })

  await page.getByRole('button', { name: 'Lock', exact: true }).click()
  await page.getByLabel('Your passphrase').waitFor()
  await moments(page, [new Date(Date.now() - 1000).toISOString(), ...ahead.slice(-1)])
  const said = await until(
    () =>
      page.evaluate(async () => {
        const shown = await (await navigator.serviceWorker.ready).getNotifications()
        return shown[0] && { title: shown[0].title, body: shown[0].body }
      }),
    'a notification behind the lock',
  )
  assert.equal(said, { title: 'Doorstep', body: 'A date is near or has passed. Open Doorstep to see which.' })
  assert.is((await moments(page)).length, 1, 'told once')
  await tablet.close()
})

test.after(async () => {
  endTablets()
  await endServices()
})

test.run()
