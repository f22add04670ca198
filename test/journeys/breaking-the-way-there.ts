/** The ways between a tablet and the council fail one after another while a visit is written: no word is lost. */
import type { Page } from 'playwright-core'
import { test } from '../support/journey.ts'
import * as assert from 'uvu/assert'
import { endTablets, openTablet } from '../support/browser.ts'
import {
  allSent,
  onServer,
  personCalled,
  sendInVain,
  sendNow,
  shellKept,
  signInOn,
  strip,
  unlock,
  until,
} from '../support/people.ts'
import { endServices, openService } from '../support/service.ts'

const school = (page: Page) => page.getByRole('textbox', { name: 'School', exact: true })
async function tryNow(page: Page): Promise<void> {
  await strip(page).click()
  await page.getByRole('button', { name: /^(Try to send|Look for news) now/ }).click()
  await page.keyboard.press('Escape')
}

test('a full disk, a hotel’s page, an ended session, a server killed in the middle: every word arrives', async () => {
  const service = await openService()
  const hannah = await personCalled(service, 'hannah')
  const { page } = await openTablet()
  await signInOn(page, service, hannah)
  await shellKept(page)
  await page.getByRole('link', { name: /^Tilly, 9/ }).click()
  await page.getByRole('button', { name: 'Write' }).click()
  await page.getByRole('button', { name: 'Start the visit' }).click()
  await page.getByRole('heading', { name: /^Visit to Tilly/ }).waitFor()
  const recordId = page.url().split('/').at(-1) ?? ''
  await school(page).fill('Before.')
  await sendNow(page)
  const inbox = async (words: string) => {
    const { rowCount } = await service.database.pool.query(
      `SELECT FROM doorstep.op_inbox WHERE raw LIKE '%' || $1 || '%'`,
      [words],
    )
    return rowCount ?? 0
  }

  // The device is full: what is typed stays, is said to be unsaved, and is kept once there is room.
  await page.evaluate(() => {
    const own = window as unknown as { wellAgain: () => void }
    const put = Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, 'put')
    own.wellAgain = () => {
      if (put) Object.defineProperty(IDBObjectStore.prototype, 'put', put)
    }
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('no room', 'QuotaExceededError')
    }
  })
  await school(page).fill('Before. Typed on a full device.')
  await page
    .getByText(/device is full/)
    .first()
    .waitFor()
  assert.is(await school(page).inputValue(), 'Before. Typed on a full device.')
  await page.evaluate(() => (window as unknown as { wellAgain: () => void }).wellAgain())
  await page
    .getByText(/device is full/)
    .first()
    .waitFor({ state: 'detached' })
  await sendNow(page)
  assert.ok((await inbox('full device')) >= 1)

  // A portal answers 200 with a page of its own to everything.
  await page.route('**/*', (route) =>
    /\/(sync|auth|api)\//.test(route.request().url())
      ? route.fulfill({ status: 200, contentType: 'text/html', body: '<h1>Welcome to our hotel</h1>' })
      : route.continue(),
  )
  await school(page).fill('Before. In a hotel.')
  await strip(page)
    .getByText(/only on this device/)
    .waitFor()
  await sendInVain(page)
  await strip(page)
    .getByText(/only on this device/)
    .waitFor()

  // The session has ended at the council: the words wait, and the passphrase brings it back.
  await service.database.pool.query('DELETE FROM doorstep.session')
  await page.unroute('**/*')
  await tryNow(page)
  await page.getByText(/asks for your passphrase again/).waitFor()
  assert.is(await inbox('In a hotel'), 0)
  await page.getByRole('button', { name: 'Lock and unlock' }).click()
  await unlock(page, hannah)
  await allSent(page)
  assert.is(await inbox('hotel'), 1)

  // Killed while the words are on their way, several times.
  for (let n = 1; n <= 2; n += 1) {
    // asked for before a word is typed: what is written may go by itself before anybody presses
    const pushed = page.waitForRequest(/sync\/v1\/push/)
    await school(page).fill(`Before. In a hotel. Killed ${n} times.`)
    const pressed = tryNow(page)
    await pushed
    await service.kill()
    await pressed
    await service.start()
  }
  await sendNow(page)
  const visit = await until(
    async () =>
      (await onServer(service, 'statutory-visit')).find(
        ({ id, body }) => id === recordId && body.school === 'Before. In a hotel. Killed 2 times.',
      ),
    'the last words',
  )
  assert.equal(visit.record.conflicts, [])
  const { rows } = await service.database.pool.query('SELECT op_id FROM doorstep.revision WHERE record_id = $1', [
    recordId,
  ])
  assert.is(new Set(rows.map((row) => row.op_id)).size, rows.length, 'one effect for each operation')
})

test.after(async () => {
  endTablets()
  await endServices()
})
test.run()
