/** The return that every council holds becomes children; one of them is allocated and visited. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from '../support/journey.ts'
import * as assert from 'uvu/assert'
import { DESKTOP, endTablets, openTablet, TABLET } from '../support/browser.ts'
import { onServer, personCalled, sendNow, signInOn, until } from '../support/people.ts'
import { endServices, openService } from '../support/service.ts'

const folder = mkdtempSync(join(tmpdir(), 'doorstep-return-'))
writeFileSync(
  join(folder, 'header.csv'),
  '\uFEFFCHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\r\n904411,2,11/09/2014,WBRI,X089575916879,,\r\n904412,1,01/10/2010,MOTH,J091207487052,,\r\n',
)
writeFileSync(
  join(folder, 'episodes.csv'),
  'CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n' +
    '904411,01/03/2025,S,C2,N1,U1,PR1,,,,EW30 7IP,WY21 4WE,5199933\n904412,31/02/2025,S,C2,N1,U1,PR1,,,,EW30 7IP,WY21 4WE,5199933\n',
)

test('Priya imports a return and allocates a child; Hannah visits that child', async () => {
  const service = await openService()
  const priya = await personCalled(service, 'priya')
  const hannah = await personCalled(service, 'hannah')
  const desk = await openTablet({ size: DESKTOP })
  await signInOn(desk.page, service, priya)
  await desk.page.getByRole('link', { name: 'Import' }).click()
  await desk.page.getByLabel(/Single files/).setInputFiles([join(folder, 'header.csv'), join(folder, 'episodes.csv')])
  await desk.page.getByRole('button', { name: /Import/ }).click()
  await desk.page.getByRole('cell', { name: 'DECOM' }).first().waitFor()
  const children = await onServer(service, 'child')
  const imported = children.find(({ body }) => body.returnId === '904411')
  assert.ok(imported, 'the child is on the server')
  assert.is(imported?.body.name, undefined, 'a return holds no names')

  await desk.page.getByRole('link', { name: 'Search' }).click()
  await desk.page.getByRole('searchbox').or(desk.page.getByRole('combobox')).first().fill('904411')
  await desk.page
    .getByRole('link', { name: /904411/ })
    .first()
    .click()
  await desk.page.getByRole('link', { name: 'Network' }).click()
  await desk.page.getByRole('button', { name: 'Allocate a worker' }).click()
  const sheet = desk.page.getByRole('dialog')
  await sheet.getByRole('radio', { name: /^Hannah/ }).check()
  await sheet.getByRole('button', { name: /Allocate/ }).click()
  // until it is written, the strip still says that all was sent
  await sheet.waitFor({ state: 'detached' })
  await sendNow(desk.page)

  const tablet = await openTablet({ size: TABLET })
  const { page } = tablet
  await signInOn(page, service, hannah)
  await page.getByRole('link', { name: 'Children', exact: true }).click()
  await page
    .getByRole('link', { name: /904411/ })
    .first()
    .click()
  await page.getByRole('button', { name: 'Write' }).click()
  await page.getByRole('button', { name: 'Start the visit' }).click()
  await page.getByRole('textbox', { name: 'School', exact: true }).fill('Her new teacher knows her name already.')
  await sendNow(page)
  const recordId = page.url().split('/').at(-1)
  const visit = await until(
    async () => (await onServer(service, 'statutory-visit')).find(({ id }) => id === recordId),
    'the visit on the server',
  )
  assert.is(visit.body.school, 'Her new teacher knows her name already.')
  assert.equal(visit.record.fileIds, [`child:${imported?.id}`])
})

test.after(async () => {
  rmSync(folder, { recursive: true, force: true })
  endTablets()
  await endServices()
})
test.run()
