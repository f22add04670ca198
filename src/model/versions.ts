/**
 * The versions of a field while people have not chosen between them, and the words of two that were put together.
 * Whatever comes, what stands in the body is one of the open versions, so that whoever chooses sees all there is.
 */
import { conflictId } from './body.ts'
import type { Body } from './field.ts'
import { splicesBetween } from './fields/prose.ts'
import { sameJson, type Json } from './json.ts'
import type { MergeConflict, MergeWoven } from './merge.ts'
import type { CaseRecord, FieldConflict, Hand, Version, Woven } from './record.ts'

/** Whose hand the head's value of a field is; undefined where this side does not know. */
export type WriterOf = (field: string) => Hand | undefined

interface Hands {
  readonly mine: Hand
  readonly theirs: (field: string) => Hand
}

interface Written {
  readonly head: CaseRecord
  /** What the writer had before them, and what stands after the merge. */
  readonly base: Body
  readonly body: Body
  readonly conflicts: readonly MergeConflict[]
  readonly woven: readonly MergeWoven[]
  readonly hands: Hands
  readonly resolved: readonly string[]
}

export function openQuestions(written: Written): FieldConflict[] {
  const { head, body, conflicts } = written
  const before = head.conflicts.filter(({ id }) => !written.resolved.includes(id))
  const stood = before
    .filter(({ field }) => !conflicts.some((found) => found.field === field))
    .map((conflict) =>
      sameJson(body[conflict.field] ?? null, head.body[conflict.field] ?? null)
        ? conflict
        : question(head, conflict.field, withWhatStands(conflict, written)),
    )
  const asked = conflicts.map((found) => {
    const open = before.find(({ field }) => field === found.field)
    return question(head, found.field, withBoth(open?.versions ?? [], found, written))
  })
  // in the order in which they were first asked
  const all = [...stood, ...asked]
  const place = (field: string): number => before.findIndex((conflict) => conflict.field === field)
  return all.sort((a, b) => rank(place(a.field)) - rank(place(b.field)))
}

const rank = (place: number): number => (place < 0 ? Number.MAX_SAFE_INTEGER : place)

/** The same versions keep their id and their order; a question that grew is another question. */
const question = (head: CaseRecord, field: string, versions: readonly Version[]): FieldConflict => ({
  id: conflictId(
    head.id,
    field,
    versions.map(({ value }) => value),
  ),
  field,
  versions,
})

function withBoth(open: readonly Version[], found: MergeConflict, { base, hands }: Written): Version[] {
  const grown = withoutGrownFrom(open, hands.mine, {
    from: base[found.field] ?? null,
    stood: found.theirs,
    to: found.mine,
  })
  return add(add(grown, hands.theirs(found.field), found.theirs), hands.mine, found.mine)
}

/** Somebody went on writing in what stands while the question is open, or it was woven with words from elsewhere. */
function withWhatStands(conflict: FieldConflict, { head, base, body, woven, hands }: Written): Version[] {
  const { field, versions } = conflict
  const [stood, stands] = [head.body[field] ?? null, body[field] ?? null]
  if (!woven.some((one) => one.field === field))
    return add(
      withoutGrownFrom(versions, hands.mine, { from: base[field] ?? null, stood, to: stands }),
      hands.mine,
      stands,
    )
  return versions.some(({ value }) => sameJson(value, stood))
    ? versions.map((version) =>
        sameJson(version.value, stood) ? { ...version, ...alsoBy(version, [hands.mine]), value: stands } : version,
      )
    : add(versions, hands.mine, stands)
}

interface Growth {
  readonly from: Json | null
  readonly stood: Json | null
  readonly to: Json | null
}

/** A writer who goes on with their own version has one, not two. What it grew from stays in the history. */
const withoutGrownFrom = (versions: readonly Version[], { personId }: Hand, growth: Growth): Version[] =>
  versions.filter(
    (version) => version.personId !== personId || !sameJson(version.value, growth.from) || isLeftBehind(growth),
  )

/**
 * Whose own version is open may as well go on in the one that stands: that is what their screen shows. Then the words
 * are not grown from their own, which stay a version, in doubt as well: a version too many is no word lost.
 */
function isLeftBehind({ from, stood, to }: Growth): boolean {
  if (typeof from !== 'string' || sameJson(from, stood)) return false
  const after = wordsOf(to)
  const gone = cutBetween(from, after)
  return gone > 0 && (2 * gone > from.length || cutBetween(wordsOf(stood), after) <= gone)
}
const wordsOf = (value: Json | null): string => (typeof value === 'string' ? value : '')
const cutBetween = (from: string, to: string): number => splicesBetween(from, to).reduce((sum, { cut }) => sum + cut, 0)

function add(versions: readonly Version[], hand: Hand, value: Json | null): Version[] {
  if (versions.some((version) => sameJson(version.value, value))) return [...versions]
  const { personId, name, role, at, opId, device, with: others } = hand
  return [
    ...versions,
    {
      personId,
      name,
      role,
      at,
      opId,
      ...(device !== undefined && { device }),
      ...(others?.length && { with: others }),
      value,
    },
  ]
}

function alsoBy(version: Hand, others: readonly Hand[]): Pick<Hand, 'with'> {
  const names = [...(version.with ?? []), ...others.filter((one) => one.personId !== version.personId).map(nameOf)]
  return names.length ? { with: [...new Set(names)] } : {}
}
const nameOf = ({ name }: Hand): string => name

/** What is to be read before it is signed: for each field what it said before, and each writer's own text. */
export function wovenTogether(
  head: CaseRecord,
  woven: readonly MergeWoven[],
  conflicts: readonly MergeConflict[],
  hands: Hands,
): Woven[] {
  const all = new Map((head.woven ?? []).map((one) => [one.field, one]))
  for (const { field, before, mine, theirs } of woven) {
    // a field with an open question shows every version there
    if (conflicts.some((conflict) => conflict.field === field)) continue
    const known = all.get(field)
    const versions = known?.versions ?? add([], hands.theirs(field), theirs)
    all.set(field, { field, before: known ? known.before : before, versions: add(versions, hands.mine, mine) })
  }
  return [...all.values()]
}
