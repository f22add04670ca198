/**
 * Stories 21 and 22: Dad asks for Peter and Wren. The proposal is refused without signal and at the server, until both
 * children were asked and the sibling assessment is signed and countersigned (S4.11, S4.18, S3.26).
 */
import { createHash, randomUUID } from 'node:crypto'
import { test } from '../support/journey.ts'
import * as assert from 'uvu/assert'
import type { Page } from 'playwright-core'
import { bodyHash, diffBodies } from '../../src/model/body.ts'
import type { Body } from '../../src/model/field.ts'
import { reunification } from '../../src/records/reunification.ts'
import { DESKTOP, endTablets, openTablet, TABLET } from '../support/browser.ts'
import { onServer, personCalled, sendNow, shellKept, signInOn, strip, until } from '../support/people.ts'
import { must } from '../support/must.ts'
import { endServices, openService } from '../support/service.ts'
import type { Service } from '../support/service.ts'
import { goTo } from '../support/walk.ts'
import { choose, sign, write } from './support/on-the-form.ts'

const VIEWS = {
  Peter: 'If we go we both go. If we stay we both stay.',
  Wren: 'I want Dad next door and Peter in the next bunk.',
}

/** What somebody with a session and no Doorstep would send: a proposal about Wren, written and signed in one go. */
async function doctored(
  page: Page,
  service: Service,
  wren: string,
): Promise<readonly { status: string; reason?: string }[]> {
  const body: Body = {
    date: '2026-01-05',
    to: 'Dad',
    why: 'Because.',
    childsView: 'Yes.',
    siblings: { answer: true, reason: 'Peter' },
    risks: 'None.',
    protects: 'Dad.',
    planDuring: 'None.',
    planAfter: 'None.',
    ifNot: 'Nothing.',
    decision: 'go-home',
    from: '2026-01-06',
  }
  const { rows } = await service.database.pool.query<{ device_id: string }>(
    `SELECT s.device_id FROM doorstep.session s JOIN doorstep.account a ON a.person_id = s.person_id
     WHERE a.email = 'hannah@wrenbury.example' ORDER BY s.created_at DESC LIMIT 1`,
  )
  const deviceId = must(rows[0]).device_id
  const recordId = randomUUID()
  const common = {
    deviceId,
    recordId,
    fileIds: [`child:${wren}`],
    type: reunification.type,
    schemaVersion: reunification.version,
    claimedAt: '2026-01-05T10:00:00.000+00:00',
  }
  const first = randomUUID()
  const operations = [
    {
      ...common,
      opId: first,
      prevOpId: null,
      base: null,
      patch: { kind: 'write', changes: diffBodies(reunification.fields, {}, body) },
    },
    {
      ...common,
      opId: randomUUID(),
      prevOpId: first,
      base: { opId: first },
      patch: { kind: 'sign', as: 'sign', bodyHash: bodyHash(body) },
    },
  ].map((op) => {
    const raw = JSON.stringify(op)
    return { opId: op.opId, sha256: createHash('sha256').update(raw).digest('hex'), raw }
  })
  return page.evaluate(
    async ({ push, to }) => {
      const answer = await fetch(to, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(push),
      })
      return ((await answer.json()) as { results: { status: string; reason?: string }[] }).results
    },
    { push: { protocol: 1, nonce: randomUUID(), deviceId, operations }, to: '/sync/v1/push' },
  )
}

