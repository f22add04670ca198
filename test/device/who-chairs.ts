import 'fake-indexeddb/auto'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { v7 } from 'uuid'
import type { Body } from '../../src/model/field.ts'
import type { FileId } from '../../src/model/file.ts'
import { personFile } from '../../src/model/file.ts'
import { newChild, newHousehold, openTablet, someone } from '../support/tablet.ts'

const priya = someone('team-manager', 'Priya')
const chair = { recordId: priya.personId, name: priya.name }
const review: Body = {
  held: '2026-09-10T14:00:00+01:00',
  chair,
  chairPost: 'team-manager',
  chairHoldsCase: { answer: false },
  present: [{ id: v7(), who: { name: 'Denise' } }],
  childsView: 'I want to stay.',
  working: 'Breakfast.',
  worries: 'The nights.',
  scores: [{ id: v7(), person: { name: 'Denise' }, relation: 'carer', score: 6 }],
  stabilising: { answer: true },
  oversight: 'statutory-review',
}

async function signs(file: FileId, role: string, to?: string): Promise<string> {
  const tablet = await openTablet({ person: priya })
  const child = newChild()
  const allocated = file.startsWith('child:') ? child : file
  await tablet.create({
    type: 'allocation',
    fileIds: [allocated, personFile(priya.personId)],
    body: { role, worker: chair, from: '2026-01-05', ...(to && { to }) },
  })
  const fileIds = file.startsWith('child:') ? [child] : [child, file]
  const meeting = await tablet.create({ type: 'review-meeting', fileIds, body: review })
  const answer = await tablet.sign(meeting.id, 'sign').then(
    ({ status }) => status,
    (error: unknown) => (error as { reason?: string }).reason ?? String(error),
  )
  tablet.lock()
  return answer
}

test('without a network the tablet says by itself that who holds the case may not sign as chair', async () => {
  assert.match(await signs(newChild(), 'childs-social-worker'), /may not chair/)
  assert.match(await signs(newHousehold(), 'supervising-social-worker'), /may not chair/)
})

test('who has given the case away, or is its manager, signs', async () => {
  assert.is(await signs(newChild(), 'childs-social-worker', '2026-08-01'), 'signed')
  assert.is(await signs(newChild(), 'team-manager'), 'signed')
})

test.run()
