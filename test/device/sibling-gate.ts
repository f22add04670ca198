import 'fake-indexeddb/auto'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { v7 } from 'uuid'
import type { Body } from '../../src/model/field.ts'
import { fileSubject } from '../../src/model/file.ts'
import { londonDay } from '../../src/practice/london-day.ts'
import { newChild, openTablet, someone } from '../support/tablet.ts'

const hannah = someone('childs-social-worker', 'Hannah')

test('S4.18: without a network the tablet refuses the proposal, and takes it once the assessment is signed', async () => {
  const tablet = await openTablet({ person: hannah })
  const file = newChild()
  const today = londonDay(new Date().toISOString())
  const proposal = await tablet.create({
    type: 'reunification',
    fileIds: [file],
    body: {
      date: today,
      to: 'Dad',
      why: 'He has a tenancy.',
      childsView: 'If we go we both go.',
      siblings: { answer: true, reason: 'Wren' },
      risks: 'Nights alone.',
      protects: 'Gran next door.',
      planDuring: 'Weekends first.',
      planAfter: 'Weekly visits.',
      ifNot: 'Back to Anwen.',
      decision: 'go-home',
      from: today,
    } satisfies Body,
  })
  const refusal = await tablet.sign(proposal.id, 'sign').then(
    () => 'signed',
    (error: unknown) => (error as { reason?: string }).reason ?? String(error),
  )
  assert.is(refusal, 'Write the sibling assessment first: there is none yet')
  const assessment = await tablet.create({
    type: 'sibling-assessment',
    fileIds: [file],
    body: {
      date: today,
      children: [{ id: v7(), child: { recordId: fileSubject(file), name: 'Peter' }, needs: 'Her.', views: 'Both.' }],
      observations: 'He waits for her.',
      strengths: 'Each other.',
      risks: 'He carries it.',
      recommendation: 'together',
      why: 'They say so.',
      familyTime: 'Every day.',
    },
  })
  await tablet.sign(assessment.id, 'sign')
  assert.is((await tablet.sign(proposal.id, 'sign')).status, 'signed')
  tablet.lock()
})

test.run()
