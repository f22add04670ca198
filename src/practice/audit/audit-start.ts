/** What an audit begins with: every item of the standard, and beside it what the record shows by itself. */
import type { Body } from '../../model/field.ts'
import { londonDay } from '../london-day.ts'
import type { Around } from '../process/people-start.ts'
import { provenFor } from './proven.ts'
import { STANDARD } from './standard.ts'

export function auditBegins({ files, childId, now, newId }: Around): Body {
  const proven = provenFor(files, childId, now)
  return {
    date: londonDay(now),
    items: STANDARD.map(({ id }) => {
      const proof = proven.get(id)
      return {
        id: newId(),
        item: id,
        ...(proof && { known: proof.words }),
        ...(proof && proof.evidence.length > 0 && { records: proof.evidence.join(' ') }),
      }
    }),
  }
}
