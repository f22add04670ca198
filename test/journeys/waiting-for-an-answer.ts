/**
 * Two who wait: Joyce, whose request for help nobody answers while its date passes and climbs to the managers, and
 * Jonah, who was missing and whose return interview is late (72 hours).
 */
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { childFile } from '../../src/model/file.ts'
import { clocksOf, hearersOf } from '../../src/practice/process/clocks.ts'
import { endTablets, openTablet, PHONE } from '../support/browser.ts'
import { must } from '../support/must.ts'
import { allSent, onServer, personCalled, shellKept, signInOn, strip, until } from '../support/people.ts'
import { endServices, openService } from '../support/service.ts'
import type { Service } from '../support/service.ts'
import { goTo } from '../support/walk.ts'
import { exchange } from './support/at-the-meeting.ts'
import { choose, takeStep, when, whereItStands, write } from './support/on-the-form.ts'
import { childCalled, filesOnServer, inDays, standsOnServer, step, TODAY } from './support/where-it-stands.ts'

const scene: { service?: Service } = {}

const helpClocks = async (service: Service, childId: string) =>
  clocksOf(await filesOnServer(service), childId, new Date().toISOString()).filter(({ what }) =>
    /help request/.test(what),
  )

test('Mabel: help that was asked for is not answered, its date climbs, and an answer comes late', async () => {
  scene.service = await openService()
  const { service } = scene
  const [joyce, sam, priya] = [
    await personCalled(service, 'joyce'),
    await personCalled(service, 'sam'),
    await personCalled(service, 'priya'),
  ]
  const mabel = await childCalled(service, 'Mabel')
  const [asked, ...more] = await helpClocks(service, mabel.id)
  assert.equal(more, [])
  assert.equal(
    [asked?.what, asked?.overdue, asked?.level !== 'soon', asked?.who.name, asked?.rule],
    ['acknowledge help request', true, true, 'Sam', 'S4.15'],
  )
  // Whoever does not answer it, it climbs: the owner, the team manager, the senior manager.
  const weeksOn = `${inDays(21)}T12:00:00Z`
  const climbed = clocksOf(await filesOnServer(service), mabel.id, weeksOn).find(
    ({ recordId, what }) => recordId === asked?.recordId && what === asked?.what,
  )
  assert.equal(hearersOf(must(climbed)), [
    { personId: must(asked?.who.personId) },
    { role: 'team-manager' },
    { role: 'senior-manager' },
  ])

  // Joyce has heard nothing, and asks again while nobody can be reached.
  const phone = await openTablet({ size: PHONE })
  const hers = phone.page
  await signInOn(hers, service, joyce)
  await shellKept(hers)
  await goTo(hers, `/help?sent=${must(asked?.recordId)}`)
  await hers.getByText('Not opened yet, as far as we know').waitFor()
  await service.stop()
  await goTo(hers, '/')
  await hers.getByRole('link', { name: /^Ask for help/ }).click()
  await hers.getByRole('textbox', { name: /^In your words/ }).fill('Is there a short break on Saturday or not?')
  await hers.getByRole('button', { name: /^Now/ }).click()
  await hers.getByRole('heading', { name: 'Only on this phone so far' }).waitFor()
  await hers.getByText('Waiting for a connection').waitFor()
  await service.start()
  await hers.getByRole('heading', { name: /^Sent\. It is on Sam’s list/ }).waitFor({ timeout: 60_000 })

  // What passed is told to the team manager, with whose it is.
  const desk = await openTablet()
  const chairs = desk.page
  await signInOn(chairs, service, priya)
  await goTo(chairs, '/dates')
  const told = chairs.getByRole('region', { name: 'Told to you because they passed' })
  const row = told.getByRole('listitem').filter({ hasText: 'Acknowledge the request for help, Mabel' }).first()
  await row.getByText(/^Sam · S4.15/).waitFor()
  await desk.close()

  // Sam answers both, one of them in words.
  const office = await openTablet()
  const his = office.page
  await signInOn(his, service, sam)
  const requests = (await onServer(service, 'help-request')).filter(
    ({ record }) =>
      (record.author as { name: string }).name === 'Joyce' && (record.marks as readonly unknown[]).length === 0,
  )
  assert.is(requests.length, 2)
  await goTo(his, '/today')
  assert.ok((await his.getByRole('link', { name: /^Joyce asks for help/ }).count()) > 0)
  for (const { id } of requests) {
    await goTo(his, `/help?sent=${id}`)
    await his
      .getByRole('textbox', { name: 'A few words to Joyce' })
      .fill('Sorry that you waited. Saturday holds: ten to four.')
    await his.getByRole('button', { name: 'Answer', exact: true }).click()
    await his.getByRole('heading', { name: 'Answered by Sam' }).waitFor()
  }
  await allSent(his)
  await office.close()

  await exchange(hers)
  await hers.getByRole('heading', { name: 'Answered by Sam' }).waitFor()
  await hers.getByText('Sorry that you waited. Saturday holds: ten to four.').waitFor()
  assert.equal(await helpClocks(service, mabel.id), [])
  const marks = (await onServer(service, 'help-request'))
    .filter(({ id }) => requests.some((one) => one.id === id))
    .flatMap(({ record }) =>
      (record.marks as { name: string; kind: string }[]).map(({ name, kind }) => `${name} ${kind}`),
    )
  assert.equal(marks, ['Sam answered', 'Sam answered'])
  await phone.close()
})

