/**
 * Story 12, Mabel, with the line dead at both ends: Joyce asks again, Sam takes and answers what he knows of; both read
 * what has arrived and what has not. It is not sorted, and becomes support that is waited for.
 */
import { test } from '../support/journey.ts'
import * as assert from 'uvu/assert'
import { childFile } from '../../src/model/file.ts'
import { clocksOf } from '../../src/practice/process/clocks.ts'
import { endTablets, openTablet, PHONE } from '../support/browser.ts'
import { onServer, personCalled, sendNow, shellKept, signInOn, until } from '../support/people.ts'
import { endServices, openService } from '../support/service.ts'
import { goTo } from '../support/walk.ts'
import { childCalled, filesOnServer } from './support/where-it-stands.ts'

test('H12, S4.15: duty answers without signal, the carer asks without signal, and nobody is told that it has arrived before it has', async () => {
  const service = await openService()
  const mabel = await childCalled(service, 'Mabel')
  const [joyce, sam] = [await personCalled(service, 'joyce'), await personCalled(service, 'sam')]
  const [phone, office] = [await openTablet({ size: PHONE }), await openTablet()]
  const [hers, his] = [phone.page, office.page]
  await signInOn(hers, service, joyce)
  await shellKept(hers)
  await signInOn(his, service, sam)
  await shellKept(his)
  await goTo(his, '/duty')
  const list = his.getByRole('list', { name: /^Requests for help/ })
  const first = list.getByRole('listitem').filter({ hasText: 'Third night without sleep' })
  await first.waitFor()
  await goTo(hers, '/')
  await hers.getByText(/It climbed to Rosalind, head of service/).waitFor()
  await hers.getByRole('link', { name: /^Respite.*Waiting \d+ working days/ }).waitFor()

  await service.stop()
  await hers.getByRole('link', { name: /^Ask for help/ }).click()
  await hers.getByRole('textbox', { name: /^In your words/ }).fill('A short break on Saturday, or not?')
  await hers.getByRole('button', { name: /^Now/ }).click()
  await hers.getByRole('heading', { name: 'Only on this phone so far' }).waitFor()
  await hers.getByText(/^Nobody there knows of it yet/).waitFor()
  assert.is(await hers.getByText(/If nobody takes it up/).count(), 0)
  await first.getByRole('button', { name: /^I take it/ }).click()
  await first.getByText('You have it').first().waitFor()
  await first.getByText('What you did is only on this device so far; Joyce does not know it yet').waitFor()
  await first.getByRole('link', { name: /^Answer/ }).click()
  await his.getByRole('textbox', { name: 'A few words to Joyce' }).fill('Sorry that you waited. I come tomorrow.')
  await his.getByRole('button', { name: 'I rang them' }).click()
  await his.getByRole('heading', { name: 'Answered by Sam' }).waitFor()
  await his.getByText(/only on this device so far/).waitFor()

  const back = new Date().toISOString()
  await service.start()
  await sendNow(hers)
  await hers.getByRole('heading', { name: /^Sent\. It is on Sam’s list/ }).waitFor({ timeout: 60_000 })
  await hers
    .getByRole('region', { name: 'The clock' })
    // at night and at weekends nobody is said to read it
    .getByText(/left for Sam to take it up, by|It is due to be taken up by .* all the same/)
    .waitFor()
  await sendNow(his)
  // what was opened meanwhile is in the audit as well, with the time of its reading
  const { rows: reads } = await service.database.pool.query<{ at: string }>(
    `SELECT a.detail->>'at' AS at FROM doorstep.audit a JOIN doorstep.record r ON r.id = a.record_ids[1]
     WHERE a.action = 'read' AND r.type = 'help-request' AND a.at > $1`,
    [back],
  )
  assert.ok(
    reads.some(({ at }) => at < back),
    'read without signal, told since',
  )
  await goTo(his, '/duty')
  const second = list.getByRole('listitem').filter({ hasText: 'A short break on Saturday' })
  await second.waitFor()
  assert.is(await first.count(), 0, 'what is answered is not on the list any more')

  // a visit that is begun answers nothing: the request stays where it was, and its clock goes on
  await second.getByRole('button', { name: /^Duty visit/ }).click()
  await his.waitForURL(/\/visit\//)
  await goTo(his, '/duty')
  await second.getByText(/^You began a visit at .*nobody has said yet that they take it/).waitFor()
  await second.getByText(/to be taken up/).waitFor()
  await sendNow(his)
  await sendNow(hers)
  await hers.getByText('Sam began a visit').waitFor()
  await second.getByRole('link', { name: /^Answer/ }).click()
  await his.getByRole('textbox', { name: 'A few words to Joyce' }).fill('I am asking the short breaks team.')
  await his.getByRole('button', { name: 'Answer', exact: true }).click()
  await his.getByRole('heading', { name: 'Answered by Sam' }).waitFor()
  await sendNow(his)

  await sendNow(hers)
  await hers.getByRole('heading', { name: 'Was it sorted?' }).waitFor()
  await hers.getByRole('button', { name: 'No, not yet' }).click()
  await hers.getByRole('textbox', { name: 'What is still needed?' }).fill('Nobody has said who takes her.')
  await hers.getByRole('button', { name: 'Ask again' }).click()
  await hers.getByRole('heading', { name: /^It is again on/ }).waitFor()
  await sendNow(hers)

  await sendNow(his)
  await his.getByRole('heading', { name: 'Joyce says it is not sorted' }).waitFor()
  await his.getByRole('button', { name: /^Respite, therapy or other support/ }).click()
  await his.getByRole('heading', { level: 1, name: /^Request for support: Mabel/ }).waitFor()
  await his.getByRole('textbox', { name: 'What it would change for the child or the carers' }).fill('They sleep.')
  await his.getByRole('textbox', { name: 'Asked of which service' }).fill('Short breaks team')
  await his.getByRole('button', { name: 'Done' }).click()
  await sendNow(his)
  await sendNow(hers)
  await hers
    .getByRole('link', { name: /^Respite.*Waiting 0 working days.*With Sam, asked of Short breaks team/ })
    .waitFor()

  const kept = await until(async () => {
    const rows = await onServer(service, 'support-request')
    return rows.find(({ body }) => body.partner === 'Short breaks team' && typeof body.about === 'string')
  }, 'the request for support on the server')
  const requests = (await onServer(service, 'help-request')).filter(
    ({ record }) =>
      (record.author as { name: string }).name === 'Joyce' &&
      (record.marks as readonly { kind: string }[]).every(({ kind }) => kind !== 'closed'),
  )
  const marks = requests.map(({ record }) =>
    (record.marks as readonly { name: string; kind: string }[]).map(({ name, kind }) => `${name} ${kind}`),
  )
  assert.equal(
    marks.toSorted((a, b) => a.length - b.length),
    [
      ['Sam acknowledged', 'Sam answered'],
      ['Sam visit-begun', 'Sam answered', 'Joyce reopened', 'Sam support-begun'],
    ],
  )
  assert.ok(requests.some(({ id }) => id === kept.body.about))
  assert.ok((kept.record.fileIds as readonly string[]).includes(childFile(mabel.id)))
  const clocks = clocksOf(await filesOnServer(service), mabel.id, new Date().toISOString())
  const [open, ...others] = clocks.filter(({ what }) => what.endsWith('help request'))
  assert.equal([open?.what, open?.who.name, others], ['acknowledge help request', 'Sam', []])
  await phone.close()
  await office.close()
})

test.after(async () => {
  endTablets()
  await endServices()
})
test.run()
