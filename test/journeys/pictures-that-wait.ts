/** A child's pages reach the council after their file has gone on: who decides over them sees what was drawn. */
import { createHash, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { test } from '../support/journey.ts'
import * as assert from 'uvu/assert'
import { STROKES_MIME } from '../../src/app/drawing/strokes.ts'
import { PROTOCOL_VERSION } from '../../src/protocol/messages.ts'
import { DESKTOP, endTablets, openTablet, PHONE, PORTRAIT, TABLET } from '../support/browser.ts'
import { axeFindings, settled } from '../support/look-over.ts'
import { must } from '../support/must.ts'
import { personCalled, signInOn } from '../support/people.ts'
import type { SignIn } from '../support/people.ts'
import { endServices, openService } from '../support/service.ts'
import type { Service } from '../support/service.ts'
import { goTo } from '../support/walk.ts'

/** A device without a page: what it sends is what matters here. */
async function deviceOf(service: Service, person: SignIn) {
  const deviceId = randomUUID()
  const headers = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' }
  const { email, passphrase } = person
  const signedIn = await fetch(`${service.address}/auth/sign-in`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ email, passphrase, deviceId }),
  })
  const cookie = must(signedIn.headers.get('set-cookie')?.split(';')[0])
  const send = async (path: string, method: string, body: string | Uint8Array<ArrayBuffer>) => {
    const answer = await fetch(service.address + path, { method, headers: { ...headers, cookie }, body })
    assert.is(answer.status, 200, path)
    return (await answer.json()) as { results?: readonly { status: string }[] }
  }
  return { deviceId, send }
}

const referTo = (bytes: Uint8Array, mime: string) => ({
  sha256: createHash('sha256').update(bytes).digest('hex'),
  mime,
  bytes: bytes.length,
})

test('a drawing and a photo of words that wait are seen by the manager; one that is still on its way is said to be', {
  refused: /^childs-views .*no longer have this file/,
}, async () => {
  const service = await openService()
  const [hannah, priya] = [await personCalled(service, 'hannah'), await personCalled(service, 'priya')]
  const phone = await deviceOf(service, hannah)
  const { rows } = await service.database.pool.query<{ file_id: string }>(
    `UPDATE doorstep.file_grant SET revoked_at = now() FROM doorstep.account a
     WHERE a.person_id = file_grant.person_id AND a.email = $1 AND file_id LIKE 'child:%' AND revoked_at IS NULL RETURNING file_id`,
    [hannah.email],
  )
  const line = [100, 300, 0.5, 400, 200, 0.7, 800, 420, 0.6]
  const drawing = new TextEncoder().encode(
    JSON.stringify({ version: 1, marks: [{ kind: 'stroke', crayon: 'red', pen: false, points: line }] }),
  )
  const photo = new Uint8Array(readFileSync('public/icon-192.png'))
  const [drawn, taken, late] = [referTo(drawing, STROKES_MIME), referTo(photo, 'image/png'), new Uint8Array([7])]
  const opId = randomUUID()
  const raw = JSON.stringify({
    opId,
    prevOpId: null,
    deviceId: phone.deviceId,
    recordId: randomUUID(),
    fileIds: [must(rows[0]).file_id],
    type: 'childs-views',
    schemaVersion: 1,
    base: null,
    patch: {
      kind: 'write',
      changes: [
        {
          field: 'pieces',
          put: [
            { id: randomUUID(), words: 'This is the bridge at the river', drawing: drawn },
            { id: randomUUID(), photo: taken },
            { id: randomUUID(), photo: referTo(late, 'image/jpeg') },
          ],
          drop: [],
        },
      ],
    },
    claimedAt: new Date().toISOString(),
  })
  const sha256 = createHash('sha256').update(raw).digest('hex')
  const told = await phone.send(
    '/sync/v1/push',
    'POST',
    JSON.stringify({
      protocol: PROTOCOL_VERSION,
      nonce: randomUUID(),
      deviceId: phone.deviceId,
      operations: [{ opId, sha256, raw }],
    }),
  )
  assert.equal(
    told.results?.map(({ status }) => status),
    ['quarantined'],
  )
  for (const [ref, bytes] of [
    [drawn, drawing],
    [taken, photo],
  ] as const) {
    await phone.send(`/sync/v1/blobs/${ref.sha256}`, 'PUT', JSON.stringify({ bytes: ref.bytes, mime: ref.mime }))
    await phone.send(`/sync/v1/blobs/${ref.sha256}/0`, 'PUT', bytes)
  }

  const desk = await openTablet({ size: DESKTOP })
  const { page } = desk
  await signInOn(page, service, priya)
  await goTo(page, `/waiting/${opId}`)
  await page.getByRole('img', { name: 'A drawing that Hannah sent' }).waitFor()
  const shown = page.getByRole('img', { name: 'A photo that Hannah sent' })
  await shown.waitFor()
  assert.ok(await shown.evaluate((image) => (image as HTMLImageElement).decode().then(() => true)))
  await page.getByText('One of them has not reached the council yet').waitFor()
  assert.equal(await axeFindings(page), [])
  for (const size of [PHONE, TABLET, PORTRAIT, DESKTOP])
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize(size)
      await page.emulateMedia({ colorScheme })
      await settled(page)
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${size.width}`)
      if (process.env.LOOK)
        await page.screenshot({ path: `/tmp/shots/pw-${size.width}-${colorScheme}.png`, fullPage: true })
    }
  await desk.close()
})

test.after(async () => {
  endTablets()
  await endServices()
})
test.run()
