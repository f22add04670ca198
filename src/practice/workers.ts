/** Who works with a child or a household on a day, from the allocations in its file. */
import type { Uuid } from '../model/file.ts'
import type { Role } from '../model/person.ts'
import type { CaseRecord } from '../model/record.ts'
import { allocation } from '../records/allocation.ts'
import { having, ofType } from './of-type.ts'

export interface Worker {
  readonly personId: Uuid | undefined
  readonly name: string
  readonly from: string
  readonly recordId: Uuid
}

export function workerOn(records: readonly CaseRecord[], role: Role, day: string): Worker | undefined {
  return having(ofType(allocation, records), 'worker')
    .filter(({ body }) => body.role === role && (body.from ?? '') <= day && !(body.to && body.to <= day))
    .sort((a, b) => ((a.body.from ?? '') < (b.body.from ?? '') ? 1 : -1))
    .map(({ id, body }) => ({
      recordId: id,
      personId: body.worker.recordId,
      name: body.worker.name,
      from: body.from ?? '',
    }))[0]
}
