/**
 * A file that somebody opened with a reason because no allocation gave it to them (section G: such reads demand a
 * reason, and the manager is told). It stays open for a day.
 */
import { childFile } from '../model/file.ts'
import type { Uuid } from '../model/file.ts'
import { STANDS_WITH } from '../model/person.ts'
import type { Role } from '../model/person.ts'
import { notice } from '../records/notice.ts'
import { OPEN_HOURS } from '../records/opened-only.ts'
import { ofType } from './of-type.ts'
import type { Files } from './of-type.ts'

/** Two or three words are no reason that a manager can look at. */
export const REASON_LETTERS = 15

/** Those who work with children's files by allocation or team. Carers and agencies never; who works for all holds all. */
const MAY_OPEN: readonly Role[] = [
  'childs-social-worker',
  'supervising-social-worker',
  'senior-practitioner',
  'reviewing-officer',
  'team-manager',
  'assistant-team-manager',
]
export const mayOpenWithReason = (role: Role): boolean => MAY_OPEN.includes(role)

export interface Opened {
  readonly id: Uuid
  readonly who: string
  readonly role: Role
  readonly at: string
  readonly until: string
  readonly reason: string
  /** The team manager has said that they have seen it. */
  readonly seenBy?: string
}

/** Who opened this child's file with a reason, the newest first. */
export function openedWithReason(files: Files, childId: Uuid): readonly Opened[] {
  return ofType(notice, files.inFile(childFile(childId), notice.type))
    .flatMap(({ id, body, author, marks }): Opened[] => {
      if (body.kind !== 'file-opened') return []
      const at = body.at ?? author.at
      const seen = marks.find(
        ({ personId, role }) =>
          personId !== author.personId && (role === 'team-manager' || STANDS_WITH[role] === 'team-manager'),
      )
      return [
        {
          id,
          who: author.name,
          role: author.role,
          at,
          until: new Date(Date.parse(at) + OPEN_HOURS * 3_600_000).toISOString(),
          reason: body.reason ?? '',
          ...(seen && { seenBy: seen.name }),
        },
      ]
    })
    .sort((a, b) => (a.at < b.at ? 1 : -1))
}
