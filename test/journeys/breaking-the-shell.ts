/** The kept shell: cold with the server dead, at any address; a new build is offered and takes nothing from a writer. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from '../support/journey.ts'
import * as assert from 'uvu/assert'
import { endTablets, openTablet } from '../support/browser.ts'
import { personCalled, sendNow, shellKept, signInOn, strip, unlock, until } from '../support/people.ts'
import { endServices, openService } from '../support/service.ts'

const appFolder = mkdtempSync(join(tmpdir(), 'doorstep-build-'))
/** As a deployment would: the page is another, and the list of what is kept says so. */
function putNewBuild(): void {
  const [worker] = readdirSync(appFolder).filter((name) => /^service-worker\.m?js$/.test(name))
  if (!worker) throw new Error('the build has no worker')
  const script = readFileSync(join(appFolder, worker), 'utf8')
  const page = readFileSync(join(appFolder, 'index.html'), 'utf8').replace('</title>', ' </title>')
  writeFileSync(join(appFolder, 'index.html'), page)
  const before =
    /revision"?:"([0-9a-f]{32})","?url"?:"index\.html"|url"?:"index\.html","?revision"?:"([0-9a-f]{32})"/.exec(script)
  const changed = script.replaceAll(before?.[1] ?? before?.[2] ?? 'none', '0'.repeat(32))
  if (changed === script) throw new Error('the worker lists no revision')
  writeFileSync(join(appFolder, worker), changed)
}

test('cold and alone at a deep address; then an update in the middle of a sentence', async () => {
  cpSync('dist/app', appFolder, { recursive: true })
  const service = await openService({ appFolder })
  const hannah = await personCalled(service, 'hannah')
  let tablet = await openTablet()
  await signInOn(tablet.page, service, hannah)
  await shellKept(tablet.page)
  await tablet.page.getByRole('link', { name: /^Tilly, 9/ }).click()
  await tablet.page.getByRole('button', { name: 'Write' }).click()
  await tablet.page.getByRole('button', { name: 'Start the visit' }).click()
  await tablet.page.getByRole('heading', { name: /^Visit to Tilly/ }).waitFor()
  const visit = tablet.page.url()
  await tablet.page.getByRole('textbox', { name: 'School', exact: true }).fill('Canaryschool.')
  await sendNow(tablet.page)
  await service.kill()
  await tablet.close()

  tablet = await openTablet({ profile: tablet.profile })
  const { page } = tablet
  for (const place of [
    visit,
    `${service.address}/settings`,
    `${service.address}/search?q=tilly`,
    `${service.address}/no/such/place`,
  ]) {
    await page.goto(place)
    await page.getByRole('button', { name: /^Unlock as/ }).waitFor()
  }
  await page.goto(visit)
  await unlock(page, hannah)
  const school = page.getByRole('textbox', { name: 'School', exact: true })
  const reads = (words: string) =>
    until(async () => ((await school.inputValue()) === words ? true : undefined), `${words} in the form`)
  await reads('Canaryschool.')

  putNewBuild()
  await service.start()
  await school.focus()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(' Begun under the old build', { delay: 10 })
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update())
  await page.keyboard.type(' and ended under it.', { delay: 30 })
  await page
    .getByText(/update is ready/i)
    .first()
    .waitFor()
  assert.is(await school.inputValue(), 'Canaryschool. Begun under the old build and ended under it.')
  assert.ok(await page.evaluate(async () => (await navigator.serviceWorker.ready).waiting !== null), 'it waits')
  assert.is(await page.getByRole('button', { name: 'Use it now' }).count(), 0, 'not while somebody writes')
  await page
    .getByRole('link', { name: /Today|Home/ })
    .first()
    .click()
  await page.getByRole('button', { name: 'Use it now' }).click()
  await page.getByRole('button', { name: /^Unlock as/ }).waitFor()
  await page.goto(visit)
  await unlock(page, hannah)
  await reads('Canaryschool. Begun under the old build and ended under it.')
  await until(
    () => page.evaluate(async () => ((await navigator.serviceWorker.ready).waiting === null ? true : undefined)),
    'the new one at work',
  )
  await strip(page).waitFor()

  const cached = await page.evaluate(async () => {
    const found: { url: string; text: string }[] = []
    for (const name of await caches.keys()) {
      const cache = await caches.open(name)
      for (const request of await cache.keys())
        found.push({ url: request.url, text: (await (await cache.match(request))?.text()) ?? '' })
    }
    return found
  })
  assert.ok(cached.length > 5)
  for (const { url, text } of cached) {
    assert.not.match(new URL(url).pathname, /^\/(api|auth|sync)\//)
    assert.not.match(text, /Canaryschool/)
  }
})

test.after(async () => {
  endTablets()
  await endServices()
  rmSync(appFolder, { recursive: true, force: true })
})
test.run()
