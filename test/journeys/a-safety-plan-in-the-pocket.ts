/**
 * Story 13: Jonah was missing three times and asked too late how he was. Hannah looks at the safety plan again with him,
 * without signal; Marcia has it on her phone in one tap, and says that she knows it, without signal too (S3.14).
 */
import { test } from '../support/journey.ts'
import * as assert from 'uvu/assert'
import { endTablets, openTablet, PHONE, TABLET } from '../support/browser.ts'
import { axeFindings } from '../support/look-over.ts'
import { onServer, personCalled, sendNow, shellKept, signInOn, strip, until } from '../support/people.ts'
import { must } from '../support/must.ts'
import { endServices, openService } from '../support/service.ts'
import { goTo } from '../support/walk.ts'
import { sign, write } from './support/on-the-form.ts'

const NEW = 'A text from me that says only: soup is on.'

test('H13, S3.14: a safety plan is made in one sitting and acknowledged at home, both without signal', async () => {
  const service = await openService()
  const [hannah, marcia] = [await personCalled(service, 'hannah'), await personCalled(service, 'marcia')]
  const jonah = must((await onServer(service, 'child')).find(({ body }) => body.name === 'Jonah')).id
  // what led there: three times, and one interview later than 72 hours
  const episodes = (await onServer(service, 'missing-episode')).filter(({ record }) =>
    (record.fileIds as readonly string[]).includes(`child:${jonah}`),
  )
  assert.is(episodes.length, 3)
  assert.ok(
    episodes.some(
      ({ body }) =>
        Date.parse(`${String(body.interviewOn)}T00:00Z`) - Date.parse(String(body.returned)) > 72 * 3_600_000,
    ),
  )

  const tablet = await openTablet({ size: TABLET })
  const { page } = tablet
  await signInOn(page, service, hannah)
  await shellKept(page)
  await page
    .getByText(/packed/)
    .first()
    .waitFor()
  await service.stop()
  await goTo(page, `/child/${jonah}/papers`)
  await page.getByRole('link', { name: /^Safety plan Looked at again/ }).click()
  await page.getByRole('heading', { name: 'Jonah’s safety plan' }).waitFor()
  await page.getByText(/^Marcia knows it/).waitFor()

  // the last plan is the first draft of the next: one answer changes, nothing is typed twice
  await goTo(page, `/child/${jonah}`)
  await page.getByRole('button', { name: 'Write' }).click()
  await page.getByRole('link', { name: 'Make a safety plan' }).click()
  await page.getByRole('heading', { name: 'Safety plan: Jonah' }).waitFor()
  const steps = page.getByRole('group', { name: /^Step \d$/ })
  await steps.nth(4).waitFor()
  assert.is(await steps.count(), 5)
  await write(steps.nth(1), 'Does what', NEW)
  await sign(page, 'Hannah')
  const planId = page.url().split('/').at(-1) ?? ''
  await strip(page)
    .getByText(/only on this device/)
    .waitFor()

  await service.start()
  await sendNow(page)
  const phone = await openTablet({ size: PHONE })
  await signInOn(phone.page, service, marcia)
  await shellKept(phone.page)
  await phone.page.getByText('Read it, and say that you know it').waitFor()
  await service.stop()
  await phone.page.getByRole('link', { name: /^Jonah’s safety plan/ }).click()
  await phone.page.getByText(NEW).waitFor()
  assert.equal(await axeFindings(phone.page), [])
  await phone.page.getByRole('button', { name: 'I know this plan' }).click()
  await phone.page.getByText(/^Marcia knows it/).waitFor()
  // for the fridge: what is in it, and what is not
  await phone.page.getByRole('link', { name: 'On paper' }).click()
  await phone.page.getByText(NEW).waitFor()
  assert.is(await phone.page.getByText('Green parka').count(), 0)
  await phone.page.getByRole('button', { name: 'the police', exact: true }).click()
  await phone.page.getByText(/Green parka/).waitFor()

  await service.start()
  await sendNow(phone.page)
  const kept = await until(async () => {
    const found = (await onServer(service, 'safety-plan')).find(({ id }) => id === planId)
    const marks = (found?.record.marks ?? []) as readonly { kind: string; name: string }[]
    return marks.some(({ kind, name }) => kind === 'acknowledged' && name === 'Marcia') ? found : undefined
  }, 'the acknowledged plan')
  assert.is(kept.status, 'signed')
  assert.ok((kept.record.fileIds as readonly string[]).some((file) => file.startsWith('household:')))
  await phone.close()
  await tablet.close()
  await service.end()
})

test.after(async () => {
  await endServices()
  endTablets()
})
test.run()
