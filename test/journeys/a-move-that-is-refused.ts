/**
 * A move that is asked for and refused, as Dylan's was: the review meeting says that it is not stabilising, the senior
 * manager decides without signal that the home gets more support, and everybody sees what follows from it (T15, T17, T19).
 */
import { test } from '../support/journey.ts'
import * as assert from 'uvu/assert'
import { endTablets, openTablet, PHONE, TABLET } from '../support/browser.ts'
import { axeFindings, ownFindings } from '../support/look-over.ts'
import { must } from '../support/must.ts'
import { onServer, personCalled, sendNow, shellKept, signInOn, strip, until } from '../support/people.ts'
import { endServices, openService } from '../support/service.ts'
import { goTo } from '../support/walk.ts'
import { agree, part } from './support/at-the-meeting.ts'
import { choose, sign, takeStep, when, whereItStands, write } from './support/on-the-form.ts'
import { inDays, meetingBehind, quietChildren, standsOnServer, step, untilItStands } from './support/where-it-stands.ts'

const SUPPORT = 'A helper on two evenings from Tuesday, paid for by the service; one weekend in four off.'

// H17, S2.25
test('a move that the review asked for is refused without signal, and help comes instead (as Dylan’s)', async () => {
  const service = await openService()
  const [priya, margaret, hannah] = [
    await personCalled(service, 'priya'),
    await personCalled(service, 'margaret'),
    await personCalled(service, 'hannah'),
  ]
  const child = must((await quietChildren(service, 1))[0])
  const meeting = await meetingBehind(service, child)
  assert.is((await standsOnServer(service, child.id)).state, 'ACTIONS')

  // Priya chairs the review: it is not stabilising.
  const chairs = await openTablet({ size: TABLET })
  let { page } = chairs
  await signInOn(page, service, priya)
  await whereItStands(page, child.id)
  await page.getByRole('heading', { name: 'Actions under way' }).waitFor()
  await takeStep(page, 'Hold the review meeting')
  await page.getByRole('heading', { level: 1, name: /^Review meeting for/ }).waitFor()
  const review = /meeting\/([^/]+)/.exec(page.url())?.[1] ?? ''
  await part(page, review, 'who')
  await write(page, 'What the child says', 'if you move me you can do it without me')
  await when(page, 'When it was held', `${inDays(-1)}T10:00`)
  await part(page, review, 'since')
  await page
    .getByText(/A helper on two evenings/)
    .first()
    .waitFor()
  for (const row of await page.locator('.agreed .map-card').all()) {
    await row.click()
    const sheet = page.getByRole('dialog')
    await write(sheet, 'What became of it', 'Not begun')
    await sheet.getByRole('button', { name: 'Done' }).click()
    await sheet.waitFor({ state: 'detached' })
  }
  await write(page, 'What is working well', 'Breakfasts; sorry is said within the hour.')
  await write(page, 'What we are still worried about', 'The help that was agreed has not begun.')
  await part(page, review, 'scale')
  await page
    .getByRole('radiogroup', { name: 'Sam', exact: true })
    .getByRole('radio', { name: '4', exact: true })
    .click()
  await page
    .getByRole('radiogroup', { name: 'Hannah', exact: true })
    .getByRole('radio', { name: '5', exact: true })
    .click()
  await part(page, review, 'decision')
  await choose(page, /Are there signs that the placement is stabilising/, 'No')
  await write(page, 'What shows that it is not', 'Two hard evenings since the meeting.')
  await part(page, review, 'actions')
  for (const [what, who, plan] of [
    ['Find the helper by Tuesday', 'Sam', /carers. plan/],
    ['Say what is decided, on the day', 'Hannah', /child.s plan/],
  ] as const)
    await agree(page, 'Add a promise or an action', async (row) => {
      await write(row, 'What', what)
      await row.getByRole('button', { name: who, exact: true }).click()
      await when(row, 'By when', inDays(4))
      await row.getByRole('radio', { name: plan }).check()
    })
  await page.getByText('Nothing is missing.').waitFor()
  await sign(page, 'Priya')
  await sendNow(page)
  await untilItStands(service, child.id, 'APPROVAL')

  // Margaret decides; the server is gone while she writes.
  const desk = await openTablet({ size: TABLET })
  page = desk.page
  await signInOn(page, service, margaret)
  await shellKept(page)
  await page.getByRole('button', { name: new RegExp(`Approve or refuse the move, ${child.name}`) }).waitFor()
  await service.stop()
  await page.getByRole('button', { name: new RegExp(`Approve or refuse the move, ${child.name}`) }).click()
  await page.getByRole('heading', { level: 1, name: new RegExp(`^Decision about a move: ${child.name}`) }).waitFor()
  await choose(page, 'Decision', /The move is refused/)
  await write(page, 'Why', 'The bond is here. What was agreed was never given a chance.')
  await page.getByRole('button', { name: 'Check and sign' }).click()
  await page
    .getByText(/Support that comes with it/)
    .first()
    .waitFor()
  assert.is(await page.getByRole('dialog').count(), 0, 'a refusal without its support is not signed')
  await write(page, 'What the child wants, and how it was weighed', 'To stay. It weighs more than all else.')
  await write(page, 'Support that comes with it', SUPPORT)
  await when(page, 'Review meeting on', inDays(28))
  assert.equal([...(await axeFindings(page)), ...(await ownFindings(page))], [])
  await sign(page, 'Margaret')
  await strip(page)
    .getByText(/only on this/)
    .or(strip(page).filter({ hasText: /only on this/ }))
    .first()
    .waitFor()
  await whereItStands(page, child.id)
  await page.getByRole('heading', { name: 'Actions under way' }).waitFor()
  await service.start()
  await sendNow(page)
  const stands = await untilItStands(service, child.id, 'ACTIONS')
  assert.is(stands.newest?.last?.row.id, 'T19')
  const next = must(step(stands, 'hold review meeting'))
  assert.equal([next.due, next.rule, next.owner, next.overdue], [inDays(28), 'T19', 'Chair', false])
  assert.is(step(stands, 'approve or refuse move'), undefined)
  assert.is(step(stands, 'notify IRO'), undefined, 'nobody is told of a move that is not made')

  // Hannah's phone: where it stands and why, the decision with its receipt, the minutes of the meeting on paper.
  const phone = await openTablet({ size: PHONE })
  page = phone.page
  await signInOn(page, service, hannah)
  await whereItStands(page, child.id)
  await page.getByRole('heading', { name: 'Actions under way' }).waitFor()
  await page
    .locator('.stands .lead')
    .filter({ hasText: /refused/i })
    .waitFor()
  const [decision] = (await onServer(service, 'move-decision')).filter(({ record }) =>
    (record.fileIds as readonly string[]).includes(`child:${child.id}`),
  )
  await goTo(page, `/record/${must(decision).id}`)
  await page.getByText(SUPPORT).waitFor()
  assert.is(await page.getByRole('button', { name: 'Check and sign' }).count(), 0)
  await page.getByRole('button', { name: 'I have read it' }).click()
  await sendNow(page)
  await goTo(page, `/paper/${meeting}`)
  await page.getByRole('heading', { name: 'On paper' }).waitFor()
  await page.getByText(/copy for Hannah/).waitFor()
  const paper = await page.locator('article.a4').innerText()
  for (const words of ['A helper on two evenings', 'School reports by phone', 'i want to stay but not like this'])
    assert.match(paper, words)

  const read = await until(async () => {
    const [one] = (await onServer(service, 'move-decision')).filter(({ id }) => id === must(decision).id)
    return one && (one.record.marks as unknown[]).length > 0 ? one : undefined
  }, 'Hannah’s receipt')
  assert.is(read.status, 'signed')
  assert.is(read.body.support, SUPPORT)
  assert.equal(
    (read.record.marks as { name: string; kind: string }[]).map(({ name, kind }) => [name, kind]),
    [['Hannah', 'read']],
  )
  assert.equal(
    (await onServer(service, 'action'))
      .filter(({ body }) => /helper by Tuesday|on the day/.test(String(body.what)))
      .map(({ body }) => [body.plan, (body.owner as { name: string }).name, body.due].join(' '))
      .sort((a, b) => (a < b ? -1 : 1)),
    [`carer Sam ${inDays(4)}`, `child Hannah ${inDays(4)}`],
  )
  assert.is((await onServer(service, 'move-decision')).filter(({ id }) => id === must(decision).id).length, 1)
})

test.after(async () => {
  endTablets()
  await endServices()
})
test.run()
