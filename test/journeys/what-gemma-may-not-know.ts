/**
 * Ottilie, two, lives with Gemma under a temporary approval and is visited every week (H24). An allegation is looked
 * into, and Hannah writes more of it without signal. Neither Gemma's phone nor any answer that the server gives to it
 * holds a trace.
 */
import { test } from '../support/journey.ts'
import * as assert from 'uvu/assert'
import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { endTablets, openTablet, PHONE, TABLET } from '../support/browser.ts'
import { onServer, personCalled, sendNow, shellKept, signInOn, strip, until } from '../support/people.ts'
import { endServices, openService } from '../support/service.ts'
import type { Service } from '../support/service.ts'
import { goTo } from '../support/walk.ts'
import { childCalled } from './support/where-it-stands.ts'

const STORY = 'The nursery nurse said more about the mark on her arm at handover.'

interface Allegation {
  readonly id: string
  readonly words: readonly string[]
}
/** Every incident that is kept from carers, with the sentences in it. */
async function allegations(service: Service): Promise<readonly Allegation[]> {
  return (await onServer(service, 'incident'))
    .filter(({ record }) => (record.withheldFrom as string[] | undefined)?.includes('foster-carer'))
    .map(({ id, body }) => ({
      id,
      words: Object.values(body).filter((value): value is string => typeof value === 'string' && value.includes(' ')),
    }))
}

/** What the server says to the person who is signed in on this page, whatever the address. */
const asked = (page: Page, path: string, body?: object): Promise<{ status: number; text: string }> =>
  page.evaluate(
    async ([to, sent]) => {
      const answer = await fetch(to, sent === null ? {} : { method: 'POST', body: sent })
      return { status: answer.status, text: await answer.text() }
    },
    [path, body === undefined ? null : JSON.stringify(body)] as const,
  )

async function noTrace(page: Page, service: Service): Promise<void> {
  const hidden = await allegations(service)
  assert.ok(hidden.length > 0)
  const deviceId = randomUUID()
  const cursors: { [file: string]: { seq: number; chain: string; epoch: number } } = {}
  let everything = ''
  for (let more = true; more; ) {
    const { status, text } = await asked(page, '/sync/v1/pull', { protocol: 1, nonce: randomUUID(), deviceId, cursors })
    assert.is(status, 200)
    everything += text
    const answer = JSON.parse(text) as {
      more: boolean
      files: { fileId: string; epoch: number; changes: { seq: number; chain: string }[] }[]
    }
    for (const { fileId, epoch, changes } of answer.files)
      for (const { seq, chain } of changes) cursors[fileId] = { seq, chain, epoch }
    more = answer.more
  }
  everything += (await asked(page, '/sync/v1/shelf')).text
  assert.ok(everything.includes('Keys gone post.'), 'her own words about Ottilie are among what comes')
  const nowhere = await asked(page, `/sync/v1/history/${randomUUID()}`)
  assert.is(nowhere.status, 404)
  for (const { id, words } of hidden) {
    assert.not(everything.includes(id), 'not even its number')
    for (const sentence of words) assert.not(everything.includes(sentence), sentence)
    assert.equal(await asked(page, `/sync/v1/history/${id}`), nowhere)
    await goTo(page, `/record/${id}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    const there = (await page.locator('main').innerText()).replaceAll(id, '')
    await goTo(page, `/record/${randomUUID()}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    assert.is(there, await page.locator('main').innerText(), 'its address is an address of nothing')
  }
  for (const word of ['bruise', 'allegation', 'strategy', 'mark on her arm']) {
    await goTo(page, `/search?words=${encodeURIComponent(word)}`)
    await page.getByText('Nothing on this device says that.').waitFor()
  }
}

// H24
test('Ottilie: weekly visits, and an allegation that her carer’s phone and the server’s answers to it know nothing of', async () => {
  const service = await openService()
  const [hannah, gemma] = [await personCalled(service, 'hannah'), await personCalled(service, 'gemma')]
  const ottilie = await childCalled(service, 'Ottilie')
  const phone = await openTablet({ size: PHONE })
  await signInOn(phone.page, service, gemma)
  await noTrace(phone.page, service)

  const { page } = await openTablet({ size: TABLET })
  await signInOn(page, service, hannah)
  await shellKept(page)
  await page
    .getByText(/packed/)
    .first()
    .waitFor()
  await service.stop()
  await goTo(page, '/children')
  await page
    .getByRole('link', { name: /^Ottilie, 2.*weekly until the first review, reg 28\(4\)/ })
    .first()
    .waitFor()
  await goTo(page, `/child/${ottilie.id}`)
  await page.getByRole('button', { name: 'Write' }).click()
  await page.getByRole('dialog').getByText('Record an incident').click()
  await page.getByLabel('Allegation').check()
  await page.getByRole('textbox', { name: 'What happened', exact: true }).fill(STORY)
  await strip(page)
    .getByText(/only on this device/)
    .waitFor()
  await page.getByRole('button', { name: /^(Tell|Send)/ }).click()
  await page.getByRole('button', { name: 'Send it as it is' }).click()

  await service.start()
  await sendNow(page)
  await until(
    async () => (await allegations(service)).find(({ words }) => words.includes(STORY)),
    'the second allegation at the council',
  )
  await sendNow(phone.page)
  await noTrace(phone.page, service)
})

test.after(async () => {
  endTablets()
  await endServices()
})
test.run()
