/** News comes by itself: nobody presses anything, and the look that a device takes every minute is not what brings it. */
import { test } from '../support/journey.ts'
import * as assert from 'uvu/assert'
import { endTablets, openTablet, PHONE, TABLET } from '../support/browser.ts'
import { onServer, personCalled, sendNow, signInOn, until } from '../support/people.ts'
import { endServices, openService } from '../support/service.ts'

/** How often a device looks without being told. */
const TIMER_MS = 60_000
const FED = 'Tilly fed the rabbit by herself.'

test('Denise’s phone shows that Sam has read the day, and Denise has not touched it', async () => {
  const service = await openService()
  const denise = await personCalled(service, 'denise')
  const sam = await personCalled(service, 'sam')
  const phone = await openTablet({ size: PHONE })
  const { page } = phone
  const pulls: number[] = []
  let streams = 0
  page.on('request', (request) => {
    const { pathname } = new URL(request.url())
    if (pathname === '/sync/v1/pull') pulls.push(Date.now())
    if (pathname === '/sync/v1/hints') streams += 1
  })
  await signInOn(page, service, denise)
  await page.getByRole('button', { name: /Tilly’s day/ }).click()
  await page.getByLabel('What happened?').fill(FED)
  await page.getByLabel('What went well?').fill('She did not spill any.')
  await page.getByRole('button', { name: /^Send/ }).click()
  await page.getByRole('heading', { name: /^Good / }).waitFor()
  const log = await until(
    async () =>
      (await onServer(service, 'daily-log')).find(({ body }) => body.happened === FED && body.wentWell !== undefined),
    'the log on the server',
  )

  const tablet = await openTablet({ size: TABLET })
  await signInOn(tablet.page, service, sam)
  await tablet.page.goto(`${service.address}/record/${log.id}`)
  await tablet.page.getByLabel('Your passphrase').fill(sam.passphrase)
  await tablet.page.getByRole('button', { name: /^Unlock as/ }).click()
  await tablet.page.getByLabel(/A few words to Denise/).fill('By herself! Well done, both of you.')
  // from here on it is a minute until the phone looks by itself
  await sendNow(page)
  assert.ok(streams > 0, 'the phone listens')
  const before = pulls.at(-1) ?? 0
  const already = pulls.length
  await tablet.page.getByRole('button', { name: 'I have read it' }).click()
  await page.getByText('By herself! Well done, both of you.').waitFor({ timeout: TIMER_MS })
  const brought = pulls.slice(already)[0] ?? Number.POSITIVE_INFINITY
  assert.ok(brought - before < TIMER_MS, `${brought - before} ms after the look before`)
  await page
    .getByText(/Sam read/)
    .first()
    .waitFor()
  await tablet.close()
  await phone.close()
})

test('a server that goes and comes again is heard again', async () => {
  const service = await openService()
  const denise = await personCalled(service, 'denise')
  const phone = await openTablet({ size: PHONE })
  let streams = 0
  phone.page.on('response', (answer) => {
    if (new URL(answer.url()).pathname === '/sync/v1/hints' && answer.ok()) streams += 1
  })
  await signInOn(phone.page, service, denise)
  await until(async () => (streams > 0 ? true : undefined), 'the stream')
  const before = streams
  await service.stop()
  assert.not.match(service.output(), /error/i, 'it stops in good order although somebody listens')
  await service.start()
  await until(async () => (streams > before ? true : undefined), 'the stream again')
  await phone.close()
})

test.after(async () => {
  endTablets()
  await endServices()
})
test.run()
