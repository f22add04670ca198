/**
 * From signed minutes to a child who has read what was agreed: who has the minutes, the care plan, the child's version.
 * It is shown to nobody before it is approved, by whatever way somebody tries.
 */
import { test } from '../support/journey.ts'
import * as assert from 'uvu/assert'
import type { Page } from 'playwright-core'
import { v7 as newId } from 'uuid'
import { endTablets, openTablet, TABLET } from '../support/browser.ts'
import { onServer, personCalled, sendNow, shellKept, signInOn, strip, until } from '../support/people.ts'
import { endServices, openService } from '../support/service.ts'
import { filesOfChild, personRecord, writtenBy } from '../support/signed-meeting.ts'
import { goTo } from '../support/walk.ts'

const SAID = 'can pepper sleep in my room when its loud'

const fill = (page: Page, name: RegExp | string, words: string) => page.getByRole('textbox', { name }).fill(words)

const ref = ({ personId, name }: { personId: string; name: string }) => ({ recordId: personId, name })
const row = (body: object) => ({ id: newId(), ...body })

/** Nothing but the letter, or less. */
async function nothingElse(page: Page, after: string): Promise<void> {
  assert.is(await page.getByRole('link').count(), 0, `no link leads out after ${after}`)
  for (const theirs of ['Hannah updates it', 'Who has the minutes', 'Today'])
    assert.is(await page.getByText(theirs, { exact: true }).count(), 0, `“${theirs}” is not to be seen after ${after}`)
}

