/** What no link leads to: the locked door, sheets, a visit under way, the tablet with a child, and what goes wrong. */
import { test } from '../support/journey.ts'
import * as assert from 'uvu/assert'
import type { Page } from 'playwright-core'
import { openTablet, PHONE, TABLET } from '../support/browser.ts'
import { settled } from '../support/look-over.ts'
import { allSent, personCalled, signInOn, strip, unlock } from '../support/people.ts'
import { openService } from '../support/service.ts'
import { Findings, goTo, lookOver } from '../support/walk.ts'

const service = await openService()

/** One person on one device; whatever was found on the way is said at the end. */
async function asPerson(
  firstName: string,
  go: (at: {
    page: Page
    look: (moment: string) => Promise<void>
    press: (name: string | RegExp) => Promise<void>
  }) => Promise<void>,
  before?: (page: Page, look: (moment: string) => Promise<void>) => Promise<void>,
): Promise<void> {
  const person = await personCalled(service, firstName)
  const tablet = await openTablet({ size: PHONE })
  const { page } = tablet
  const findings = new Findings(firstName)
  const look = async (moment: string) => {
    await settled(page)
    await lookOver(page, findings, moment)
  }
  try {
    await before?.(page, look)
    await signInOn(page, service, person)
    await go({ page, look, press: (name) => page.getByRole('button', { name }).first().click() })
  } finally {
    await tablet.close()
  }
  assert.ok(
    findings.lines.length === 0,
    `${findings.lines.length} things are in somebody's way:\n${findings.lines.join('\n')}`,
  )
}

const linkTo = async (page: Page, start: string) =>
  (await page.locator(`a[href^="${start}"]`).first().getAttribute('href')) ?? ''

test('at the door, before and after', () =>
  asPerson(
    'hannah',
    async ({ page, look, press }) => {
      const hannah = await personCalled(service, 'hannah')
      await strip(page).click()
      await look('sheet: all sent')
      await page.keyboard.press('Escape')
      await press('Lock')
      await look('the locked door')
      await page.getByLabel(/write something down/).fill('rang school, new head of year')
      await press(/^Keep it/)
      await page.getByLabel('Your passphrase').fill('not this one')
      await press(/^Unlock as/)
      await page.getByRole('alert').waitFor()
      await look('the locked door: the wrong passphrase')
      await press('Not you?')
      await look('the locked door: somebody else')
      await unlock(page, hannah)
      await look('today, with a jot from the locked door')
      await press('Read')
      await look('sheet: written while locked')
      await page.keyboard.press('Escape')
      await press('Hide names')
      await look('today, names hidden')
      await goTo(page, await linkTo(page, '/child/'))
      await look("a child's page, names hidden")
      await goTo(page, '/board')
      await look('the board, names hidden')
    },
    async (page, look) => {
      await page.goto(service.address)
      await look('the first door')
      await page.getByRole('button', { name: 'Sign in', exact: true }).click()
      await look('the first door: nothing typed')
    },
  ))

test('a visit under way', () =>
  asPerson('hannah', async ({ page, look, press }) => {
    await press(/^(Start|Go on with) the visit note/)
    await settled(page)
    await page.setViewportSize(PHONE)
    await press(/^Sections/)
    await look('sheet: sections of the visit')
    await page.keyboard.press('Escape')
    for (const jot of ['new bunk, wants it blue', 'quiet after the phone call']) {
      await page.getByLabel('Jot', { exact: true }).fill(jot)
      await page.getByRole('button', { name: 'Keep', exact: true }).click()
    }
    await press(/^File 2 jots/)
    await look('sheet: file jots')
    await page.keyboard.press('Escape')
    await page.context().setOffline(true)
    for (const add of await page.locator('main button:visible:has(use[href="#i-plus"])').all()) await add.click()
    await press('Check and sign')
    await look('a visit with everything asked for')
    await strip(page).click()
    await look('sheet: notes only on this device')
    await page.keyboard.press('Escape')
    await page.context().setOffline(false)
  }))

