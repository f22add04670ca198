/**
 * Priya holds Sam's supervision without signal (S4.2, S4.13, S4.14). Every child of Sam's homes stands on it by itself, with
 * what is overdue; without words about each of them it is not signed. Sam reads it; to Hannah it is not there.
 */
import { test } from '../support/journey.ts'
import * as assert from 'uvu/assert'
import { supervisionFile } from '../../src/model/supervision-file.ts'
import { endTablets, openTablet, TABLET } from '../support/browser.ts'
import { must } from '../support/must.ts'
import { onServer, personCalled, sendNow, shellKept, signInOn, until } from '../support/people.ts'
import { endServices, openService } from '../support/service.ts'
import { goTo } from '../support/walk.ts'

const LEARNT = 'Two homes were visited in one afternoon, and the second one knew it.'

test('held without signal, refused without each child, signed, read by the worker and by nobody else', async () => {
  const service = await openService()
  const [priya, sam, hannah] = [
    await personCalled(service, 'priya'),
    await personCalled(service, 'sam'),
    await personCalled(service, 'hannah'),
  ]
  const tablet = await openTablet({ size: TABLET })
  const { page } = tablet
  await signInOn(page, service, priya)
  await shellKept(page)
  // Sam's is past, and the board says so
  await page.getByRole('link', { name: /^Supervision of the team: \d+ near or past$/ }).click()
  const sams = page.getByRole('listitem').filter({ hasText: 'Supervising social worker' }).filter({ hasText: 'Sam' })
  await sams.getByText(/late$/).waitFor()
  await service.stop()

  await sams.getByRole('button', { name: /the supervision of Sam$/ }).click()
  await page.getByRole('heading', { name: 'Supervision of Sam', level: 1 }).waitFor()
  const recordId = page.url().split('/').at(-1) ?? ''
  const children = page.getByRole('article')
  await children.first().waitFor()
  const many = await children.count()
  assert.ok(many > 3, `${many} children of Sam's homes`)
  assert.ok((await page.getByText('Overdue', { exact: true }).count()) > 0, 'what is overdue joined by itself')

  await page.getByRole('textbox', { name: /^How the worker is/ }).fill('Tired, and says so.')
  await page.getByRole('textbox', { name: /^Looking back/ }).fill(LEARNT)
  await page.getByRole('textbox', { name: /^Decisions, and why/ }).fill('One home an afternoon.')
  await page.getByRole('button', { name: 'Check and sign' }).click()
  await page.getByRole('link', { name: 'Each child talked about: How stable home is' }).waitFor()
  await page.getByRole('link', { name: 'Overdue actions, talked through: What we said about it' }).waitFor()
  assert.is(await page.getByRole('dialog').count(), 0, 'nothing is offered to be signed')

  for (const line of await page.getByRole('textbox', { name: /What we said about it$/ }).all())
    await line.fill('Done by Friday, or an honest date.')
  for (const line of await page.getByRole('textbox', { name: /How stable home is$/ }).all()) await line.fill('Holding.')
  for (const line of await page.getByRole('textbox', { name: /How the plan is going$/ }).all())
    await line.fill('One goal moved.')
  await page.getByRole('button', { name: 'Check and sign' }).click()
  await page.getByRole('button', { name: 'Sign as Priya' }).click()
  await page.waitForURL(/\/record\//)
  await page.getByText('Only on this device', { exact: true }).waitFor()

  await service.start()
  await sendNow(page)
  const held = await until(
    async () =>
      (await onServer(service, 'staff-supervision')).find(({ id, status }) => id === recordId && status === 'signed'),
    'the signed supervision on the server',
  )
  assert.is(held.body.reflection, LEARNT)
  assert.is((held.body.children as readonly unknown[]).length, many)
  const { rows } = await service.database.pool.query<{ person_id: string }>(
    'SELECT person_id FROM doorstep.account WHERE email = $1',
    [sam.email],
  )
  assert.equal(held.record.fileIds, [supervisionFile(rows[0]?.person_id ?? '')])
  await tablet.close()

  // Sam reads it, and says so
  const his = await openTablet({ size: TABLET })
  await signInOn(his.page, service, sam)
  await his.page.getByRole('link', { name: /^Read your supervision of/ }).click()
  await his.page.getByText(LEARNT).waitFor()
  await his.page.getByRole('button', { name: 'I have read it' }).click()
  await until(async () => {
    const now = (await onServer(service, 'staff-supervision')).find(({ id }) => id === recordId)
    return (must(now).record.marks as readonly { kind: string; name: string }[]).some(
      ({ kind, name }) => kind === 'read' && name === 'Sam',
    )
      ? true
      : undefined
  }, 'Sam’s mark on the server')
  await his.close()

  // to a colleague of the same team it is not there
  const hers = await openTablet({ size: TABLET })
  await signInOn(hers.page, service, hannah)
  await goTo(hers.page, `/record/${recordId}`)
  await hers.page.getByText('This record is not on this device.').waitFor()
  await goTo(hers.page, '/team')
  await hers.page.getByText('Your role does not hold supervision of workers.').waitFor()
  await hers.close()
})

test.after(async () => {
  endTablets()
  await endServices()
})
test.run()
