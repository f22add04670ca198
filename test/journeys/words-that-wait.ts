/**
 * A file changes hands while its worker writes without signal. Her note reaches the council and waits there; her device
 * hides and empties the file; her manager keeps the words and answers; she reads the answer. And an operation that
 * cannot be taken in holds up its own note and no other.
 */
import { test } from '../support/journey.ts'
import * as assert from 'uvu/assert'
import type { Page } from 'playwright-core'
import { DESKTOP, endTablets, openTablet, PHONE, TABLET } from '../support/browser.ts'
import { axeFindings } from '../support/look-over.ts'
import { allSent, onServer, personCalled, shellKept, signInOn, strip, unlock, until } from '../support/people.ts'
import { endServices, openService } from '../support/service.ts'
import type { Service } from '../support/service.ts'
import { goTo } from '../support/walk.ts'

const SAID = 'Her own key to the back door, on a ribbon. She has worn it for three days.'
const ANSWER = 'Thank you, Hannah. It is in Tilly’s file, and Joel has read it.'

/** The words of whatever lies in the inbox and was not let in. */
const waitingOnServer = async (service: Service, words: string) =>
  (
    await service.database.pool.query<{ op_id: string; status: string; raw: string }>(
      `SELECT r.op_id, r.status, i.raw FROM doorstep.op_result r JOIN doorstep.op_inbox i USING (op_id, sha256)
       WHERE strpos(i.raw, $1) > 0 AND r.status IN ('parked', 'quarantined')`,
      [words],
    )
  ).rows

async function beginEntry(page: Page, name: RegExp, words: string): Promise<string> {
  await page.getByRole('link', { name }).first().click()
  await page.getByRole('button', { name: 'Write' }).click()
  await page.getByRole('link', { name: 'Add to the chronology' }).click()
  await page.getByRole('textbox', { name: 'What happened' }).fill(words)
  await page
    .getByText(/^Saved on this device/)
    .first()
    .waitFor()
  return page.url().split('/').at(-2) ?? ''
}

/** Sends and fetches, where something may need the person afterwards; the list stays open. */
async function tryNow(page: Page): Promise<void> {
  await strip(page).click()
  const now = page.getByRole('button', { name: /^(Try to send|Look for news) now$/ })
  await now.click()
  await now.waitFor({ timeout: 90_000 })
}

test('a note for a file that was taken away meanwhile reaches the manager, who keeps it and answers', {
  refused: /^chronology-entry .*no longer have this file/,
}, async () => {
  const service = await openService()
  const [hannah, priya] = [await personCalled(service, 'hannah'), await personCalled(service, 'priya')]
  let tablet = await openTablet({ size: TABLET })
  await signInOn(tablet.page, service, hannah)
  await shellKept(tablet.page)
  await tablet.page
    .getByText(/packed/)
    .first()
    .waitFor()
  await service.stop()
  const recordId = await beginEntry(tablet.page, /^Tilly, 9/, SAID)
  await strip(tablet.page)
    .getByText(/only on this device/)
    .waitFor()
  await tablet.kill()

  await service.start()
  const desk = await openTablet({ size: DESKTOP })
  await signInOn(desk.page, service, priya)
  // the demonstration holds one of its own
  await desk.page.getByRole('link', { name: '1 waits for your decision' }).waitFor()
  await desk.page
    .getByRole('link', { name: /^Tilly, 9/ })
    .first()
    .click()
  await desk.page.getByRole('link', { name: 'Network' }).click()
  await desk.page.getByRole('button', { name: 'Allocate a worker' }).click()
  await desk.page.getByRole('radio', { name: /^Joel/ }).check()
  await desk.page.getByRole('button', { name: 'Allocate', exact: true }).click()
  // until it is written, the strip still says that all was sent; and her note must not arrive before it
  await desk.page.getByRole('dialog').waitFor({ state: 'detached' })
  await allSent(desk.page)

  tablet = await openTablet({ size: TABLET, profile: tablet.profile })
  const { page } = tablet
  await page.goto(service.address)
  await unlock(page, hannah)
  const [kept] = await until(async () => {
    const found = await waitingOnServer(service, SAID)
    return found.length > 0 ? found : undefined
  }, 'the note in quarantine')
  assert.is(kept?.status, 'quarantined')
  assert.equal(await onServer(service, 'chronology-entry').then((all) => all.filter(({ id }) => id === recordId)), [])
  await page.getByRole('button', { name: '1 needs you' }).click()
  await page.getByText('You no longer have this file.').first().waitFor()
  await page.getByText(/The words have left this device with the file/).waitFor()
  assert.is(await page.getByRole('button', { name: 'Read the words' }).count(), 0)
  await page.getByRole('button', { name: 'I have read this' }).click()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /^All sent/ }).waitFor()
  assert.is(await page.getByRole('link', { name: /^Tilly, 9/ }).count(), 0, 'the file is gone from her tablet')
  await goTo(page, `/record/${recordId}`)
  assert.is(await page.getByText(SAID).count(), 0)

  await tryNow(desk.page)
  await desk.page.keyboard.press('Escape')
  await desk.page.getByText('2 notes wait for your decision.').waitFor()
  await goTo(desk.page, '/')
  await desk.page.getByRole('link', { name: '2 wait for your decision' }).click()
  await desk.page.getByRole('heading', { name: 'Words that wait for you' }).waitFor()
  await desk.page.getByRole('link', { name: /Chronology entry, Tilly/ }).click()
  await desk.page.getByText(SAID, { exact: true }).waitFor()
  await desk.page.getByText(/^By Hannah, child’s social worker/).waitFor()
  assert.equal(await axeFindings(desk.page), [])
  await desk.page.getByRole('radio', { name: /^Keep the words in the file/ }).check()
  await desk.page.getByRole('button', { name: 'Keep the words and send the answer' }).click()
  await desk.page.getByText('Write to Hannah first what becomes of it.').waitFor()
  await desk.page.getByRole('textbox', { name: /^Your answer to Hannah/ }).fill(ANSWER)
  await desk.page.getByRole('button', { name: 'Keep the words and send the answer' }).click()
  await desk.page.getByText('The words are kept in the file.').first().waitFor()
  await desk.page.getByRole('link', { name: /Chronology entry, Tilly/ }).waitFor({ state: 'detached' })
  const [note] = await onServer(service, 'attached-words')
  assert.is(note?.status, 'signed')
  assert.ok(JSON.stringify(note?.body).includes(SAID))
  await desk.page.getByRole('link', { name: 'See the note in the file' }).click()
  await desk.page.getByText(SAID).first().waitFor()

  await tryNow(page)
  await page.getByText(/^Priya kept your words in the file:/).waitFor()
  await page.getByText(ANSWER).waitFor()
  await page.getByRole('button', { name: 'I have read this' }).click()
  await page.getByText('Every word you wrote has reached the council.').waitFor()
  await desk.close()
  await tablet.close()
})

