import { fileKind, fileSubject } from '../../model/file.ts'
import type { FileId } from '../../model/file.ts'
import type { Role } from '../../model/person.ts'
import { viewFor } from '../../model/permission.ts'
import type { CaseRecord } from '../../model/record.ts'
import { shelfAnswer } from '../../protocol/messages.ts'
import type { ShelfAnswer } from '../../protocol/messages.ts'
import { definitionOf } from '../../records/all.ts'
import { asPerson } from '../db/pool.ts'
import { jsonAnswer } from './body.ts'
import type { Route } from './route.ts'
import { personOf } from './situation.ts'
import type { Request, ServerDeps } from './situation.ts'

/** Everything they hold is their own caseload; the other roles hold whole teams, or all. */
const CASE_ROLES: readonly Role[] = [
  'childs-social-worker',
  'supervising-social-worker',
  'foster-carer',
  'reviewing-officer',
  'independent-provider',
  'senior-practitioner',
]

interface ShelfRow {
  file_id: FileId
  head_seq: number
  team: string
  record: string | null
}

export function shelfRoute({ pool }: ServerDeps): Route {
  async function handle(c: Request): Promise<Response> {
    const { actor } = personOf(c)
    const rows = await asPerson(pool, actor.personId, async (client) => {
      // A child's or household's file has its subject's record, under the same id.
      const found = await client.query<ShelfRow>(
        `SELECT g.file_id, f.head_seq, f.team, coalesce(v.record, e.record)::text AS record
         FROM file_grant g JOIN file f ON f.id = g.file_id
         LEFT JOIN record r ON g.file_id ~ '^(child|household):' AND r.id = split_part(g.file_id, ':', 2)::uuid
         LEFT JOIN revision v ON v.record_id = r.id AND v.revision = r.revision
         LEFT JOIN extract e ON e.record_id = r.id AND v.record_id IS NULL
         ORDER BY g.file_id`,
      )
      return found.rows
    })
    const nameOf = (row: ShelfRow): string => {
      const record = row.record === null ? undefined : (JSON.parse(row.record) as CaseRecord)
      const definition = record && definitionOf(record.type)
      const view = record && definition && viewFor(actor, definition, record)
      return view && definition
        ? definition.summary(view.body, {})
        : fileSubject(row.file_id) === actor.personId
          ? actor.name
          : ''
    }
    const answer: ShelfAnswer = {
      files: rows.map((row) => {
        const kind = fileKind(row.file_id)
        const isCase = kind === 'child' || kind === 'household'
        return {
          fileId: row.file_id,
          kind,
          name: nameOf(row),
          team: row.team,
          headSeq: row.head_seq,
          own: !isCase || CASE_ROLES.includes(actor.role),
        }
      }),
    }
    return jsonAnswer(c, answer)
  }
  return {
    method: 'GET',
    path: '/sync/v1/shelf',
    summary: 'The files one may take along offline',
    signedIn: true,
    gives: shelfAnswer,
    handle,
  }
}