// S2.20, S2.21, S5.26, S5.29, S5.30
test('the minutes reach everybody, and Tilly her own version', async () => {
  const service = await openService()
  const [hannah, sam, priya] = [
    await personCalled(service, 'hannah'),
    await personCalled(service, 'sam'),
    await personCalled(service, 'priya'),
  ]
  const chair = await personRecord(service, 'Priya')
  const worker = await personRecord(service, 'Hannah')
  const ssw = await personRecord(service, 'Sam')
  const files = await filesOfChild(service, 'Tilly')
  const meeting = {
    label: 'stability',
    triggers: ['breakdown'],
    purpose: 'To keep this home steady.',
    held: '2026-05-19T10:00:00+01:00',
    chair: ref(chair),
    chairPost: 'team-manager',
    chairHoldsCase: { answer: false },
    childsChair: 'She did not mind.',
    invited: [
      row({ who: { name: 'Denise' }, as: 'carer', came: 'came' }),
      row({ who: { name: 'Miss Okafor' }, as: 'professional', came: 'came' }),
    ],
    childThere: 'views',
    childsView: 'I want to stay with Pepper.',
    feedbackPlan: 'Hannah, on Thursday, with the letter.',
    worries: [row({ words: 'No sleep' })],
    well: [row({ words: 'The garden' })],
    next: [row({ words: 'A quiet hour' })],
    harm: 'Three nights without sleep.',
    danger: 'That Denise cannot carry on.',
    scores: [row({ person: { name: 'Denise' }, relation: 'carer', score: 4 })],
    goal: 'stay',
    rules: [row({ occasion: 'The door is slammed', response: 'Wait two minutes, knock, bring Pepper' })],
    actions: [
      row({ what: 'Ring the school about Fridays', owner: ref(worker), due: '2026-06-02', plan: 'child' }),
      row({ what: 'A night off every other week', owner: ref(ssw), due: '2026-06-09', plan: 'carer' }),
    ],
    roles: [row({ who: ref(ssw), does: 'Rings Denise on Sundays' })],
    relationships: [row({ who: { name: 'Gill' }, how: 'a card every month' })],
    outcomesOpen: { answer: false },
    updater: 'childs-social-worker',
    distribution: [
      row({ who: ref(worker), as: 'whole' }),
      row({ who: ref(ssw), as: 'whole' }),
      row({ who: { name: 'Denise' }, as: 'no-address' }),
    ],
    childsVersionBy: ref(worker),
    reviewDate: '2026-06-16',
  }
  const meetingId = await writtenBy(service, chair, 'stability-meeting', files, meeting)

  let tablet = await openTablet({ size: TABLET })
  let page = tablet.page
  await signInOn(page, service, hannah)
  await shellKept(page)
  await goTo(page, `/record/${meetingId}`)
  await page.getByRole('link', { name: 'What follows the meeting' }).click()
  await page.getByRole('heading', { name: /^After the stability meeting about Tilly/ }).waitFor()
  const readers = page.getByRole('region', { name: 'Who has the minutes' })
  await readers.getByText('0 of 4 have them').waitFor()
  await readers.getByRole('button', { name: 'They have them here' }).click()
  await readers.getByText('1 of 4 have them').waitFor()
  await readers.getByRole('button', { name: 'I have read them' }).click()
  await readers.getByText('2 of 4 have them').waitFor()
  for (const name of ['Denise', 'Miss Okafor']) {
    await readers.getByRole('button', { name: `Sent to ${name}` }).click()
    const sheet = page.getByRole('dialog')
    await sheet.getByRole('button', { name: 'Note it' }).click()
    assert.is(await sheet.count(), 1, 'a receipt says how it was sent')
    await sheet.getByRole('checkbox', { name: 'By letter' }).check()
    await sheet.getByRole('button', { name: 'Note it' }).click()
    await sheet.waitFor({ state: 'detached' })
  }
  await readers.getByText('Everybody has them').waitFor()
  const agreed = page.getByRole('region', { name: 'What was agreed' })
  await agreed.getByRole('list', { name: 'On Tilly’s plan' }).getByText('Ring the school about Fridays').waitFor()
  await agreed.getByRole('list', { name: 'On the carers’ plan' }).getByText('A night off every other week').waitFor()
  const plan = page.getByRole('region', { name: 'The care plan' })
  await plan.getByText('When this happens: The door is slammed.').waitFor()
  await plan.getByRole('button', { name: 'The care plan is updated' }).click()
  await plan.getByText(/^Updated .*by Hannah/).waitFor()

  // written, and not to be shown
  await page.getByRole('button', { name: 'Write it' }).click()
  await page.getByRole('heading', { name: 'Tilly’s own version', level: 1 }).waitFor()
  const letterId = page.url().split('/').at(-1) ?? ''
  assert.match(
    await page.getByRole('textbox', { name: /^What you told us/ }).inputValue(),
    'I want to stay with Pepper.',
  )
  await fill(page, /^Why the grown-ups met/, 'Because nights are hard at the moment, for you and for Denise.')
  await fill(page, /^What we agreed/, 'You stay with Denise and Mark. Denise gets a night off. I ring your school.')
  await fill(page, /^Whom you can talk to/, 'Me, Miss Okafor, or Denise.')
  await page.getByText(/approves it first/).waitFor()
  assert.is(await page.getByRole('button', { name: 'Hand over the tablet' }).count(), 0)
  assert.is(
    await page.getByRole('button', { name: 'Check and approve' }).count(),
    0,
    'who writes it does not approve it',
  )
  await sendNow(page)
  // behind the screens' back: the tablet is told that it is with the child
  await page.evaluate(
    ([recordId, personId]) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('doorstep-device')
        opening.addEventListener('error', () => reject(opening.error))
        opening.addEventListener('success', () => {
          const store = opening.result.transaction('keep', 'readwrite').objectStore('keep')
          const put = store.put({ recordId, personId, finished: false }, 'handover')
          put.addEventListener('success', () => resolve())
          put.addEventListener('error', () => reject(put.error))
        })
      }),
    [letterId, worker.personId] as const,
  )
  await page.reload()
  await unlockBehind(page, hannah.passphrase)
  await page.getByRole('heading', { name: 'This letter is not ready yet' }).waitFor()
  assert.is(await page.getByText('Because nights are hard').count(), 0, 'not a word of it is shown')
  await nothingElse(page, 'a handover that was not allowed')
  await page.getByRole('button', { name: 'Give it back' }).click()
  await takeBack(page, hannah.passphrase)
  await page.getByText(/approves it first/).waitFor()

  // approved by a manager
  const desk = await openTablet({ size: TABLET })
  await signInOn(desk.page, service, priya)
  await goTo(desk.page, `/childs-version/${letterId}`)
  await desk.page.getByRole('button', { name: 'Check and approve' }).click()
  await desk.page.getByRole('button', { name: /^Sign as/ }).click()
  await desk.page
    .getByText(/^Approved by You|^Approved by Priya/)
    .first()
    .waitFor()
  await sendNow(desk.page)

  // shown without signal; the battery dies while she writes
  await sendNow(page)
  await page.getByRole('button', { name: 'Hand over the tablet' }).waitFor()
  await service.stop()
  await page.getByRole('button', { name: 'Hand over the tablet' }).click()
  await page.getByRole('heading', { name: 'A letter for Tilly' }).waitFor()
  await page.getByText('You stay with Denise and Mark.').waitFor()
  for (const way of ['/', '/children', `/after/${meetingId}`]) {
    await page.evaluate((path) => {
      history.pushState(null, '', path)
      dispatchEvent(new PopStateEvent('popstate'))
    }, way)
    await nothingElse(page, `the address ${way}`)
  }
  await fill(page, /Do you want to say something/, SAID)
  // said anew from the first key on that is not kept yet
  await page.getByText('Kept on this tablet').waitFor()
  await tablet.kill()

  tablet = await openTablet({ size: TABLET, profile: tablet.profile })
  page = tablet.page
  await page.goto(service.address)
  await unlockBehind(page, hannah.passphrase)
  await page.getByRole('heading', { name: 'A letter for Tilly' }).waitFor()
  assert.is(await page.getByRole('textbox', { name: /Do you want to say something/ }).inputValue(), SAID)
  await page.getByRole('button', { name: 'I have finished' }).click()
  await takeBack(page, hannah.passphrase)
  await page.getByRole('heading', { name: 'What Tilly said' }).waitFor()
  await page.getByText(SAID).first().waitFor()
  await page.getByText(/^Shown .*by Hannah/).waitFor()

  await service.start()
  await sendNow(page)
  const letter = await until(
    async () =>
      (await onServer(service, 'childs-version')).find(
        ({ id, record }) => id === letterId && (record.addenda as unknown[]).length > 0,
      ),
    'the showing on the server',
  )
  const [shown] = letter.record.addenda as {
    corrections: { shownOn: string; said: string; shownBy: { name: string } }
  }[]
  assert.is(shown?.corrections.said, SAID)
  assert.is(shown?.corrections.shownBy.name, hannah.name)
  assert.is(letter.status, 'signed')
  assert.is(letter.body.shownOn, undefined, 'what was approved has not changed')
  const receipts = (await onServer(service, 'notice')).filter(({ body }) => body.about === meetingId)
  assert.equal(
    receipts
      .map(({ body }) => [body.kind, body.to, ...((body.how ?? []) as string[])].filter(Boolean).join(' '))
      .sort((a, b) => (a < b ? -1 : 1)),
    [
      'care-plan-updated',
      'minutes-shared Denise letter',
      'minutes-shared Miss Okafor letter',
      'minutes-shared Sam here',
    ],
  )

  // a reader's own mark is a receipt of its own
  const samsDesk = await openTablet({ size: TABLET })
  await signInOn(samsDesk.page, service, sam)
  await goTo(samsDesk.page, `/record/${meetingId}`)
  await samsDesk.page.getByRole('button', { name: 'I have read it' }).click()
  await samsDesk.page.getByRole('link', { name: 'What follows the meeting' }).click()
  await samsDesk.page.getByRole('listitem').filter({ hasText: 'Sam' }).getByText(/^Read/).waitFor()
  await samsDesk.page.getByText(SAID).first().waitFor()
})

async function unlockBehind(page: Page, passphrase: string): Promise<void> {
  await page.getByLabel('Your passphrase').fill(passphrase)
  await page.getByRole('button', { name: /^Unlock as/ }).click()
}

async function takeBack(page: Page, passphrase: string): Promise<void> {
  await page.getByRole('button', { name: /take it back/ }).click()
  await page
    .getByLabel(/passphrase/i)
    .first()
    .fill(passphrase)
  await page.keyboard.press('Enter')
  await strip(page).waitFor()
}

test.after(async () => {
  endTablets()
  await endServices()
})
test.run()