test('words that cannot be taken in hold up their own note and no other; their writer reads them, and reads the answer', {
  refused:
    /^chronology-entry (parked: (It cannot be kept like this|An earlier change)|quarantined: You no longer have this file)/,
}, async () => {
  const service = await openService()
  const [hannah, priya] = [await personCalled(service, 'hannah'), await personCalled(service, 'priya')]
  const phone = await openTablet({ size: PHONE })
  const { page } = phone
  await signInOn(page, service, hannah)
  // pasted from somewhere, and longer than one answer may be
  const pasted = `${SAID} ${'and so on '.repeat(20_000)}`
  const poison = await beginEntry(page, /^Tilly, 9/, pasted)
  await page.getByRole('button', { name: '1 needs you' }).waitFor()
  await goTo(page, '/children')
  const fine = await beginEntry(page, /^Tilly, 9/, 'A quiet Thursday.')
  await until(async () => (await onServer(service, 'chronology-entry')).find(({ id }) => id === fine), 'the other note')
  await goTo(page, `/record/${poison}/edit`)
  await page.getByRole('textbox', { name: 'What it meant for the child' }).fill('Behind it')
  // a whole round passes, and it has not gone
  await tryNow(page)
  await page.keyboard.press('Escape')
  const sent = await service.database.pool.query(`SELECT FROM doorstep.op_inbox WHERE strpos(raw, 'Behind it') > 0`)
  assert.is(sent.rowCount, 0, 'what follows in that note waits with it')
  assert.is((await waitingOnServer(service, SAID)).length, 1)
  await page.getByRole('button', { name: '1 needs you' }).click()
  await page.getByText(/is too long to keep in one place/).waitFor()
  await page.getByRole('button', { name: 'Read the words' }).click()
  await page.getByText(SAID).first().waitFor()
  assert.equal(await axeFindings(page), [])
  await page.keyboard.press('Escape')

  const desk = await openTablet({ size: PHONE })
  await signInOn(desk.page, service, priya)
  await desk.page.getByRole('button', { name: 'Read', exact: true }).click()
  await desk.page.getByRole('link', { name: /Chronology entry, Tilly/ }).click()
  await desk.page.getByRole('radio', { name: /^Let it take effect/ }).check()
  await desk.page.getByRole('textbox', { name: /^Your answer to Hannah/ }).fill('I will try.')
  await desk.page.getByRole('button', { name: 'Let it take effect and send the answer' }).click()
  await desk.page.getByText(/too long to keep in one place.*Nothing has been decided here/).waitFor()
  await desk.page.getByRole('radio', { name: /^Set it aside/ }).check()
  await desk.page
    .getByRole('textbox', { name: /^Your answer to Hannah/ })
    .fill('Please write what matters in two lines.')
  await desk.page.getByRole('button', { name: 'Set it aside and send the answer' }).click()
  await desk.page.getByText('It is set aside.').first().waitFor()

  await tryNow(page)
  await page.getByText(/^Priya set your words aside:.*two lines/).waitFor()
  await until(
    async () => ((await waitingOnServer(service, 'Behind it')).length > 0 ? true : undefined),
    'what was behind it, now that the lane is open',
  )
  await desk.close()
  await phone.close()
})

test.after(async () => {
  endTablets()
  await endServices()
})
test.run()
