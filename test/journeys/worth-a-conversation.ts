/**
 * Signals of section F on a device without signal: what stands on it is what the server would say; one is taken up and
 * opens triage (T8), one is put aside with a reason and falls silent. Nothing is scored, nobody is put before anybody.
 */
import { test } from '../support/journey.ts'
import * as assert from 'uvu/assert'
import { childFile } from '../../src/model/file.ts'
import { ofType } from '../../src/practice/of-type.ts'
import { signalsOf } from '../../src/practice/signals/all.ts'
import { notice } from '../../src/records/notice.ts'
import { endTablets, openTablet } from '../support/browser.ts'
import { allSent, personCalled, shellKept, signInOn, until } from '../support/people.ts'
import { endServices, openService } from '../support/service.ts'
import type { Service } from '../support/service.ts'
import { goTo } from '../support/walk.ts'
import { write } from './support/on-the-form.ts'
import { childCalled, filesOnServer, standsOnServer, untilItStands } from './support/where-it-stands.ts'

/** What a button is called: its word, and what it is about for those who hear it. */
const called = (word: string, about = '') =>
  new RegExp(`^${word}\\s*: ${about.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`)

const answersOnServer = async (service: Service, childId: string) =>
  ofType(notice, (await filesOnServer(service)).inFile(childFile(childId), notice.type)).filter(
    ({ body }) => body.kind === 'signal-accepted' || body.kind === 'signal-dismissed',
  )

test('F1 to F21: Hannah takes up what is worth a conversation about Kai, and puts aside what is not, without signal', async () => {
  const service = await openService()
  const hannah = await personCalled(service, 'hannah')
  const kai = await childCalled(service, 'Kai')
  const onServer = signalsOf(await filesOnServer(service), kai.id, new Date().toISOString(), 'childs-social-worker')
  assert.ok(onServer.length > 0)
  assert.is((await standsOnServer(service, kai.id)).state, 'MONITORED')

  const tablet = await openTablet()
  const { page } = tablet
  await signInOn(page, service, hannah)
  await shellKept(page)
  await service.stop()

  await goTo(page, `/child/${kai.id}/process`)
  const part = page.getByRole('region', { name: 'Worth a conversation' })
  // What the device works out by itself is word for word what the server does.
  for (const { words } of onServer) await part.getByText(words, { exact: true }).waitFor()
  assert.is(await part.getByRole('button', { name: /^Take it up/ }).count(), onServer.length)
  const [first] = onServer
  await part.getByRole('button', { name: called('Put aside', first?.words) }).click()
  const aside = page.getByRole('dialog')
  await aside.getByRole('button', { name: 'Put it aside' }).click()
  await aside.getByText('Something is still missing above.').waitFor()
  await write(aside, 'Why this needs no conversation now', 'We talked about both homes with him last week')
  await aside.getByRole('button', { name: 'Put it aside' }).click()
  await part.getByText(/^Put aside by Hannah/).waitFor()

  // A worry that the rules do not see is still somebody's to tell; what they see is taken up with one more tap.
  const second = onServer[1]
  if (second) {
    await part.getByRole('button', { name: called('Take it up', second.words) }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Take it up' }).click()
    await part.getByText(/^Taken up by Hannah/).waitFor()
  }
  await service.start()
  await allSent(page)
  const kept = await until(async () => {
    const found = await answersOnServer(service, kai.id)
    return found.length === (second ? 2 : 1) ? found : undefined
  }, 'the answers on the server')
  assert.equal(
    kept.map(({ body }) => [body.rule, body.about]).find(([rule]) => rule === first?.rule),
    [first?.rule, first?.evidence.at(-1)],
  )
  if (second) await untilItStands(service, kai.id, 'TRIAGE')
  await tablet.close()
})

test('F7, T8: Priya takes up on the board that nobody answers Joyce, and triage opens for Mabel', async () => {
  const service = await openService()
  const priya = await personCalled(service, 'priya')
  const mabel = await childCalled(service, 'Mabel')
  const tablet = await openTablet()
  const { page } = tablet
  await signInOn(page, service, priya)
  await goTo(page, '/board')
  const line = page.getByRole('row').filter({ hasText: 'Mabel' })
  await line.getByText(/Joyce asked for help/).waitFor()
  await line.getByRole('link', { name: /^Monitored.*Mabel$/ }).click()
  const part = page.getByRole('region', { name: 'Worth a conversation' })
  await part.getByRole('button', { name: /^Take it up\s*: Joyce asked for help/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Take it up' }).click()
  await part.getByText(/^Taken up by Priya/).waitFor()
  const stands = await untilItStands(service, mabel.id, 'TRIAGE')
  assert.match(stands.why, /sign|taken up/i)
  await tablet.close()
})

test.after(() => {
  endTablets()
  return endServices()
})
test.run()