test('Jonah: missing and back, the interview late by its hours, and what he said about it', async () => {
  const service = must(scene.service)
  const hannah = await personCalled(service, 'hannah')
  const jonah = await childCalled(service, 'Jonah')
  assert.is(step(await standsOnServer(service, jonah.id), 'return-home interview'), undefined)
  const tablet = await openTablet({ size: PHONE })
  const { page } = tablet
  await signInOn(page, service, hannah)
  await shellKept(page)
  await service.stop()
  await goTo(page, `/write/missing-episode?file=${childFile(jonah.id)}`)
  await page.getByRole('heading', { level: 1, name: /^Missing episode: Jonah/ }).waitFor()
  await choose(page, 'Missing or away', /missing/i)
  await when(page, 'Went missing', inDays(-5))
  await when(page, 'Came back at', `${inDays(-4)}T02:40`)
  await page.getByRole('button', { name: 'Done' }).click()
  await page.getByRole('region', { name: 'What next' }).waitFor()
  await whereItStands(page, jonah.id)
  const owed = page.getByRole('listitem').filter({ hasText: 'Hold the return interview' })
  await owed.getByText(/late|Was due/).waitFor()
  await strip(page)
    .filter({ hasText: /only on this/ })
    .waitFor()
  await service.start()
  await allSent(page)

  const stands = await until(async () => {
    const now = await standsOnServer(service, jonah.id)
    return step(now, 'return-home interview') && now
  }, 'the episode on the server')
  const late = must(step(stands, 'return-home interview'))
  assert.equal(
    [late.owner, late.overdue, Date.parse(late.due ?? '') - Date.parse(must(late.from).at)],
    ['CSW', true, 72 * 3_600_000],
  )
  const clock = clocksOf(await filesOnServer(service), jonah.id, new Date().toISOString()).find(
    ({ what }) => what === 'return-home interview',
  )
  assert.equal([clock?.who.name, clock?.level === 'soon'], ['Hannah', false])

  await takeStep(page, 'Hold the return interview')
  await when(page, 'Return interview held', TODAY)
  await write(page, 'What the child said about it', 'i was on the skate bowl. nobody asked till now')
  await page.getByRole('button', { name: 'Done' }).click()
  await page.getByRole('region', { name: 'What next' }).waitFor()
  await whereItStands(page, jonah.id)
  await owed.waitFor({ state: 'detached' })
  await allSent(page)
  const held = await until(
    async () => (await onServer(service, 'missing-episode')).find(({ body }) => body.interviewOn === TODAY),
    'the interview on the server',
  )
  assert.is(held.body.interview, 'i was on the skate bowl. nobody asked till now')
  const after = await standsOnServer(service, jonah.id)
  assert.is(step(after, 'return-home interview'), undefined)
  assert.is(after.state, stands.state, 'an episode moves nothing by itself')
})

test.after(async () => {
  endTablets()
  await endServices()
})
test.run()
