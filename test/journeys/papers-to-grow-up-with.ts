/**
 * Story 23: Callum is sixteen and has no passport. His page and Bronwen's day say since when and whose it is; he looks at
 * his papers himself; and the match with new carers says what was missing on its first day (S3.15, S4.9, S4.19, S4.21).
 */
import { test } from '../support/journey.ts'
import * as assert from 'uvu/assert'
import { endTablets, openTablet, TABLET } from '../support/browser.ts'
import { axeFindings } from '../support/look-over.ts'
import { allSent, onServer, personCalled, sendNow, shellKept, signInOn, strip, until } from '../support/people.ts'
import { must } from '../support/must.ts'
import { endServices, openService } from '../support/service.ts'
import { goTo } from '../support/walk.ts'

test('H23, S3.15: whose the passport is and since when, seen by Bronwen and, beside her, by Callum', async () => {
  const service = await openService()
  const bronwen = await personCalled(service, 'bronwen')
  const callum = must((await onServer(service, 'child')).find(({ body }) => body.name === 'Callum')).id
  const tablet = await openTablet({ size: TABLET })
  const { page } = tablet
  await signInOn(page, service, bronwen)
  await shellKept(page)
  await page
    .getByText(/packed/)
    .first()
    .waitFor()
  await service.stop()
  await goTo(page, `/child/${callum}`)
  await page.getByRole('link', { name: /^No passport: applied 26 days ago, Bronwen sees to it/ }).waitFor()
  await page.getByRole('link', { name: /The first support began 21 days after the first day/ }).waitFor()
  await goTo(page, `/child/${callum}/papers`)
  await page.getByRole('button', { name: 'Look at them together' }).click()
  await page.getByRole('heading', { name: 'Callum, these are your papers' }).waitFor()
  await page.getByText('Applied 26 days ago. Bronwen sees to it', { exact: false }).waitFor()
  assert.equal(await axeFindings(page), [])
  // nothing of the case can be reached from here
  assert.is(await page.getByRole('link').count(), 0)
  await page.getByRole('button', { name: 'I have finished' }).click()
  await page.getByRole('button', { name: 'Bronwen: take it back' }).click()
  await page.getByLabel('Bronwen’s passphrase').fill(bronwen.passphrase)
  await page.getByRole('button', { name: 'Take the tablet back' }).click()
  await strip(page)
    .getByText(/only on this device/)
    .waitFor()
  await service.start()
  await allSent(page)
  const kept = await until(async () => {
    const plan = (await onServer(service, 'pathway-plan')).find(({ record }) =>
      (record.fileIds as readonly string[]).includes(`child:${callum}`),
    )
    const marks = (plan?.record.marks ?? []) as readonly { kind: string; note?: string }[]
    return marks.some(({ kind, note }) => kind === 'discussed' && note === 'Looked at together') ? plan : undefined
  }, 'that it was looked at together')
  assert.is(kept.status, 'signed')
  await tablet.close()

  // on the carers' record as well, where Moira offers what may help
  const moira = await personCalled(service, 'moira')
  const desk = await openTablet({ size: TABLET })
  await signInOn(desk.page, service, moira)
  const home = must((await onServer(service, 'household')).find(({ body }) => body.name === 'Jess and Aaron')).id
  await goTo(desk.page, `/household/${home}`)
  await desk.page.getByRole('link', { name: /^Callum’s matching.*Thin/ }).waitFor()
  await desk.page.getByRole('link', { name: /^Caring for another age.*Jess: Yes, please/ }).waitFor()
  await desk.page.getByRole('link', { name: /^Offer: Trauma/ }).click()
  await desk.page.getByRole('heading', { name: /^Training: Jess and Aaron/ }).waitFor()
  await desk.page.getByRole('radio', { name: 'New carers', checked: true }).waitFor()
  await sendNow(desk.page)
  const offered = await until(
    async () =>
      (await onServer(service, 'training-need')).find(
        ({ body, record }) =>
          body.topic === 'trauma' && (record.fileIds as readonly string[]).includes(`household:${home}`),
      ),
    'the offered training',
  )
  assert.is(offered.body.trigger, 'new-carers')
  await desk.close()
  await service.end()
})

test.after(async () => {
  await endServices()
  endTablets()
})
test.run()
