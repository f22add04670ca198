/** Where the browser has Background Sync: unsent words ask to be woken, and the worker wakes the open page. */
import { test } from '../support/journey.ts'
import * as assert from 'uvu/assert'
import { endTablets, openTablet, PHONE } from '../support/browser.ts'
import { allSent, onServer, personCalled, shellKept, signInOn, strip, unlock, until } from '../support/people.ts'
import { endServices, openService } from '../support/service.ts'

const away = (url: URL) => /^\/(sync|auth)\//.test(url.pathname)

test('words that nobody takes ask to be woken; woken, the page sends them', async () => {
  const service = await openService()
  const denise = await personCalled(service, 'denise')
  const { page } = await openTablet({ size: PHONE })
  await signInOn(page, service, denise)
  await shellKept(page)
  await page.reload()
  await unlock(page, denise)
  await allSent(page)
  const cdp = await page.context().newCDPSession(page)
  const registrations: string[] = []
  cdp.on('ServiceWorker.workerRegistrationUpdated', (told) => {
    for (const one of told.registrations) registrations.push(one.registrationId)
  })
  await cdp.send('ServiceWorker.enable')

  await page.evaluate(() => {
    navigator.serviceWorker.addEventListener('message', (event: MessageEvent<{ type?: string }>) => {
      const { dataset } = document.documentElement
      if (event.data.type === 'sync') dataset.woken = String(Number(dataset.woken ?? 0) + 1)
    })
  })

  // nobody answers, and the browser does not know it: no event will say that the network is back
  await page.context().route(away, (route) => route.abort())
  await page.getByRole('button', { name: /Tilly’s day/ }).click()
  await page.getByLabel('What happened?').fill('Written where nobody answers.')
  await strip(page)
    .getByText(/only on this device/)
    .waitFor()
  const tags = () =>
    page.evaluate(async () => {
      const { sync } = (await navigator.serviceWorker.ready) as ServiceWorkerRegistration & {
        sync?: { getTags(): Promise<string[]> }
      }
      return sync?.getTags()
    })
  await until(async () => ((await tags())?.includes('doorstep-unsent') ? true : undefined), 'the wish to be woken')

  await page.waitForTimeout(5000)
  // the browser thinks it is online and has tried at once; nothing could be sent, so it does not ask all the time
  const woken = () => page.evaluate(() => Number(document.documentElement.dataset.woken ?? 0))
  const tried = await woken()
  assert.ok(tried <= 2, `woken ${tried} times`)
  await page.context().unroute(away)
  await until(async () => registrations.at(-1), 'the worker’s number')
  await cdp.send('ServiceWorker.dispatchSyncEvent', {
    origin: service.address,
    registrationId: registrations.at(-1) ?? '',
    tag: 'doorstep-unsent',
    lastChance: false,
  })
  await page.waitForFunction((before) => Number(document.documentElement.dataset.woken ?? 0) > before, tried)
  await until(
    async () =>
      (await onServer(service, 'daily-log')).find(({ body }) => body.happened === 'Written where nobody answers.'),
    'the words at the council',
  )
  await allSent(page)
})

test.after(async () => {
  endTablets()
  await endServices()
})
test.run()