test('the tablet with a child', () =>
  asPerson('hannah', async ({ page, look, press }) => {
    await goTo(page, await linkTo(page, '/child/'))
    await press('Write')
    await goTo(page, await linkTo(page, '/write/childs-views'))
    await press('Hand over the tablet')
    for (const house of [/worries/i, /good things/i, /dreams/i]) {
      await press(house)
      await page.getByLabel('Words').fill('I want the cat to come')
      await look(`the child's pages: ${house.source}`)
    }
    await press('Stickers')
    await look("the child's pages: stickers")
    await press('Pick a face')
    await page.getByText('Calm').first().click()
    await look("the child's pages: faces")
    await press('I have finished')
    await look('thank you')
    await press(/take it back/)
    await page.getByLabel(/passphrase/).fill('not this one')
    await press('Take the tablet back')
    await page.getByRole('alert').waitFor()
    await look('thank you: the wrong passphrase')
    await page.getByLabel(/passphrase/).fill((await personCalled(service, 'hannah')).passphrase)
    await press('Take the tablet back')
    await page.getByRole('heading', { name: /made$/ }).waitFor()
    await press('Check and sign')
    await look('what the child made')
  }))

test('what a manager opens', () =>
  asPerson('priya', async ({ page, look, press }) => {
    await goTo(page, await linkTo(page, '/child/'))
    await goTo(page, await linkTo(page, '/household/'))
    await press('Allocate a worker')
    await look('sheet: allocate a worker')
    await page.keyboard.press('Escape')
    await goTo(page, '/import')
    await page
      .locator('input[type=file]')
      .last()
      .setInputFiles({ name: 'return.xml', mimeType: 'text/xml', buffer: Buffer.from('<Message/>') })
    await look('import: chosen')
    await press(/^Import this/)
    await page.getByRole('alert').waitFor()
    await look('import: refused')
    await goTo(page, '/settings')
    await press('Change the passphrase')
    await press('Sign out of this device')
    await look('settings, unfolded')
  }))

test('a carer asks for help', () =>
  asPerson('denise', async ({ page, look, press }) => {
    await goTo(page, '/help')
    await page.locator('.chip').first().click()
    await look('ask for help: chosen')
    await press(/^Today/)
    await look('ask for help: sent')
    await goTo(page, '/scale')
    await page.getByRole('radio', { name: '6', exact: true }).click()
    await look('a number chosen')
  }))

test('when something goes wrong', () =>
  asPerson('sam', async ({ page, look, press }) => {
    await allSent(page)
    await page.setViewportSize(TABLET)
    // Four and a half minutes without a touch, as the device's clock tells it.
    await page.evaluate(() => {
      const now = Date.now.bind(Date)
      Object.assign(window, { putBack: Date.now })
      Date.now = () => now() + 270_000
    })
    await page.getByRole('heading', { name: 'Still there?' }).waitFor()
    await look('sheet: still there?')
    await press('I am here')
    await page.evaluate(() => {
      Object.assign(Date, { now: (window as unknown as { putBack: () => number }).putBack })
    })
    await goTo(page, await linkTo(page, '/household/'))
    await goTo(page, await linkTo(page, '/write/supervisory-visit'))
    await page.evaluate(() => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('full', 'QuotaExceededError')
      }
    })
    await page.locator('main textarea').first().fill('The stairgate is up.')
    await page.getByRole('alert').first().waitFor()
    await look('words that could not be kept')
    await press('Lock')
    await page.getByRole('heading', { name: 'Some words are not saved yet' }).waitFor()
    await look('held open')
    await press('Back to my words')
    await page.evaluate(() => {
      Reflect.set(String.prototype, 'localeCompare', () => {
        throw new Error('broken on purpose')
      })
    })
    await goTo(page, '/packing')
    await page.getByRole('heading', { name: 'This page stopped working' }).waitFor()
    await look('a page that stopped working')
  }))

test.after(() => service.end())
test.run()
