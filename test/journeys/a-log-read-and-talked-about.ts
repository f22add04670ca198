/**
 * S4.5, S4.20, F10: a carer writes a hard day. What stood out in it is shown to her first, on her own phone, and she asks
 * for a call while nobody can be reached; her worker is shown it after her, reads, takes the log to the next supervision,
 * talks about it, and she hears each of these.
 */
import { test } from '../support/journey.ts'
import * as assert from 'uvu/assert'
import type { Page } from 'playwright-core'
import { endTablets, PHONE } from '../support/browser.ts'
import { must } from '../support/must.ts'
import { as, onServer, sendNow, shellKept, until } from '../support/people.ts'
import { endServices, openService } from '../support/service.ts'
import type { Service } from '../support/service.ts'
import { goTo } from '../support/walk.ts'

const HARD = 'Shouting from six until nine. I am drained, nothing works and nobody rang.'
const NOTE = 'You did not make this up. We look at the nights together.'

const logOnServer = async (service: Service) =>
  (await onServer(service, 'daily-log')).find(({ body }) => body.happened === HARD)
const standsOut = (page: Page) => page.locator('mark.stands-out').count()

test('a log is read, answered and talked about, and what stood out in it is the carer’s to see first', async () => {
  const service = await openService()
  const phone = await as(service, 'denise', PHONE)
  await shellKept(phone)
  const tablet = await as(service, 'sam')

  await phone.getByRole('button', { name: /^Tilly’s day/ }).click()
  await phone.getByRole('textbox', { name: 'What happened?' }).fill(HARD)
  await phone.getByRole('textbox', { name: 'What went well?' }).fill('She laughed once, at the dog.')
  await phone.getByRole('button', { name: 'Send to Sam' }).click()
  const card = phone.getByRole('region', { name: 'These words stood out to us as well' })
  await card.waitFor()
  const log = await until(() => logOnServer(service), 'the log at the council')
  await sendNow(tablet)
  await goTo(tablet, `/record/${log.id}`)
  await tablet.getByText('She laughed once, at the dog.').waitFor()
  assert.is(await standsOut(tablet), 0, 'Denise has not seen it yet')

  await service.stop()
  for (const words of ['drained', 'nothing works', 'nobody rang'])
    await card.locator('mark', { hasText: words }).waitFor()
  await card.getByText('(something good)').first().waitFor()
  await card.getByRole('button', { name: 'Yes, please ring me' }).click()
  await phone.getByRole('heading', { name: 'Only on this phone so far' }).waitFor()
  await service.start()
  await sendNow(phone)
  await until(
    async () =>
      (await onServer(service, 'help-request')).find(({ body, record }) => {
        const { name } = record.author as { name: string }
        return body.need === 'Please ring me' && name === 'Denise' && (record.marks as unknown[]).length === 0
      }),
    'her request for a call',
  )

  await sendNow(tablet)
  await tablet.getByRole('heading', { name: 'Words that stand out' }).waitFor()
  assert.ok((await standsOut(tablet)) >= 3)
  await tablet.getByRole('button', { name: 'I have read it' }).click()
  await tablet.getByRole('button', { name: 'Take it to the next supervision' }).click()
  await tablet.getByText(/^Sam took this to the carers’ (next )?supervision/).waitFor()
  await tablet.getByRole('textbox', { name: /^A few words to Denise/ }).fill(NOTE)
  await tablet.getByRole('button', { name: 'We talked it through' }).click()
  await tablet
    .getByText(/^Talked about/)
    .first()
    .waitFor()
  await sendNow(tablet)

  await sendNow(phone)
  await goTo(phone, '/')
  await phone.getByText(/^Sam talked with you about today’s log/).waitFor()
  await phone.getByText(NOTE).waitFor()
  await phone
    .getByText(/^Sam took this to your (next )?supervision/)
    .first()
    .waitFor()
  assert.is(await card.count(), 0)

  const kept = must(await logOnServer(service)).record.marks as { name: string; kind: string; note?: string }[]
  assert.equal(
    kept.map(({ name, kind, note }) => [name, kind, note]),
    [
      ['Denise', 'read', undefined],
      ['Sam', 'read', undefined],
      ['Sam', 'discussed', NOTE],
    ],
  )
  const led = (await onServer(service, 'log-follow-up')).filter(({ body }) => body.log === log.id)
  assert.equal(
    led.map(({ body }) => body.where),
    ['supervision'],
  )
})

test.after(async () => {
  endTablets()
  await endServices()
})

test.run()
