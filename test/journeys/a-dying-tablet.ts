/**
 * A tablet without signal is about to die. What only it has is saved to a file, opened on another device of the same
 * person, and reaches the council once; and the people who run the service can take the file in as well.
 */
import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { test } from '../support/journey.ts'
import * as assert from 'uvu/assert'
import type { Page } from 'playwright-core'
import { endTablets, openTablet, PHONE } from '../support/browser.ts'
import { onServer, personCalled, shellKept, signInOn, strip } from '../support/people.ts'
import { endServices, openService } from '../support/service.ts'
import type { Service } from '../support/service.ts'
import { axeFindings } from '../support/look-over.ts'

const WROTE = 'She has worn the key on a ribbon for three days.'
const folder = mkdtempSync(join(tmpdir(), 'doorstep-saved-'))

const openLetter = (service: Service, path: string) =>
  promisify(execFile)(process.execPath, ['--import', 'tsx', 'src/server/letters/open-letter-cli.ts', path], {
    env: { ...process.env, DATABASE_URL: service.database.url, DATA_FOLDER: service.dataFolder, LOG_LEVEL: 'warn' },
  }).catch((error: { readonly stdout: string; readonly stderr: string }) => error)

const arrived = async (service: Service) =>
  (await onServer(service, 'chronology-entry')).filter((one) => JSON.stringify(one.body).includes(WROTE))

const openList = async (page: Page) => {
  await strip(page).click()
  await page.getByRole('button', { name: /^(Try to send|Look for news) now$/ }).waitFor()
}

async function openHere(page: Page, path: string, passphrase: string): Promise<void> {
  await page.getByLabel('The file').setInputFiles(path)
  await page.getByLabel('Your passphrase').fill(passphrase)
  await page.getByRole('button', { name: 'Open it here' }).click()
}

test('what a dying tablet alone has comes to the council by way of a file, once', async () => {
  const service = await openService()
  const [hannah, sam] = [await personCalled(service, 'hannah'), await personCalled(service, 'sam')]
  const tablet = await openTablet()
  const { page } = tablet
  await signInOn(page, service, hannah)
  await shellKept(page)
  await service.stop()
  await page.getByRole('link', { name: /^Tilly, 9/ }).click()
  await page.getByRole('button', { name: 'Write' }).click()
  await page.getByRole('link', { name: 'Add to the chronology' }).click()
  await page.getByRole('textbox', { name: 'What happened' }).fill(WROTE)
  await strip(page)
    .getByText(/only on this device/)
    .waitFor()

  // the list keeps what was typed a moment ago before it says what is only here
  await openList(page)
  await page.getByRole('button', { name: 'Save what has not been sent to a file' }).click()
  await page.getByLabel('Your passphrase').fill('not the one')
  await page.getByRole('button', { name: 'Save the file' }).click()
  await page.getByText(/That passphrase does not fit/).waitFor()
  await page.getByLabel('Your passphrase').fill(hannah.passphrase)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save the file' }).click(),
  ])
  await page.getByText(/^Saved: doorstep-unsent-/).waitFor()
  assert.equal(await axeFindings(page), [])
  const path = join(folder, download.suggestedFilename())
  assert.match(path, /doorstep-unsent-\d{4}-\d\d-\d\d\.doorstep$/)
  await download.saveAs(path)
  const bytes = readFileSync(path)
  for (const word of [WROTE, 'ribbon', hannah.email]) assert.not.ok(bytes.includes(Buffer.from(word)), word)
  await tablet.kill()

  await service.start()
  assert.equal(await arrived(service), [])
  const phone = await openTablet({ size: PHONE })
  await signInOn(phone.page, service, hannah)
  await openList(phone.page)
  await phone.page.getByRole('button', { name: 'Open a saved file' }).click()
  const damaged = join(folder, 'damaged.doorstep')
  writeFileSync(damaged, bytes.subarray(0, bytes.length - 40))
  await openHere(phone.page, damaged, hannah.passphrase)
  await phone.page.getByText(/The file is damaged/).waitFor()
  await openHere(phone.page, path, 'not the one')
  await phone.page.getByText(/That passphrase does not fit/).waitFor()
  await openHere(phone.page, path, hannah.passphrase)
  await phone.page.getByText(/^Now here: 1 note\./).waitFor()
  assert.equal(await axeFindings(phone.page), [])
  await phone.page.getByRole('button', { name: /^(Try to send|Look for news) now$/ }).click()
  await allSentInSheet(phone.page)
  assert.is((await arrived(service)).length, 1)
  await openHere(phone.page, path, hannah.passphrase)
  await phone.page.getByText(/Everything in it is here already, or has been sent/).waitFor()
  await phone.close()

  const other = await openTablet({ size: PHONE })
  await signInOn(other.page, service, sam)
  await openList(other.page)
  await other.page.getByRole('button', { name: 'Open a saved file' }).click()
  await openHere(other.page, path, sam.passphrase)
  await other.page.getByText(/This file is somebody else’s/).waitFor()

  // the dead tablet's file in the hands of those who run the service: taken in, and nothing happens twice
  const taken = await openLetter(service, path)
  assert.match(taken.stdout, /Taken in: [1-9]\d* pieces of writing/)
  assert.match((await openLetter(service, damaged)).stderr, /damaged/)
  const entries = await arrived(service)
  assert.is(entries.length, 1)
  const { rows } = await service.database.pool.query<{ count: number }>(
    'SELECT count(*) FROM doorstep.revision WHERE record_id = $1',
    [entries[0]?.id],
  )
  const before = rows[0]?.count
  await openLetter(service, path)
  const again = await service.database.pool.query<{ count: number }>(
    'SELECT count(*) FROM doorstep.revision WHERE record_id = $1',
    [entries[0]?.id],
  )
  assert.is(again.rows[0]?.count, before)
})

/** The strip lies behind the open list. */
async function allSentInSheet(page: Page): Promise<void> {
  await page.getByRole('heading', { name: 'All sent' }).waitFor({ timeout: 60_000 })
}

test.after(async () => {
  endTablets()
  await endServices()
  rmSync(folder, { recursive: true, force: true })
})
test.run()
