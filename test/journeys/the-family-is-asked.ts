/**
 * H16, S4.10, S4.17: Noor's home, where the carers' son has answered two. Sam asks the whole family round their table,
 * without signal, and puts the tablet into Hamza's hands; what each of them said stands in the picture of the home.
 */
import { test } from '../support/journey.ts'
import * as assert from 'uvu/assert'
import { endTablets, openTablet, TABLET } from '../support/browser.ts'
import { must } from '../support/must.ts'
import { onServer, personCalled, sendNow, shellKept, signInOn, strip, until } from '../support/people.ts'
import { endServices, openService } from '../support/service.ts'
import { goTo } from '../support/walk.ts'
import { familyOf, familyToAsk } from '../../src/practice/family/household-answers.ts'
import { fileKind, fileSubject } from '../../src/model/file.ts'
import { choose, sign, write } from './support/on-the-form.ts'
import { childCalled, filesOnServer, TODAY } from './support/where-it-stands.ts'

const OTHERS = [
  ['Salma', 6, 'I am between two children I love.'],
  ['Yusuf', 7, 'Wednesdays help.'],
  ['Zaynab', 8, 'I like having Noor.'],
] as const

test('the carers’ son answered two: the family is asked round the table, without signal, with the tablet in his own hands', async () => {
  const service = await openService()
  const sam = await personCalled(service, 'sam')
  const page = (await openTablet({ size: TABLET })).page
  await signInOn(page, service, sam)
  await shellKept(page)
  const noor = await childCalled(service, 'Noor')
  const homeId = fileSubject(must(noor.files.find((file) => fileKind(file) === 'household')))
  const before = await filesOnServer(service)
  assert.equal(
    familyToAsk(before, homeId, TODAY).map(({ member, because, score }) => [member.ref.name, because, score]),
    [['Hamza', 'low', 2]],
  )

  await goTo(page, `/household/${homeId}`)
  const family = page.getByRole('region', { name: 'How everybody here is' })
  await family.getByText(/^Answered 2 on/).waitFor()
  await service.stop()
  await family.getByRole('link', { name: 'Ask how the family is coping' }).click()
  await page.getByRole('heading', { level: 1, name: 'How the family is coping' }).waitFor()
  await page.getByRole('checkbox', { name: 'The family asked' }).check()

  await page.getByRole('button', { name: 'Hand it to Hamza' }).click()
  await page.getByRole('heading', { name: 'This is yours, Hamza' }).waitFor()
  assert.is(await page.getByRole('link').count(), 0, 'nothing leads into the case')
  for (const name of ['Salma', 'Zaynab', 'Noor']) assert.is(await page.getByText(name).count(), 0)
  await page.getByRole('radio', { name: /^5/ }).click()
  await page.getByRole('textbox', { name: 'What is it like for you?' }).fill('Better since Wednesdays are mine.')
  await page.getByRole('button', { name: 'I have finished' }).click()
  await page.getByRole('button', { name: 'Sam: take it back' }).click()
  await page.getByRole('textbox', { name: 'Sam’s passphrase' }).fill(sam.passphrase)
  await page.getByRole('button', { name: 'Take the tablet back' }).click()

  const card = (name: string) => page.getByRole('group', { name, exact: true })
  await card('Hamza').getByText('Asked', { exact: true }).waitFor()
  for (const [name, score, words] of OTHERS) {
    await card(name)
      .getByRole('radio', { name: new RegExp(`^${score}`) })
      .click()
    await card(name)
      .getByRole('textbox', { name: `What it is like for ${name}` })
      .fill(words)
  }
  await card('Noor').getByRole('button', { name: 'Not here today' }).click()
  await card('Noor').getByRole('textbox', { name: 'Why Noor was not asked' }).fill('At Khala Mina’s until six.')
  await write(page, 'What it does to the carers: sleep, work, each other', 'They take turns on the landing.')
  await write(page, 'What carries them', 'Seven o’clock at one table.')
  await write(page, 'What support there is, and what is missing', 'An hour that is only Hamza’s.')
  await choose(page, /^Taken together/, 'More support is needed')
  await sign(page, 'Sam')
  await page.getByRole('heading', { level: 1, name: 'Salma and Yusuf' }).waitFor()
  await family.getByRole('button', { name: 'Table' }).click()
  await family.getByText('Better since Wednesdays are mine.').waitFor()
  await strip(page)
    .filter({ hasText: /only on this/ })
    .waitFor()

  await service.start()
  await sendNow(page)
  const kept = await until(
    async () =>
      (await onServer(service, 'impact-assessment')).find(
        ({ body, status }) => body.date === TODAY && status === 'signed',
      ),
    'the family’s assessment at the council',
  )
  const members = kept.body.members as { person: { name: string }; score?: number; whyNot?: string }[]
  assert.equal(
    members
      .map(({ person, score, whyNot }) => [person.name, score ?? whyNot])
      .sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1)),
    [
      ['Hamza', 5],
      ['Noor', 'At Khala Mina’s until six.'],
      ['Salma', 6],
      ['Yusuf', 7],
      ['Zaynab', 8],
    ],
  )
  const after = await filesOnServer(service)
  assert.equal(familyToAsk(after, homeId, TODAY), [], 'five is no longer four or less')
  const hamza = must(familyOf(after, homeId, TODAY).find(({ ref }) => ref.name === 'Hamza'))
  assert.equal(
    hamza.answers.map(({ score }) => score),
    [2, 5],
  )
})

test.after(async () => {
  endTablets()
  await endServices()
})

test.run()
