/**
 * Who the plan was made with and shared with (S3.10): everybody who took part, the carers and the workers; when each got it
 * and how, and whether they have said that they read it. The receipts are notices and the readers' own marks.
 */
import type { BodyOf } from '../../model/field.ts'
import { childFile, fileKind, fileSubject, householdFile } from '../../model/file.ts'
import type { Uuid } from '../../model/file.ts'
import type { Role } from '../../model/person.ts'
import { allocation } from '../../records/allocation.ts'
import { notice } from '../../records/notice.ts'
import { accountOf } from '../afterwards.ts'
import { currentPlacement, householdIdOf } from '../home.ts'
import { having, ofType } from '../of-type.ts'
import type { Files } from '../of-type.ts'
import type { Plan } from './current-plan.ts'

type How = NonNullable<BodyOf<typeof notice.fields>['how']>

export interface PlanReader {
  readonly name: string
  /** They can read it here themselves. */
  readonly accountId: Uuid | undefined
  readonly tookPart: string | undefined
  readonly sent: { readonly at: string; readonly by: string; readonly how: How } | undefined
  readonly readAt: string | undefined
}

const WORKERS: readonly Role[] = [
  'supervising-social-worker',
  'reviewing-officer',
  'foster-carer',
  'independent-provider',
]

export function planReaders(files: Files, plan: Plan, today: string): readonly PlanReader[] {
  const file = plan.fileIds.find((one) => fileKind(one) === 'child')
  if (!file) return []
  const records = files.inFile(childFile(fileSubject(file)))
  const household = householdIdOf(currentPlacement(records, today))
  const home = household ? files.inFile(householdFile(household)) : []
  const people = new Map<string, { id: Uuid | undefined; how: string | undefined }>()
  for (const { who, how } of plan.body.madeWith ?? []) if (who) people.set(who.name, { id: who.recordId, how })
  for (const { body } of having(ofType(allocation, [...records, ...home]), 'worker', 'role'))
    if (WORKERS.includes(body.role) && (body.from ?? '') <= today && !(body.to && body.to <= today))
      people.set(body.worker.name, {
        id: body.worker.recordId,
        how: people.get(body.worker.name)?.how,
      })
  const told = ofType(notice, records).filter(({ body }) => body.about === plan.id && body.kind === 'minutes-shared')
  return [...people].map(([name, { id, how }]): PlanReader => {
    const accountId = accountOf(files, id)
    const sent = told
      .filter(({ body }) => body.to === name)
      .sort((a, b) => Date.parse(a.body.at ?? '') - Date.parse(b.body.at ?? ''))[0]
    const read =
      plan.marks.find(({ kind, personId }) => kind === 'read' && personId === accountId) ??
      plan.signatures.find(({ personId }) => personId === accountId)
    return {
      name,
      accountId,
      tookPart: how,
      sent: sent && { at: sent.body.at ?? sent.author.at, by: sent.author.name, how: sent.body.how ?? [] },
      readAt: read?.at,
    }
  })
}

/** Who has neither got it nor said that they read it. */
export const stillToGet = (readers: readonly PlanReader[]): readonly PlanReader[] =>
  readers.filter(({ sent, readAt }) => !sent && !readAt)
