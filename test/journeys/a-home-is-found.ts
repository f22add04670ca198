/**
 * The placements lane: a request (K1) written by the child's worker without signal and signed by the manager; received,
 * searched, matched and placed; the reviewing officer and CAFCASS told, with the receipt.
 */
import { test } from '../support/journey.ts'
import * as assert from 'uvu/assert'
import type { Page } from 'playwright-core'
import { endTablets } from '../support/browser.ts'
import { must } from '../support/must.ts'
import { allSent, as, onServer, sendNow, shellKept, strip, until } from '../support/people.ts'
import { endServices, openService } from '../support/service.ts'
import { goTo } from '../support/walk.ts'

const says = (page: Page, label: string, words: string) =>
  page.getByRole('textbox', { name: label, exact: true }).fill(words)

// S2.1–S2.4, T1, T2, reg 13
test('Robin needs a home: asked for offline, signed, received, searched, matched, placed, and those who must know are told', async () => {
  const service = await openService()
  const hannah = await as(service, 'hannah')
  await goTo(hannah, '/children')
  await hannah.getByRole('button', { name: 'Add a child' }).click()
  await says(hannah, 'Name', 'Robin')
  await hannah.getByRole('button', { name: 'Done' }).click()
  await allSent(hannah)
  const robin = await until(
    async () => (await onServer(service, 'child')).find(({ body }) => body.name === 'Robin'),
    'Robin’s file',
  )
  const page = `/child/${robin.id}`

  const priya = await as(service, 'priya')
  await goTo(priya, `${page}/network`)
  for (const [role, worker] of [
    ['Child’s social worker', 'Hannah'],
    ['Independent reviewing officer', 'Ruth'],
  ] as const) {
    await priya.getByRole('button', { name: 'Allocate a worker' }).click()
    await priya.getByLabel(role).check()
    await priya.getByRole('radio', { name: new RegExp(`^${worker}`) }).check()
    await priya.getByRole('button', { name: 'Allocate', exact: true }).click()
    await priya.getByRole('dialog').waitFor({ state: 'detached' })
  }
  await allSent(priya)

  // without signal
  await sendNow(hannah)
  await shellKept(hannah)
  await service.stop()
  await goTo(hannah, page)
  await hannah.getByRole('button', { name: 'Write' }).click()
  await hannah.getByRole('link', { name: 'Ask for a placement (K1)' }).click()
  await hannah.getByRole('radio', { name: /^Planned/ }).check()
  await says(hannah, 'Why a home is needed', 'His grandmother goes into hospital for good.')
  await says(
    hannah,
    'By when, and how long it is to last',
    'In two weeks; until we know whether his aunt can take him.',
  )
  await says(hannah, 'What the child needs', 'A calm house, and somebody who reads to him.')
  await says(hannah, 'Race, culture, religion, language, gender, sexuality', 'White British; no faith.')
  await says(hannah, 'Homes before, and what was learnt there', 'Always with his grandmother.')
  await says(hannah, 'Risks, and what has helped', 'None known. He wakes at night and wants a light.')
  await says(hannah, 'Brothers and sisters: together or apart, and why', 'None.')
  await says(hannah, 'Where: family, school, friends', 'Near St Anne’s, so that he keeps his class.')
  await hannah.getByRole('button', { name: 'Done' }).click()
  await hannah.getByRole('heading', { level: 1 }).waitFor()
  await strip(hannah)
    .getByText(/only on this device/)
    .waitFor()

  await service.start()
  await sendNow(hannah)

  await sendNow(priya)
  await goTo(priya, '/today')
  const all = priya.getByRole('button', { name: /that wait for you$/ })
  const request = priya.getByRole('link', { name: /Sign the placement request \(K1\), Robin/ })
  await all.or(request).first().waitFor()
  if (await all.count()) await all.click()
  await request.click()
  await priya.getByRole('button', { name: 'Check and sign' }).click()
  await priya.getByRole('button', { name: 'Sign as Priya' }).click()
  await priya.getByText('Signed', { exact: true }).first().waitFor()
  await allSent(priya)

  const bilal = await as(service, 'bilal')
  await bilal.getByRole('button', { name: /^We have it.*Robin/ }).click()
  await bilal.getByRole('button', { name: /^We have it.*Robin/ }).waitFor({ state: 'detached' })
  await bilal.getByRole('button', { name: /^Begin the search\s+for Robin/ }).click()
  await bilal.getByRole('heading', { name: 'A home for Robin' }).waitFor()
  await bilal.getByText('somebody who reads to him').waitFor()
  await bilal.getByLabel('One of our households').selectOption({
    label: must(
      (await bilal.getByLabel('One of our households').locator('option').allTextContents()).find((one) =>
        one.startsWith('Denise and Mark'),
      ),
    ),
  })
  await bilal.getByRole('button', { name: 'Add this home' }).click()
  const card = bilal.getByRole('article', { name: 'Denise and Mark' })
  await card
    .getByRole('textbox', { name: 'What fits', exact: true })
    .fill('They read every night, and live by St Anne’s.')
  await card.getByRole('radio', { name: 'Chosen' }).check()
  await bilal.getByRole('button', { name: 'Match child and home' }).click()
  await bilal.getByRole('heading', { name: 'Matching: Robin' }).waitFor()
  assert.is(
    await bilal.getByRole('textbox', { name: 'What the child needs', exact: true }).inputValue(),
    'A calm house, and somebody who reads to him.',
    'what the request says is not typed twice',
  )
  await says(bilal, 'What the home brings', 'Time in the evenings, a light on the landing.')
  await says(bilal, 'What is missing', 'A bed of his own size.')
  await bilal.getByRole('button', { name: 'Add a support' }).click()
  await says(bilal, 'What', 'A bed, before he comes')
  await bilal
    .getByRole('group', { name: /Who sees to it/ })
    .getByRole('button', { name: /^Sam/ })
    .first()
    .click()
  await says(bilal, 'What the child’s past may ask of these carers, new ones above all', 'Grief for his grandmother.')
  await says(
    bilal,
    'What it means for the others in the home and for brothers and sisters',
    'Tilly is glad of company.',
  )
  await bilal.getByLabel('A match with the support above').check()
  await says(bilal, 'Why', 'Near his school, and calm.')
  await bilal.getByRole('button', { name: 'Done' }).click()
  await bilal.getByRole('heading', { name: /^Matching with Denise and Mark/ }).waitFor()
  await allSent(bilal)

  const sam = await as(service, 'sam')
  await sam.getByRole('button', { name: /that wait for you$/ }).click()
  await sam.getByRole('link', { name: /Sign the matching/ }).click()
  await sam.getByRole('button', { name: 'Check and sign' }).click()
  await sam.getByRole('button', { name: 'Sign as Sam' }).click()
  await sam.getByText('Signed', { exact: true }).first().waitFor()
  await allSent(sam)
  const bed = await until(
    async () => (await onServer(service, 'action')).find(({ body }) => body.what === 'A bed, before he comes'),
    'the support as somebody’s action',
  )
  assert.ok(
    (bed.record.fileIds as readonly string[]).includes(`child:${robin.id}`),
    'though Sam does not hold his file',
  )
  await sam.context().close()

  await sendNow(bilal)
  await goTo(bilal, '/')
  await bilal.getByText('Denise and Mark chosen, matched and signed.').waitFor()
  await bilal.getByRole('link', { name: 'Robin is placed' }).click()
  await bilal.getByRole('button', { name: /Denise and Mark, chosen in the search/ }).click()
  await bilal.getByLabel('Legal status', { exact: true }).selectOption({ index: 2 })
  await bilal.getByLabel('Kind of placement', { exact: true }).selectOption({ index: 2 })
  await bilal.getByLabel('First day', { exact: true }).fill(new Date().toISOString().slice(0, 10))
  await bilal.getByLabel('Until a lasting home is found').check()
  await bilal.getByRole('group', { name: 'Is CAFCASS involved?' }).getByLabel('Yes').check()
  await bilal.getByRole('button', { name: 'Done' }).click()
  await bilal.getByRole('heading', { name: /Denise and Mark/ }).waitFor()
  await goTo(bilal, '/')
  await bilal.getByRole('button', { name: /Notify the reviewing officer, Robin/ }).click()
  assert.is(await bilal.getByRole('dialog').getByLabel('To whom').inputValue(), 'Ruth')
  await bilal.getByRole('button', { name: 'Notified', exact: true }).click()
  await bilal.getByRole('button', { name: /Notify CAFCASS, Robin/ }).click()
  await bilal.getByRole('dialog').getByLabel('By secure mail').check()
  await bilal.getByRole('button', { name: 'Notified', exact: true }).click()
  // the first of the two stands as told while the second is still being written down
  await bilal.getByRole('button', { name: /Notify/ }).waitFor({ state: 'detached' })
  await bilal.getByText('Told today').first().waitFor()
  await allSent(bilal)

  const ruth = await as(service, 'ruth')
  await ruth.getByRole('button', { name: /^I have it.*Robin/ }).click()
  await ruth.getByRole('button', { name: /^I have it.*Robin/ }).waitFor({ state: 'detached' })
  await allSent(ruth)
  await ruth.context().close()

  await sendNow(bilal)
  await bilal.getByText(/Ruth has it since today/).waitFor()
  const told = (await onServer(service, 'notice')).filter(({ record }) =>
    (record.fileIds as readonly string[]).includes(`child:${robin.id}`),
  )
  assert.equal(told.map(({ body }) => String(body.kind)).sort(), ['cafcass-notified', 'reviewing-officer-notified'])

  await sendNow(hannah)
  await goTo(hannah, `${page}/process`)
  await hannah
    .getByText(/The planning meeting is still to come/)
    .first()
    .waitFor()
  await hannah.getByText('Hold the placement planning meeting').first().waitFor()
})

test.after(async () => {
  endTablets()
  await endServices()
})
test.run()
