/** The parts of a meeting as they stand in its tabs, and who is in the room. */
import type { AnyRecordDefinition } from '../../model/define-record.ts'
import type { Body, PersonRef } from '../../model/field.ts'
import type { Uuid } from '../../model/file.ts'
import type { Json } from '../../model/json.ts'
import type { Draft } from '../form/draft.ts'

export interface Part {
  readonly id: string
  readonly title: string
  readonly fields: readonly string[]
}

/** What each part is drawn with. */
export interface PartProps {
  readonly definition: AnyRecordDefinition
  readonly draft: Draft
  readonly childId: Uuid
  readonly onShow: (field: string) => void
}

export type MeetingRow = { readonly id: string; readonly [cell: string]: Json | undefined }
export const rowsOf = (body: Body, field: string): readonly MeetingRow[] => (body[field] ?? []) as readonly MeetingRow[]

const CHAIR = ['chair', 'chairPost', 'chairHoldsCase', 'chairSuits']

const meetingParts = (child: string): readonly Part[] => [
  {
    id: 'prepare',
    title: 'Prepare',
    fields: ['label', 'triggers', 'purpose', ...CHAIR, 'childsChair', 'plannedFor', 'place'],
  },
  { id: 'who', title: 'Who comes', fields: ['invited', 'notInvited'] },
  { id: 'map', title: 'Map', fields: ['worries', 'well', 'next', 'notes'] },
  { id: 'scale', title: 'Scale', fields: ['scores'] },
  { id: 'goal', title: 'Goal', fields: ['harm', 'danger', 'goal', 'safetyGoal', 'bottomLine', 'contingency'] },
  { id: 'rules', title: 'Rules', fields: ['rules'] },
  { id: 'actions', title: 'Actions', fields: ['actions'] },
  { id: 'network', title: 'Network', fields: ['roles', 'relationships'] },
  { id: 'child', title: child, fields: ['childThere', 'childsView', 'feedbackPlan', 'childsVersionBy'] },
  {
    id: 'after',
    title: 'Afterwards',
    fields: ['held', 'outcomesOpen', 'updater', 'distribution', 'reviewDate'],
  },
]

const reviewParts: readonly Part[] = [
  { id: 'who', title: 'Who is there', fields: ['held', ...CHAIR, 'present', 'childsView'] },
  { id: 'since', title: 'Since the last meeting', fields: ['agenda', 'working', 'worries'] },
  { id: 'scale', title: 'Scale', fields: ['scores'] },
  { id: 'decision', title: 'Is it stabilising?', fields: ['stabilising', 'oversight', 'nextReview'] },
  { id: 'actions', title: 'Actions', fields: ['actions'] },
]

export const partsOf = (definition: AnyRecordDefinition, child: string): readonly Part[] =>
  definition.type === 'review-meeting' ? reviewParts : meetingParts(child)

/** Where the screen opens: still being prepared, or at the table. */
export function firstPart(definition: AnyRecordDefinition, body: Body, today: string): string {
  if (definition.type === 'review-meeting') return 'who'
  const planned = typeof body.plannedFor === 'string' ? body.plannedFor.slice(0, 10) : undefined
  return body.held || (planned !== undefined && planned <= today) ? 'map' : 'prepare'
}

export interface InTheRoom {
  readonly who: PersonRef
  readonly as: string | undefined
}

/** Whom one can hear: those who came; before that is written down, those who are invited. */
export function inTheRoom(body: Body): readonly InTheRoom[] {
  const rows = body.invited ? rowsOf(body, 'invited') : rowsOf(body, 'present')
  return rows.flatMap((row) => {
    const who = row.who as PersonRef | undefined
    if (!who || row.came === 'apologies') return []
    return [{ who, as: typeof row.as === 'string' ? row.as : undefined }]
  })
}
