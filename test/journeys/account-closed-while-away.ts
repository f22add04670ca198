/**
 * Hannah writes without signal while the council closes her account. Her words reach it sealed, without anybody signed
 * in; her manager finds them; and of all she had on the tablet nothing can be read with any key that is left on it.
 */
import { execFile } from 'node:child_process'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { test } from '../support/journey.ts'
import * as assert from 'uvu/assert'
import type { Page } from 'playwright-core'
import { DESKTOP, endTablets, openTablet } from '../support/browser.ts'
import { personCalled, shellKept, signInOn, strip, unlock, until } from '../support/people.ts'
import { endServices, openService } from '../support/service.ts'
import type { Service } from '../support/service.ts'
import { axeFindings } from '../support/look-over.ts'
import { goTo } from '../support/walk.ts'

const WROTE = 'Canaryqorvex: she showed me where she hides the key.'
const JOTTED = 'Canaryzundra: ring the school about Friday'

const account = (service: Service, ...given: string[]) =>
  promisify(execFile)(process.execPath, ['--import', 'tsx', 'src/server/account.ts', ...given], {
    env: { ...process.env, DATABASE_URL: service.database.url, DATA_FOLDER: service.dataFolder, LOG_LEVEL: 'warn' },
  })

const inbox = async (service: Service, words: string) =>
  (
    await service.database.pool.query<{ status: string; raw: string }>(
      `SELECT r.status, i.raw FROM doorstep.op_inbox i JOIN doorstep.op_result r USING (op_id, sha256)
       WHERE strpos(i.raw, $1) > 0`,
      [words],
    )
  ).rows

/**
 * What any script of this page could read without a passphrase: every row of every database, as text. As text itself,
 * because what runs in the page must not be rewritten on the way there.
 */
const EVERYTHING = `(async () => {
  const ended = (request) =>
    new Promise((resolve, reject) => {
      request.addEventListener('success', () => resolve(request.result))
      request.addEventListener('error', () => reject(request.error))
    })
  const decode = (key, value) =>
    value instanceof Uint8Array || value instanceof ArrayBuffer
      ? new TextDecoder('latin1').decode(new Uint8Array(value))
      : value
  const names = []
  let text = JSON.stringify([localStorage, sessionStorage])
  for (const { name } of await indexedDB.databases()) {
    names.push(name)
    const db = await ended(indexedDB.open(name))
    for (const store of db.objectStoreNames) {
      names.push(...(await ended(db.transaction(store).objectStore(store).getAllKeys())).map(String))
      text += JSON.stringify(await ended(db.transaction(store).objectStore(store).getAll()), decode)
    }
    db.close()
  }
  return { names, text }
})()`
const everythingOnTheDevice = (page: Page) =>
  page.evaluate<{ readonly names: readonly string[]; readonly text: string }>(EVERYTHING)

const filesUnder = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? filesUnder(path) : statSync(path).isFile() ? [path] : []
  })

const readableOnDisk = (profile: string, words: readonly string[]): string[] => {
  const contents = filesUnder(join(profile, 'Default'))
    .filter((path) => /IndexedDB|Service Worker|Local Storage|Session Storage|WebStorage|Cache|File System/.test(path))
    .map((path) => readFileSync(path))
  return words.filter((word) =>
    contents.some((bytes) => bytes.includes(Buffer.from(word, 'utf8')) || bytes.includes(Buffer.from(word, 'utf16le'))),
  )
}

test('an account closed while its person was away: the words arrive, and the tablet has nothing left to read', {
  refused: /^chronology-entry .*closed before this arrived|A note from the locked screen/,
}, async () => {
  const service = await openService()
  const [hannah, priya] = [await personCalled(service, 'hannah'), await personCalled(service, 'priya')]
  const tablet = await openTablet()
  const { page } = tablet
  await signInOn(page, service, hannah)
  await shellKept(page)
  await service.stop()
  await page.getByRole('link', { name: /^Tilly, 9/ }).click()
  await page.getByRole('button', { name: 'Write' }).click()
  await page.getByRole('link', { name: 'Add to the chronology' }).click()
  await page.getByRole('textbox', { name: 'What happened' }).fill(WROTE)
  await page
    .getByText(/^Saved on this device/)
    .first()
    .waitFor()
  await strip(page)
    .getByText(/only on this device/)
    .waitFor()
  await page.getByRole('button', { name: 'Lock', exact: true }).click()
  await page.getByLabel(/write something down/i).fill(JOTTED)
  await page.getByRole('button', { name: /^Keep it/ }).click()
  await page.getByText(/^Kept and sealed/).waitFor()
  await account(service, 'disable', '--email', hannah.email)

  // without signal she unlocks as ever: nobody has told the tablet
  await page.goto(service.address)
  await unlock(page, hannah)
  await page.getByRole('link', { name: /^Tilly, 9/ }).waitFor()
  await service.start()
  await page.getByRole('heading', { name: 'Your account at the council was closed' }).waitFor({ timeout: 90_000 })
  await page.getByText(/What you wrote has been sealed for your manager. Nobody can read it on this device/).waitFor()
  await page.getByText(/It arrived at the council/).waitFor({ timeout: 60_000 })
  assert.equal(await axeFindings(page), [])
  for (const words of [WROTE, JOTTED]) {
    const rows = await until(async () => {
      const found = await inbox(service, words)
      return found.length > 0 ? found : undefined
    }, words)
    assert.equal(
      rows.map((row) => row.status),
      ['quarantined'],
    )
  }
  const receipts = async () =>
    (
      await service.database.pool.query(
        `SELECT FROM doorstep.purge_receipt r JOIN doorstep.account a USING (person_id) WHERE a.email = $1`,
        [hannah.email],
      )
    ).rowCount ?? 0
  await until(async () => ((await receipts()) > 0 ? true : undefined), 'the receipt')

  const left = await everythingOnTheDevice(page)
  assert.not.ok(left.names.some((name) => /^doorstep-[0-9a-f]{32}$/.test(name) || name.startsWith('vault:')))
  for (const canary of ['Canaryqorvex', 'Canaryzundra']) assert.not.ok(left.text.includes(canary), canary)
  await page.getByRole('button', { name: 'I have read this' }).click()
  await page.getByRole('heading', { name: 'Your account at the council was closed' }).waitFor({ state: 'detached' })
  await page.getByLabel('Email address').waitFor()
  await tablet.kill()
  assert.equal(readableOnDisk(tablet.profile, ['Canaryqorvex', 'Canaryzundra', 'Pepper', 'spaniel']), [])

  // and her manager finds what she wrote, and sees that the file has left the tablet
  const office = await openTablet({ size: DESKTOP })
  await signInOn(office.page, service, priya)
  await goTo(office.page, '/waiting')
  await office.page
    .getByText(/Canaryqorvex|Hannah/)
    .first()
    .waitFor()
  const { rows } = await service.database.pool.query<{ id: string }>(
    `SELECT r.id FROM doorstep.record r JOIN doorstep.revision v ON v.record_id = r.id AND v.revision = r.revision
     WHERE r.type = 'child' AND v.record->'body'->>'name' LIKE 'Tilly%'`,
  )
  await goTo(office.page, `/child/${rows[0]?.id}/network`)
  await office.page.getByRole('heading', { name: 'Who no longer has this file' }).waitFor()
  await office.page.getByText(/Taken off Hannah’s device/).waitFor()
  assert.equal(await axeFindings(office.page), [])
})

test.after(async () => {
  endTablets()
  await endServices()
})
test.run()
