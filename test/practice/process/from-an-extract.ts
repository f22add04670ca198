import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { childFile } from '../../../src/model/file.ts'
import type { FileId } from '../../../src/model/file.ts'
import { viewFor } from '../../../src/model/permission.ts'
import { filesOf } from '../../../src/practice/of-type.ts'
import { childProcess } from '../../../src/practice/process/child-process.ts'
import { definitionOf } from '../../../src/records/all.ts'
import { must } from '../../support/must.ts'
import { actor, id, TILLY } from '../support/wrenbury.ts'
import { placed, said, signed } from './support/records.ts'

const FILES: readonly FileId[] = [childFile(TILLY)]
const NOW = '2026-06-10T12:00:00+01:00'

test('a placements team that reads extracts sees a planned move where everybody sees it', () => {
  const chair = { recordId: id(1), name: 'Priya' }
  const records = [
    placed(FILES, '2026-01-05'),
    signed('planning-meeting', FILES, { held: '2026-01-07T10:00:00+00:00' }, 'Hannah', '2026-01-07T12:00:00+00:00'),
    said(FILES, 'issue', 'Hannah', '2026-05-01T10:00:00+01:00'),
    signed(
      'triage',
      FILES,
      {
        at: '2026-05-01T11:00:00+01:00',
        immediateRisk: { answer: true, reason: 'They cannot go on.' },
      },
      'Hannah',
      '2026-05-01T11:00:00+01:00',
    ),
    signed(
      'stability-meeting',
      FILES,
      {
        label: 'stability',
        held: '2026-05-06T10:00:00+01:00',
        chair,
        chairPost: 'team-manager',
        chairHoldsCase: { answer: false },
        reviewDate: '2026-05-28',
      },
      'Priya',
      '2026-05-08T12:00:00+01:00',
    ),
    signed(
      'review-meeting',
      FILES,
      {
        held: '2026-05-28T10:00:00+01:00',
        chair,
        stabilising: { answer: false, reason: 'The evenings.' },
      },
      'Priya',
      '2026-05-28T12:00:00+01:00',
    ),
    signed(
      'move-decision',
      FILES,
      {
        at: '2026-06-01T10:00:00+01:00',
        decision: 'approved',
      },
      'Margaret',
      '2026-06-01T10:00:00+01:00',
    ),
    signed(
      'keeping-decision',
      FILES,
      {
        at: '2026-06-02T10:00:00+01:00',
        maintainable: { answer: true },
      },
      'Hannah',
      '2026-06-02T10:00:00+01:00',
    ),
  ]
  const bilal = { ...actor('Priya'), personId: id(77), name: 'Bilal', role: 'placements-team' as const }
  const his = records.flatMap((one) => viewFor(bilal, must(definitionOf(one.type)), one) ?? [])
  const stands = childProcess(filesOf(records), TILLY, NOW)
  assert.is(stands.state, 'PLANNED_MOVE')
  const toHim = childProcess(filesOf(his), TILLY, NOW)
  assert.equal([toHim.state, toHim.refused], ['PLANNED_MOVE', []])
})

test.run()
