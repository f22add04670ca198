/**
 * Who may do what with a record, as far as the role goes. Holding a grant on one of the record's files is asked
 * first and elsewhere: on the device nothing else is there, on the server the grant table and row-level security say.
 */
import { currentBody } from './current-body.ts'
import type { AnyRecordDefinition } from './define-record.ts'
import type { Body } from './field.ts'
import { isFromTheHome, isOneOf, ROLES, STANDS_WITH } from './person.ts'
import type { Actor, Role } from './person.ts'
import { canAmend, canCreate, canExport, canRead, canSign, lettersOf, readsExtract } from './permission-table.ts'
import type { CaseRecord } from './record.ts'

export type Action = 'create' | 'read' | 'amend' | 'sign' | 'countersign' | 'export' | 'mark'

export function may(actor: Actor, action: Action, definition: AnyRecordDefinition, record?: CaseRecord): boolean {
  const letters = lettersOf(definition.permission, actor.role)
  if (action === 'create') return canCreate(letters)
  const sees = record
    ? sight(actor, definition, record)
    : canRead(letters)
      ? 'all'
      : readsExtract(letters)
        ? 'extract'
        : 'nothing'
  if (sees === 'nothing') return false
  // "Sam read this": whoever may read it may say so, of an extract too (a carer acknowledges what was agreed).
  if (action === 'read' || action === 'mark') return true
  if (sees !== 'all') return false
  if (action === 'amend') return mayWrite(actor, definition, record)
  if (action === 'export') return canExport(letters)
  const signers = action === 'sign' ? definition.signOff?.by : definition.signOff?.countersign?.by
  return canSign(letters) && isOneOf(signers ?? [], actor.role)
}

/** To write one, or to sign the record that it follows from. What a screen offers is `may(…, 'create', …)`. */
export function mayBegin(actor: Actor, definition: AnyRecordDefinition): boolean {
  return may(actor, 'create', definition) || isOneOf(definition.begunBy ?? [], actor.role)
}

/** What the person sees of it: all, the shared extract, or (undefined) nothing. */
export function viewFor(actor: Actor, definition: AnyRecordDefinition, record: CaseRecord): CaseRecord | undefined {
  const seen = sight(actor, definition, record)
  if (seen === 'nothing') return undefined
  if (seen === 'extract') return extractOf(definition, record)
  const kept = keptFrom(actor, definition, record)
  return kept.length > 0 ? without(record, kept) : record
}

/** What is kept from this reader within a record that they see. Who signs it sees every word of it. */
function keptFrom(actor: Actor, definition: AnyRecordDefinition, record: CaseRecord): readonly string[] {
  const { keptFromHome = [], whyNotSigner } = definition
  if (keptFromHome.length === 0 || !isFromTheHome(actor.role)) return []
  const signs = may(actor, 'sign', definition, record) && whyNotSigner?.(record.body, actor) === undefined
  return signs ? [] : keptFromHome
}

/** The record as though these had never been asked: in the body, in what came later and in versions beside it. */
function without(record: CaseRecord, kept: readonly string[]): CaseRecord {
  const less = (body: Body): Body => Object.fromEntries(Object.entries(body).filter(([field]) => !kept.includes(field)))
  const { woven, ...rest } = record
  const stillWoven = woven?.filter(({ field }) => !kept.includes(field))
  return {
    ...rest,
    body: less(record.body),
    conflicts: record.conflicts.filter(({ field }) => !kept.includes(field)),
    ...(stillWoven && { woven: stillWoven }),
    // its words are made of its answers: where one of those is kept, so are they
    addenda: record.addenda.map((addendum) =>
      addendum.corrections && Object.keys(addendum.corrections).some((field) => kept.includes(field))
        ? { ...addendum, text: '', corrections: less(addendum.corrections) }
        : addendum,
    ),
  }
}

/**
 * Whether `viewFor` would give a whole record back as it is, told from what stands beside it: no rule of its type looks
 * into its words, and nothing of it is withheld.
 */
export const seesAsItIs = (
  actor: Actor,
  definition: AnyRecordDefinition,
  facts: { readonly authorId: string; readonly isWithheld: boolean },
): boolean =>
  !definition.withhold &&
  !(definition.keptFromHome && isFromTheHome(actor.role)) &&
  !facts.isWithheld &&
  (canRead(lettersOf(definition.permission, actor.role)) || facts.authorId === actor.personId)

