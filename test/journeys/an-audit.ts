/**
 * An audit of Tilly's file (S3, S4.25): each item with what the record shows by itself, judged without signal, signed;
 * what needs to be put right stands on her plan, and what comes up again is seen over audits.
 */
import { test } from '../support/journey.ts'
import * as assert from 'uvu/assert'
import { childFile } from '../../src/model/file.ts'
import { ofType } from '../../src/practice/of-type.ts'
import { action } from '../../src/records/action.ts'
import { audit } from '../../src/records/audit.ts'
import { endTablets, openTablet } from '../support/browser.ts'
import { personCalled, sendNow, shellKept, signInOn, until } from '../support/people.ts'
import { endServices, openService } from '../support/service.ts'
import { goTo } from '../support/walk.ts'
import { addRow, sign, when, write } from './support/on-the-form.ts'
import { childCalled, filesOnServer, inDays } from './support/where-it-stands.ts'

test('S3.3, S3.13, S4.25: Sylvia audits a file; the record says what it can prove, she judges', async () => {
  const service = await openService()
  const sylvia = await personCalled(service, 'sylvia')
  const tilly = await childCalled(service, 'Tilly')
  const tablet = await openTablet()
  const { page } = tablet
  await signInOn(page, service, sylvia)
  await shellKept(page)
  await page.getByRole('heading', { name: 'What comes up again' }).waitFor()
  await service.stop()
  await goTo(page, `/write/audit?file=${childFile(tilly.id)}`)
  const visits = page.getByRole('listitem', { name: /^S3\.13:/ })
  await visits.getByText(/^The record shows: /).waitFor()
  await visits.getByLabel('For the child').selectOption('Met')
  await visits.getByLabel('For the carers').selectOption('Partly met')
  await visits.getByText('Still to judge: for the placement').waitFor()
  const chronology = page.getByRole('listitem', { name: /^S3\.11:/ })
  await chronology.getByLabel('For the child').selectOption('Partly met')
  await chronology.getByRole('textbox', { name: 'What I saw, S3.11' }).fill('School rang twice; it stands nowhere')
  // nothing is signed that nobody has judged
  for (const item of await page.getByRole('listitem', { name: /^S[34]\.\d+:/ }).all()) {
    const carers = item.getByLabel('For the carers')
    if ((await carers.inputValue()) === '') await carers.selectOption('Does not apply')
    const rest = item.getByRole('button', { name: /^The rest does not apply/ })
    if ((await rest.count()) > 0) await rest.click()
  }
  await write(page, 'What is strong here', 'Tilly can be heard on every page')
  await addRow(page, 'Add what needs to be put right')
  await write(page, 'What', 'What school says goes into the chronology')
  await write(page, 'Which item', 'S3.11')
  await page.getByLabel('Who does it', { exact: true }).fill('Hannah')
  await when(page, 'By when', inDays(21))
  await sign(page, 'Sylvia')
  await service.start()
  await sendNow(page)
  const signed = await until(async () => {
    const found = ofType(audit, (await filesOnServer(service)).inFile(childFile(tilly.id), audit.type))
    return found.find(({ status }) => status === 'signed')
  }, 'the signed audit on the server')
  const row = signed.body.items?.find(({ item }) => item === 'S3.13')
  assert.equal([row?.child, row?.placement, row?.carer], ['met', 'does-not-apply', 'partly'])
  assert.ok(row?.known)
  const remedy = await until(
    async () =>
      ofType(action, (await filesOnServer(service)).inFile(childFile(tilly.id), action.type)).find(
        ({ body }) => body.what === 'What school says goes into the chronology',
      ),
    'what is to be put right, on her plan',
  )
  assert.is(remedy.body.plan, 'child')
  await goTo(page, '/audits')
  await page.getByText('What others say stands in chronology and assessment').waitFor()
  await tablet.close()
})

test.after(() => {
  endTablets()
  return endServices()
})
test.run()
