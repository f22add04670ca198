/** Words that would be a program stay words on every screen; what is not one's own does not answer. */
import { randomUUID } from 'node:crypto'
import { test } from '../support/journey.ts'
import * as assert from 'uvu/assert'
import { endTablets, openTablet } from '../support/browser.ts'
import { settled } from '../support/look-over.ts'
import { onServer, personCalled, sendNow, signInOn, strip, unlock, until } from '../support/people.ts'
import type { SignIn } from '../support/people.ts'
import { endServices, openService } from '../support/service.ts'
import type { Service } from '../support/service.ts'

const EVIL = `"><img src=x onerror="document.title='taken'"><script>document.title='taken'</script><svg/onload=alert(1)>{{7*7}} javascript:alert(1)`

async function cookieOf(service: Service, who: SignIn): Promise<{ cookie: string; personId: string }> {
  const answer = await fetch(`${service.address}/auth/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: who.email, passphrase: who.passphrase, deviceId: randomUUID() }),
  })
  const { personId } = (await answer.json()) as { personId: string }
  return { cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? '', personId }
}

test('a program in every box stays text, here and on a colleague’s screens', async () => {
  const service = await openService()
  const hannah = await personCalled(service, 'hannah')
  const { page } = await openTablet()
  const violations: string[] = []
  page.on('console', (message) => {
    if (/Content Security Policy|TrustedHTML|Trusted Type/i.test(message.text())) violations.push(message.text())
  })
  page.on('dialog', (dialog) => {
    violations.push(`a dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  await signInOn(page, service, hannah)
  await page.getByRole('link', { name: /^Tilly, 9/ }).click()
  const child = page.url()
  await page.getByRole('button', { name: 'Write' }).click()
  await page.getByRole('button', { name: 'Start the visit' }).click()
  await page.getByRole('heading', { name: /^Visit to Tilly/ }).waitFor()
  const visit = page.url()
  const boxes = page.locator('main textarea:visible, main input[type=text]:visible, main input:not([type]):visible')
  const count = await boxes.count()
  assert.ok(count > 8, `${count} boxes`)
  for (let n = 0; n < count; n += 1)
    await boxes
      .nth(n)
      .fill(EVIL)
      .catch(() => undefined)
  await sendNow(page)
  const recordId = visit.split('/').at(-1) ?? ''
  const stored = await until(
    async () =>
      (await onServer(service, 'statutory-visit')).find(({ id, body }) => id === recordId && body.school === EVIL),
    'the words as they were typed',
  )
  assert.ok(stored)
  for (const place of [
    visit,
    `${service.address}/record/${recordId}`,
    child,
    `${child}/chronology`,
    `${service.address}/search?q=onerror`,
    `${service.address}/`,
  ]) {
    await page.goto(place)
    await unlock(page, hannah)
    await strip(page).waitFor()
    await settled(page)
    assert.not.match(await page.title(), /taken/, place)
    assert.is(await page.locator('img[src="x"], main script').count(), 0, place)
  }
  assert.equal(violations, [])
})

test('a carer who guesses numbers gets what a stranger gets', async () => {
  const service = await openService()
  const denise = await cookieOf(service, await personCalled(service, 'denise'))
  const pool = service.database.pool
  const { rows: blobs } = await pool.query<{ sha256: string }>(
    `SELECT DISTINCT b.sha256 FROM doorstep.blob_reference b JOIN doorstep.record r ON r.id = b.record_id
     WHERE b.sha256 NOT IN (SELECT x.sha256 FROM doorstep.blob_reference x JOIN doorstep.record q ON q.id = x.record_id
       WHERE q.file_ids && (SELECT array_agg(file_id) FROM doorstep.file_grant WHERE person_id = $1)) LIMIT 5`,
    [denise.personId],
  )
  assert.ok(blobs.length > 0)
  for (const sha256 of [...blobs.map((row) => row.sha256), 'a'.repeat(64)])
    for (const path of [`/sync/v1/blobs/${sha256}`, `/sync/v1/blobs/${sha256}/0`]) {
      const answer = await fetch(service.address + path, { headers: { cookie: denise.cookie } })
      assert.is(answer.status, 404, path)
      assert.is((await fetch(service.address + path)).status, 401)
    }
  const { rows: files } = await pool.query<{ id: string }>(
    `SELECT id FROM doorstep.file WHERE id NOT IN (SELECT file_id FROM doorstep.file_grant WHERE person_id = $1 AND revoked_at IS NULL)`,
    [denise.personId],
  )
  const pull = async (body: object, headers: Record<string, string> = {}) =>
    fetch(`${service.address}/sync/v1/pull`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: denise.cookie, ...headers },
      body: JSON.stringify({ protocol: 1, nonce: randomUUID(), deviceId: randomUUID(), cursors: {}, ...body }),
    })
  const answer = (await (await pull({ only: files.map((row) => row.id) })).json()) as {
    files: unknown[]
    grants: { fileId: string }[]
  }
  assert.equal(answer.files, [])
  assert.not.ok(answer.grants.some((grant) => files.some((row) => row.id === grant.fileId)))
  assert.is((await pull({}, { origin: 'https://elsewhere.example' })).status, 403)
  assert.is((await pull({}, { 'sec-fetch-site': 'cross-site' })).status, 403)
  assert.is((await pull({}, { cookie: '' })).status, 401)
  assert.is((await pull({ personId: randomUUID() })).status, 401)
  assert.is((await pull({}, { 'doorstep-person': randomUUID() })).status, 401)

  // What she does get, word by word: nothing withheld, nothing of another home.
  const all = await (await pull({})).text()
  for (const type of ['incident', 'childs-views', 'network-contact'])
    for (const { id, record } of await onServer(service, type))
      if (
        (record.withheldFrom as string[] | undefined)?.includes('foster-carer') &&
        (record.author as { personId: string }).personId !== denise.personId
      )
        assert.not.ok(all.includes(`"id":"${id}"`), `${type} ${id}`)
  const people = await onServer(service, 'person')
  const own = people.find((one) => one.id === denise.personId)?.body.phone
  for (const { body } of people.filter((one) => one.body.role === 'foster-carer' && one.body.phone !== own))
    assert.not.ok(all.includes(String(body.phone)), `the number of ${String(body.name)}`)
})

test.after(async () => {
  endTablets()
  await endServices()
})
test.run()
