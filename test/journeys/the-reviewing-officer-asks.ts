/**
 * Ruth comments on a visit without signal (S4.24). The comment stands beside the visit, on the child's file and on the
 * household's; Hannah answers it without signal; Ruth takes it on as a formal dispute, and Priya has twenty working days.
 */
import { test } from '../support/journey.ts'
import * as assert from 'uvu/assert'
import { endTablets, openTablet, TABLET } from '../support/browser.ts'
import { must } from '../support/must.ts'
import { onServer, personCalled, sendNow, shellKept, signInOn, until } from '../support/people.ts'
import { endServices, openService } from '../support/service.ts'
import { goTo } from '../support/walk.ts'

const ASKED = 'Who has told Kai why the green paint has to wait?'
const ANSWER = 'I have, on the stairs, and he shrugged. The paint comes on Saturday.'
const DISPUTED = 'Kai was promised an answer twice and has none in writing.'

test('a comment is seen on both files, answered without signal, and a dispute has its clock', async () => {
  const service = await openService()
  const [ruth, hannah, sam, priya] = [
    await personCalled(service, 'ruth'),
    await personCalled(service, 'hannah'),
    await personCalled(service, 'sam'),
    await personCalled(service, 'priya'),
  ]
  const kai = (await onServer(service, 'child')).find(({ body }) => body.name === 'Kai')?.id ?? ''
  const visit = (await onServer(service, 'statutory-visit'))
    .filter(
      ({ record, status }) => status === 'signed' && (record.fileIds as readonly string[]).includes(`child:${kai}`),
    )
    .sort((a, b) => (String(a.body.date) < String(b.body.date) ? 1 : -1))[0]
  assert.ok(visit)
  const lives = (await onServer(service, 'placement')).find(
    ({ record, body }) => (record.fileIds as readonly string[]).includes(`child:${kai}`) && !body.end,
  )
  const home = must(must(lives).record.fileIds as readonly string[]).find((file) => file.startsWith('household:'))
  assert.ok(home)

  const hers = await openTablet({ size: TABLET })
  await signInOn(hers.page, service, ruth)
  await shellKept(hers.page)
  await goTo(hers.page, `/record/${visit.id}`)
  await hers.page.getByRole('button', { name: 'Comment on this' }).waitFor()
  await service.stop()
  await hers.page.getByRole('button', { name: 'Comment on this' }).click()
  await hers.page.getByRole('textbox', { name: /^Comment/ }).fill(ASKED)
  const commentId = hers.page.url().match(/record\/([0-9a-f-]{36})/)?.[1] ?? ''
  await hers.page.getByLabel('Answer by').fill(new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10))
  await hers.page.getByRole('button', { name: 'Check and sign' }).click()
  await hers.page.getByRole('button', { name: 'Sign as Ruth' }).click()
  await hers.page.getByText('Signed', { exact: true }).first().waitFor()
  await service.start()
  await sendNow(hers.page)
  const stands = await until(
    async () =>
      (await onServer(service, 'iro-comment')).find(({ id, status }) => id === commentId && status === 'signed'),
    'the comment on the server',
  )
  assert.equal(new Set(stands.record.fileIds as readonly string[]), new Set([`child:${kai}`, home]), 'on both files')

  // the child's worker: from the first page, beside the visit, without signal
  const worker = await openTablet({ size: TABLET })
  await signInOn(worker.page, service, hannah)
  await shellKept(worker.page)
  await worker.page.getByRole('link', { name: /^Answer the reviewing officer’s comment, Kai/ }).waitFor()
  await goTo(worker.page, `/record/${visit.id}`)
  await worker.page.getByRole('heading', { name: 'What the reviewing officer says of it' }).waitFor()
  await worker.page.getByText(ASKED).waitFor()
  await service.stop()
  await worker.page.getByRole('button', { name: 'Answer it' }).click()
  await worker.page.getByLabel('Your answer').fill(ANSWER)
  await worker.page.getByRole('button', { name: 'Send the answer' }).click()
  await worker.page.getByText(ANSWER).waitFor()
  await service.start()
  await sendNow(worker.page)
  await until(async () => {
    const now = (await onServer(service, 'iro-comment')).find(({ id }) => id === commentId)
    return (must(now).record.marks as readonly { kind: string; note?: string }[]).find(
      ({ kind, note }) => kind === 'answered' && note === ANSWER,
    )
  }, 'the answer on the server')
  await worker.close()

  // the supervising worker, on the household's page
  const other = await openTablet({ size: TABLET })
  await signInOn(other.page, service, sam)
  await goTo(other.page, `/household/${home.slice('household:'.length)}`)
  const said = other.page.getByRole('region', { name: 'What the reviewing officer says' })
  await said.getByText(ASKED).waitFor()
  await said.getByText(ANSWER).waitFor()
  await other.close()

  // it does not satisfy Ruth: a formal dispute, which waits for the manager
  await goTo(hers.page, `/write/iro-comment?file=child:${kai}`)
  await hers.page.getByRole('textbox', { name: /^Comment/ }).fill('The answer is not in writing.')
  await hers.page
    .getByRole('group', { name: /^Is it a formal dispute/ })
    .getByRole('radio', { name: 'Yes' })
    .check()
  await hers.page.getByRole('textbox', { name: /^What is in dispute/ }).fill(DISPUTED)
  await hers.page.getByRole('button', { name: 'Check and sign' }).click()
  await hers.page.getByRole('button', { name: 'Sign as Ruth' }).click()
  await hers.page.getByRole('heading', { name: /^Dispute:/, level: 1 }).waitFor()
  await hers.page.getByText('20 working days in all, IRO handbook 6.2').waitFor()
  await sendNow(hers.page)
  const dispute = await until(
    async () =>
      (await onServer(service, 'iro-comment')).find(
        ({ body, status }) =>
          status === 'signed' && (body.dispute as { reason?: string } | undefined)?.reason === DISPUTED,
      ),
    'the dispute on the server',
  )
  await hers.close()

  const manager = await openTablet({ size: TABLET })
  await signInOn(manager.page, service, priya)
  await goTo(manager.page, `/child/${kai}/both`)
  const card = manager.page.getByRole('article').filter({ hasText: DISPUTED })
  await card.getByText(/^To be resolved by/).waitFor()
  await card.getByText(/^With the team manager/).waitFor()
  await card.getByRole('link', { name: /^Formal dispute of/ }).click()
  await manager.page.waitForURL(new RegExp(`/record/${dispute.id}`))
  await manager.close()
})

test.after(async () => {
  endTablets()
  await endServices()
})
test.run()
