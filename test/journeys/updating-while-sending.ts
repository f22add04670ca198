/** A new build waits for words on their way, and for an editor in another tab; then it takes over, and nothing is lost. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { test } from '../support/journey.ts'
import * as assert from 'uvu/assert'
import { endTablets, openTablet, TABLET } from '../support/browser.ts'
import { allSent, onServer, personCalled, shellKept, signInOn, strip, unlock, until } from '../support/people.ts'
import { endServices, openService } from '../support/service.ts'

const appFolder = mkdtempSync(join(tmpdir(), 'doorstep-build-'))
/** As a deployment would: the page is another, and the list of what is kept says so. */
function putNewBuild(): void {
  const script = readFileSync(workerFile(), 'utf8')
  const page = readFileSync(join(appFolder, 'index.html'), 'utf8').replace('</title>', ' </title>')
  writeFileSync(join(appFolder, 'index.html'), page)
  const before =
    /revision"?:"([0-9a-f]{32})","?url"?:"index\.html"|url"?:"index\.html","?revision"?:"([0-9a-f]{32})"/.exec(script)
  const changed = script.replaceAll(before?.[1] ?? before?.[2] ?? 'none', '0'.repeat(32))
  if (changed === script) throw new Error('the worker lists no revision')
  writeFileSync(workerFile(), changed)
}
function workerFile(): string {
  const [worker] = readdirSync(appFolder).filter((name) => /^service-worker\.m?js$/.test(name))
  if (!worker) throw new Error('the build has no worker')
  return join(appFolder, worker)
}

/** Requests to the server itself that the worker was started or asked for. */
function wokeTheWorker(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    (performance.getEntriesByType('resource') as (PerformanceResourceTiming & { workerFinalSourceType?: string })[])
      .filter(({ name }) => /\/(sync|api|auth)\//.test(name))
      .filter(({ workerStart, workerFinalSourceType }) => workerStart > 0 && workerFinalSourceType !== 'network')
      .map(({ name }) => new URL(name).pathname),
  )
}

test('“Use it now” while words travel and while another tab writes', async () => {
  cpSync('dist/app', appFolder, { recursive: true })
  const service = await openService({ appFolder })
  const denise = await personCalled(service, 'denise')
  const { page } = await openTablet({ size: TABLET })
  await signInOn(page, service, denise)
  await shellKept(page)
  const other = await page.context().newPage()
  await other.goto(service.address)
  await unlock(other, denise)
  await other.getByRole('button', { name: /Tilly’s day/ }).click()
  await other.getByLabel('What happened?').fill('Typed in the other tab')
  await other.getByLabel('What went well?').fill('All of it.')

  // from now on this tab, too, is the kept shell's
  await page.reload()
  await unlock(page, denise)
  await allSent(page)
  assert.equal(await wokeTheWorker(page), [], 'what never ends would keep the worker from ending')
  putNewBuild()
  await service.stop()
  await service.start()
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update())
  const use = page.getByRole('button', { name: 'Use it now' })
  await use.click()
  await page.getByText(/still writing in another tab/).waitFor()
  const waits = () => page.evaluate(async () => (await navigator.serviceWorker.ready).waiting !== null)
  assert.ok(await waits(), 'it waits for the other tab')
  assert.is(await other.getByLabel('What happened?').inputValue(), 'Typed in the other tab')

  // the words of the other tab are on their way while the update is asked for
  const seen: string[] = []
  const road: { open?: () => void } = {}
  const held = new Promise<void>((resolve) => {
    road.open = resolve
  })
  await page.context().route('**/sync/v1/push', async (route) => {
    seen.push('push begins')
    await held
    await route.continue()
  })
  page.context().on('response', (answer) => {
    if (answer.url().endsWith('/sync/v1/push')) seen.push(`push answered ${answer.status()}`)
  })
  page.on('load', () => seen.push('loaded anew'))
  await other.getByLabel('What happened?').fill('Typed in the other tab, and sent from it')
  await other.getByRole('button', { name: /^Send/ }).click()
  await other.getByRole('heading', { name: /^Good / }).waitFor()
  await until(async () => (seen.includes('push begins') ? true : undefined), 'the push')
  await page.getByText(/still writing in another tab/).waitFor({ state: 'hidden' })
  // she reads on there: the page is not taken from under her, but by her own word
  const begun = () => seen.filter((one) => one === 'push begins').length
  const before = begun()
  await other.goto(`${service.address}/settings`)
  await unlock(other, denise)
  await other.getByRole('heading', { name: 'Settings' }).waitFor()
  // the tab took its words back as it went; they are on their way again
  await until(async () => (begun() > before ? true : undefined), 'the push anew')
  await use.click()
  await page.getByText(/is open in another tab or window too/).waitFor()
  await page.waitForTimeout(1500)
  assert.ok(await waits(), 'it waits for whoever reads')
  await other.getByRole('heading', { name: 'Settings' }).waitFor()
  await page.getByRole('button', { name: 'Use it in all of them' }).click()
  await page.getByText('The update is on its way in').waitFor()
  await page.waitForTimeout(1500)
  assert.ok(await waits(), 'it waits for the words on their way')
  assert.not.ok(seen.includes('loaded anew'))
  road.open?.()
  // the old worker may have been woken to send: it is given the length of a round to end
  await page.getByRole('button', { name: /^Unlock as/ }).waitFor({ timeout: 90_000 })
  // nobody writes there any more: it goes on with the new build, too, says why, and is where it was
  await other.getByRole('button', { name: /^Unlock as/ }).waitFor({ timeout: 90_000 })
  await other.getByText('A new version of Doorstep came in').waitFor()
  await unlock(other, denise)
  await other.getByRole('heading', { name: 'Settings' }).waitFor()
  const answered = seen.findIndex((one) => one.startsWith('push answered'))
  assert.ok(answered >= 0 && answered < seen.indexOf('loaded anew'), seen.join(', '))
  await unlock(page, denise)
  await strip(page).waitFor()
  await allSent(page)
  const logs = (await onServer(service, 'daily-log')).filter(({ body }) =>
    String(body.happened).endsWith('and sent from it'),
  )
  assert.is(logs.length, 1)
})

test.after(async () => {
  endTablets()
  await endServices()
  rmSync(appFolder, { recursive: true, force: true })
})
test.run()