/** The copy for readers of the extract: shared fields only, none of the words that others added. */
export function extractOf(definition: AnyRecordDefinition, record: CaseRecord): CaseRecord {
  if (record.extract) return record
  const standing = currentBody(record)
  const body: { [field: string]: Body[string] } = {}
  for (const field of definition.extract ?? []) {
    if (standing[field] !== undefined) body[field] = standing[field]
  }
  const marks = record.marks.map(({ note: _note, ...mark }) => mark)
  const { woven: _woven, ...rest } = record
  return { ...rest, body: definition.narrow?.(body) ?? body, marks, addenda: [], conflicts: [], extract: true }
}

/** Roles that may not see it whatever the table says: by the body as it was written and as it was corrected. */
export function withheldFrom(
  definition: AnyRecordDefinition,
  record: Pick<CaseRecord, 'body' | 'addenda' | 'status'> & Partial<Pick<CaseRecord, 'conflicts' | 'woven'>>,
): readonly Role[] {
  if (!definition.withhold) return []
  const bodies = [record.body, currentBody(record), ...besides(record)]
  const roles = bodies.flatMap((body) => definition.withhold?.(body, record.status === 'signed') ?? [])
  // What is kept from a role is kept from those who stand with it.
  const standing = ROLES.filter((role) => roles.some((one) => one === STANDS_WITH[role]))
  return [...new Set([...roles, ...standing])].sort()
}

/** What the record would say with a version that waits for a choice, or with words that came after the signature. */
function besides({ body, addenda, conflicts = [], woven = [] }: Parameters<typeof withheldFrom>[1]): Body[] {
  return [
    ...addenda.flatMap(({ lateEdit, corrections }) => (lateEdit && corrections ? [{ ...body, ...corrections }] : [])),
    ...[...conflicts, ...woven].flatMap(({ field, versions }) =>
      versions.map(({ value }) => ({ ...body, [field]: value ?? undefined })),
    ),
  ]
}

function sight(actor: Actor, definition: AnyRecordDefinition, record: CaseRecord): 'all' | 'extract' | 'nothing' {
  const letters = lettersOf(definition.permission, actor.role)
  const author = record.author.personId === actor.personId
  const withheld = record.extract
    ? (record.withheldFrom ?? [])
    : [...(record.withheldFrom ?? []), ...withheldFrom(definition, record)]
  if (withheld.includes(actor.role)) {
    // Authors read what they wrote; not what others wrote into it, which may be about them (section G). Whoever has just
    // made it so themselves goes on to the end of their sentence, while the server does not have it yet.
    const isWriting = record.receivedAt === undefined && record.updated.personId === actor.personId
    return author && (isWriting || isSoleAuthor(record)) ? 'all' : 'nothing'
  }
  if (canRead(letters) || author) return record.extract ? 'extract' : 'all'
  return readsExtract(letters) ? 'extract' : 'nothing'
}

/**
 * Nobody else's words ever stood in it. Copies from before `othersWrote` was noted say at least who wrote last, and whose
 * words stand beside the body.
 */
export const isSoleAuthor = ({ author, othersWrote, updated, addenda, marks }: CaseRecord): boolean => {
  const isTheirs = (one: { readonly personId: string }): boolean => one.personId === author.personId
  return (
    !othersWrote &&
    isTheirs(updated) &&
    addenda.every((addendum) => isTheirs(addendum) && (addendum.settled ?? []).every(isTheirs)) &&
    marks.every((mark) => mark.note === undefined || isTheirs(mark))
  )
}

/**
 * "a" writes in the draft; who began a draft goes on with it. On a signed record those who sign or wrote add dated
 * amendments, and an edit that was under way when the signature came is let in to be kept as one.
 */
function mayWrite(actor: Actor, definition: AnyRecordDefinition, record: CaseRecord | undefined): boolean {
  const letters = lettersOf(definition.permission, actor.role)
  if (canAmend(letters)) return true
  if (!record) return false
  if (record.author.personId === actor.personId && canCreate(letters)) return true
  const signers = [...(definition.signOff?.by ?? []), ...(definition.signOff?.countersign?.by ?? [])]
  return record.status === 'signed' && canSign(letters) && isOneOf(signers, actor.role)
}
