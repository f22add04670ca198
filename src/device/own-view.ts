/**
 * Somebody writes over a view of their own making, all of which the server has by now. What its operation says in the
 * end need not be what they saw: until it was sent another tab may have gone on in it, and the copy on the screen may
 * have been joined with others' words. So the step rests on the server's copy wherever the two go together, else on the
 * operation where it says just what was seen, else it stands beside what is there as a version of its own.
 */
import { v7 } from 'uuid'
import { diffBodies } from '../model/body.ts'
import type { Body } from '../model/field.ts'
import { mergeBodies } from '../model/merge.ts'
import type { Base, Patch } from '../model/operation.ts'
import type { CaseRecord } from '../model/record.ts'
import { isServerCopy, sameBody } from './lineage.ts'
import type { Store } from './store.ts'
import type { Head } from './take.ts'
import { asksTheDisk } from './transact.ts'
import type { Done } from './transact.ts'

interface Rested {
  readonly base: Base
  readonly body: Body
  readonly patch: Patch
}

/** Undefined: it is no such view, or its operation says what was seen. */
export async function restedOnCopy(
  store: Store,
  done: Done,
  head: Head,
  seen: CaseRecord,
  body: Body,
): Promise<Rested | undefined> {
  if (head.base || isServerCopy(seen) || !isServerCopy(head.record)) return undefined
  const { fields } = head.definition
  const base = { revision: head.record.revision }
  const there = head.record.body
  const joined = mergeBodies(fields, seen.body, body, there)
  if (joined.conflicts.length === 0 && joined.woven.length === 0)
    return { base, body: there, patch: { kind: 'write', changes: diffBodies(fields, there, joined.body) } }
  asksTheDisk(done)
  const mine = store.written.get(seen.opId)
  const isWhatWasSeen = mine && sameBody(mine.body, seen.body) && sameBody(mine.authored, seen.body)
  if (isWhatWasSeen && (await store.strict.kept.get(seen.opId))?.text === mine.text) return undefined
  // an answer to no question that is asked: by the shared rules it stands as a version beside what is there
  const changes = diffBodies(fields, seen.body, body).map(({ field }) => ({ field, to: body[field] ?? null }))
  return { base, body: there, patch: { kind: 'write', changes, resolves: [v7()] } }
}