test('H21, H22, S4.18: nobody proposes that Peter goes home before both children were asked about each other', async () => {
  const service = await openService()
  const [hannah, priya] = [await personCalled(service, 'hannah'), await personCalled(service, 'priya')]
  const child = async (name: string) =>
    must((await onServer(service, 'child')).find(({ body }) => body.name === name)).id
  const [peter, wren] = [await child('Peter'), await child('Wren')]
  const proposal = must(
    (await onServer(service, 'reunification')).find(({ record }) =>
      (record.fileIds as readonly string[]).includes(`child:${peter}`),
    ),
  ).id

  const tablet = await openTablet({ size: TABLET })
  const { page } = tablet
  await signInOn(page, service, hannah)
  await shellKept(page)
  await page
    .getByText(/packed/)
    .first()
    .waitFor()
  await service.stop()

  // the child's page says what is missing, and the proposal says why it cannot be signed
  await goTo(page, `/child/${peter}`)
  await page
    .getByRole('link', { name: /Going home is being proposed, and no sibling assessment with Wren is signed/ })
    .waitFor()
  await goTo(page, `/record/${proposal}/edit`)
  await page.getByText('It cannot be signed yet. Write the sibling assessment first: there is none yet.').waitFor()
  assert.is(await page.getByRole('button', { name: 'Check and sign' }).count(), 0)

  // and so does the server, to whoever comes without Doorstep
  await service.start()
  await sendNow(page)
  const answers = await doctored(page, service, wren)
  assert.is(answers[0]?.status, 'applied')
  assert.is(answers[1]?.status, 'parked')
  assert.match(String(answers[1]?.reason), /^Write the sibling assessment first/)

  // one tap from there, each child by name, each with words of their own
  await service.stop()
  await page.getByRole('link', { name: 'Write the sibling assessment' }).click()
  await page.getByRole('heading', { name: /^Sibling assessment/ }).waitFor()
  for (const [at, name] of (['Peter', 'Wren'] as const).entries()) {
    const row = page.getByRole('group', { name: `Child ${at + 1}`, exact: true })
    await write(row, 'What this child needs', `What ${name} needs: the other one, and a say.`)
    await write(row, 'What this child says', VIEWS[name])
  }
  await write(page, 'What was seen when they were together', 'Peter by the door, his shoulders down when Moss came in.')
  await write(page, 'What is strong between them', 'They wait for each other.')
  await write(page, 'What worries us between them', 'Peter carries her news for her.')
  await choose(page, 'Recommendation', 'Together')
  await write(page, 'Why', 'Both say so, and it is so.')
  const assessment = page.url().split('/').at(-2) ?? ''
  await sign(page, 'Hannah')
  await strip(page)
    .getByText(/only on this device/)
    .waitFor()
  await service.start()
  await sendNow(page)

  const desk = await openTablet({ size: DESKTOP })
  await signInOn(desk.page, service, priya)
  await goTo(desk.page, `/record/${assessment}`)
  await desk.page.getByText(VIEWS.Wren).waitFor()
  await desk.page.getByRole('button', { name: 'Countersign' }).click()
  await desk.page.getByRole('button', { name: 'Sign as Priya' }).click()
  await desk.page.getByRole('dialog').waitFor({ state: 'detached' })
  await sendNow(desk.page)
  await desk.close()

  // then the proposal
  await sendNow(page)
  await goTo(page, `/record/${proposal}/edit`)
  await page.getByRole('button', { name: 'Check and sign' }).waitFor()
  assert.is(await page.getByText('It cannot be signed yet.').count(), 0)
  await sign(page, 'Hannah')
  const signed = await until(async () => {
    const found = (await onServer(service, 'reunification')).find(({ id }) => id === proposal)
    return found?.status === 'signed' ? found : undefined
  }, 'the signed proposal')
  assert.is((signed.record.signatures as readonly unknown[]).length, 1)
  const kept = must((await onServer(service, 'sibling-assessment')).find(({ id }) => id === assessment))
  assert.equal([...(kept.record.fileIds as readonly string[])].sort(), [`child:${peter}`, `child:${wren}`].sort())
  assert.equal(
    (kept.body.children as readonly { views: string }[]).map(({ views }) => views),
    [VIEWS.Peter, VIEWS.Wren],
  )
  assert.is((kept.record.signatures as readonly unknown[]).length, 2)
  await tablet.close()
  await service.end()
})

test.after(async () => {
  await endServices()
  endTablets()
})
test.run()
