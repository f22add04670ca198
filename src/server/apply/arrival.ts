import { createHash } from 'node:crypto'
import type { AnyRecordDefinition } from '../../model/define-record.ts'
import type { Body } from '../../model/field.ts'
import type { Uuid } from '../../model/file.ts'
import type { Operation } from '../../model/operation.ts'
import type { Actor, Stamp } from '../../model/person.ts'
import type { CaseRecord } from '../../model/record.ts'
import type { OperationStatus } from '../../protocol/messages.ts'

/** An operation as it came in: the person is the session's, never the operation's. */
export interface Arrival {
  readonly opId: Uuid
  readonly sha256: string
  readonly raw: string
  readonly personId: Uuid
  readonly deviceId: Uuid
  /** ISO 8601, the server's clock. */
  readonly receivedAt: string
}

/** An arrival that could be read. */
export interface Understood extends Arrival {
  readonly op: Operation
  readonly actor: Actor
  /** Written by the service itself (import, demonstration): nobody's permission is asked, the stamp is given. */
  readonly trusted?: Stamp
  /** Trusted because a person has decided so: access and role are not asked again, everything else is. */
  readonly released?: true
}

/** One operation that takes effect. */
export interface Step {
  readonly understood: Understood
  readonly definition: AnyRecordDefinition
  readonly before: CaseRecord | undefined
  readonly record: CaseRecord
  readonly parents: readonly number[]
  readonly authored: Body
}

export interface Result {
  readonly opId: Uuid
  readonly sha256: string
  readonly status: Exclude<OperationStatus, 'duplicate'>
  readonly reason?: string
  readonly recordId?: Uuid
  readonly revision?: number
}

export const sha256Of = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')
