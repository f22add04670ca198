/** What must hold when everything has come to rest, by a model that shares no rule with the product. */
import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { personFile } from '../../../src/model/file.ts'
import type { Operation } from '../../../src/model/operation.ts'
import type { CaseRecord } from '../../../src/model/record.ts'
import { formOf } from './forms.ts'
import { tokensIn } from './ledger.ts'
import type { Ledger, Word } from './ledger.ts'
import type { OnDevice, Records, Revision } from './evidence.ts'
import type { Owner } from './page.ts'
import { mayHold } from './people.ts'
import type { People } from './people.ts'

export interface Rest {
  readonly people: People
  readonly ledger: Ledger
  readonly council: Records
  readonly devices: readonly OnDevice[]
}
const TOOK_EFFECT = new Set(['applied', 'merged', 'conflict', 'late'])
const NEEDS_PERSON = new Set(['parked', 'quarantined', 'stale'])

export function judge(rest: Rest): void {
  everyWordIsSomewhere(rest)
  everyHeadHasItsParent(rest)
  oneEffectEach(rest)
  lanesKeepTheirOrder(rest)
  nothingIsParkedForNothing(rest)
  sequencesAreDense(rest)
  signaturesStand(rest)
  nothingWithoutGrant(rest)
  lanesHaveDrained(rest)
  devicesAreEqual(rest)
  bytesAreWhole(rest)
}

/** Byte for byte in an outbox, a kept row or the inbox; and where it took effect, in what it made. */
function everyWordIsSomewhere({ ledger, council, devices }: Rest): void {
  const onDevices = new Map<string, string[]>()
  for (const { outbox, kept } of devices)
    for (const row of [...outbox, ...kept]) onDevices.set(row.opId, [...(onDevices.get(row.opId) ?? []), row.text])
  for (const word of ledger.words.values()) {
    if (!ledger.isPromised(word) || word.opId === undefined) continue
    const arrived = council.inbox.get(word.opId) ?? []
    const texts = [...arrived.map((one) => one.raw), ...(onDevices.get(word.opId) ?? [])]
    if (!texts.some((text) => text.includes(word.token))) {
      if (!ledger.goneWithBackup.has(word.opId)) ledger.broken('lost', `${told(word)} is in no outbox, kept or inbox`)
      continue
    }
    for (const one of arrived) {
      if (one.status === null || !TOOK_EFFECT.has(one.status) || !one.raw.includes(word.token)) continue
      const made = council.byOperation.get(word.opId)
      if (!made) ledger.broken('lost', `${told(word)}: the council says ${one.status}, and there is no revision of it`)
      else if (!made.text.includes(word.token))
        ledger.broken('overwritten', `${told(word)}: ${one.status}, but revision ${made.revision} does not hold it`)
    }
  }
}

const told = (word: Word): string =>
  `${word.token} (${word.type} ${word.recordId.slice(-6)} ${word.field}, ${word.device.name}, operation ${word.opId?.slice(-6)})`

/** What a head said goes on in the next, unless somebody had it before them and took it out. */
function everyHeadHasItsParent({ ledger, council }: Rest): void {
  for (const revisions of council.revisions.values()) {
    let before: Revision | undefined
    for (const now of revisions) {
      if (now.revision !== (before?.revision ?? 0) + 1)
        ledger.broken('overwritten', `${now.record_id}: revision ${now.revision} follows ${before?.revision ?? 0}`)
      if (before && !now.parents.includes(before.revision))
        ledger.broken('overwritten', `${now.record_id}: revision ${now.revision} is no child of the head before it`)
      const there = new Set(tokensIn(now.text))
      for (const token of before ? tokensIn(before.text) : []) {
        const word = ledger.words.get(token)
        if (there.has(token) || ledger.takenOut.has(token) || !word) continue
        // one person in two tabs of one device, in a field that holds one answer: the later one stands
        if (!word.isProse && word.device.owner.personId === now.record.updated.personId) continue
        ledger.broken(
          'overwritten',
          `${told(word)} stood in revision ${before?.revision} and is gone in ${now.revision}`,
        )
      }
      before = now
    }
  }
}

/** No operation stands twice in a file, and none takes effect twice. */
function oneEffectEach({ ledger, council }: Rest): void {
  for (const [file, steps] of council.steps) {
    const seen = new Set<string>()
    for (const { op_id } of steps) {
      if (op_id === null) continue
      if (seen.has(op_id)) ledger.broken('duplicated', `operation ${op_id} stands twice in ${file}`)
      seen.add(op_id)
    }
  }
  const effects = new Map<string, number>()
  for (const revisions of council.revisions.values()) {
    for (const { op_id } of revisions) effects.set(op_id, (effects.get(op_id) ?? 0) + 1)
    const { record } = revisions.at(-1) as Revision
    for (const list of [record.addenda, record.marks])
      if (new Set(list.map((one) => one.id)).size !== list.length)
        ledger.broken('duplicated', `${record.id} holds one addendum or mark twice`)
  }
  for (const [opId, count] of effects)
    if (count > 1) ledger.broken('duplicated', `operation ${opId} had ${count} effects`)
  for (const [opId, arrived] of council.inbox) {
    const took = arrived.filter((one) => one.status !== null && TOOK_EFFECT.has(one.status))
    if (took.length > 1) ledger.broken('duplicated', `operation ${opId} took effect with two different texts`)
  }
}

/** What follows on words that wait for a person waits with them. */
function lanesKeepTheirOrder({ ledger, council }: Rest): void {
  for (const [opId, arrived] of council.inbox)
    for (const { status, raw } of arrived) {
      if (status === null || !TOOK_EFFECT.has(status)) continue
      const { prevOpId } = JSON.parse(raw) as Operation
      const before = prevOpId === null ? [] : (council.inbox.get(prevOpId) ?? [])
      if (before.length > 0 && before.every((one) => NEEDS_PERSON.has(one.status ?? '') && one.status !== 'stale'))
        ledger.broken('overwritten', `operation ${opId} took effect before ${prevOpId}, which waits for a person`)
    }
}

/** Only what the database itself refuses is put aside as something that cannot be taken in. */
function nothingIsParkedForNothing({ ledger, council }: Rest): void {
  for (const [opId, arrived] of council.inbox)
    for (const { status, reason, raw } of arrived)
      if (status === 'parked' && reason?.startsWith('Doorstep could not take this in') && !raw.includes('chokeword'))
        ledger.broken('diverged', `operation ${opId} is parked although nothing is wrong with it`)
}

/** The steps of a file are numbered without a hole, and each hangs on the one before it. */
function sequencesAreDense({ ledger, council }: Rest): void {
  for (const [file, steps] of council.steps) {
    let chain: string = file
    for (const [n, step] of steps.entries()) {
      chain = hash(chain + step.digest)
      if (step.seq !== n + 1 || step.chain !== chain) {
        ledger.broken('diverged', `${file}: step ${step.seq} is not dense or not on the chain`)
        break
      }
    }
    const head = council.heads.get(file)
    if (head?.head_seq !== steps.length || head.chain !== chain)
      ledger.broken('diverged', `${file}: its head says ${head?.head_seq}, there are ${steps.length} steps`)
  }
}
const hash = (text: string): string => createHash('sha256').update(text).digest('hex')

/** What was signed stays what was signed. */
function signaturesStand({ ledger, council }: Rest): void {
  for (const revisions of council.revisions.values()) {
    let signed: Revision | undefined
    for (const now of revisions) {
      const { record } = now
      for (const signature of record.signatures)
        if (record.status === 'signed' && signature.bodyHash !== hash(canonical(record.body)))
          ledger.broken('overwritten', `${now.record_id}: a signature of revision ${now.revision} is over other words`)
      if (signed && (record.status !== 'signed' || !isDeepStrictEqual(record.body, signed.record.body)))
        ledger.broken('overwritten', `${now.record_id}: signed in ${signed.revision}, changed in ${now.revision}`)
      if (
        signed &&
        !isDeepStrictEqual(record.signatures.slice(0, signed.record.signatures.length), signed.record.signatures)
      )
        ledger.broken('overwritten', `${now.record_id}: a signature changed in ${now.revision}`)
      if (record.status === 'signed') signed = now
    }
  }
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const entries = Object.entries(value).filter(([, one]) => one !== undefined)
  const sorted = entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return `{${sorted.map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`).join(',')}}`
}

/** Whether the person may have this word before them now. */
export function maySee(people: People, person: Owner, word: Word, withheld: boolean): boolean {
  if (!word.fileIds.some((file) => mayHold(people, person, file))) return false
  if (word.device.owner.personId === person.personId) return true
  const form = formOf(word.type)
  if (!form || (withheld && person.role === 'foster-carer')) return false
  return form.seenBy.includes(person.role) || form.shared.includes(word.field)
}

/** Nothing lies on a device that its person may not have. */
function nothingWithoutGrant({ people, ledger, council, devices }: Rest): void {
  for (const { device, records, bases, outbox, kept, files } of devices) {
    const { owner } = device
    for (const file of files)
      if (!mayHold(people, owner, file.id)) ledger.broken('leaked', `${device.name} still has the cursor of ${file.id}`)
    for (const [table, rows] of Object.entries({ records, bases, outbox, kept })) {
      for (const token of tokensIn(JSON.stringify(rows))) {
        const word = ledger.words.get(token)
        if (!word || maySee(people, owner, word, isWithheld(council, owner, word.recordId))) continue
        ledger.broken('leaked', `${told(word)} lies in ${table} of ${device.name}, whose person may not have it`)
        break
      }
    }
  }
}
/** A carer sees what they began for as long as nobody else ever had a word in it: not only while they wrote last. */
function isWithheld(council: Records, person: Owner, recordId: string): boolean {
  const revisions = council.revisions.get(recordId) ?? []
  const hands = revisions.flatMap(({ record }) => [
    record.author,
    record.updated,
    ...record.addenda.flatMap((one) => [one, ...(one.settled ?? [])]),
    ...record.marks.filter((one) => one.note !== undefined),
  ])
  const theirs = hands.every((one) => one.personId === person.personId)
  return !theirs && (revisions.at(-1)?.record.withheldFrom ?? []).includes('foster-carer')
}

/**
 * Nothing is left on the way. After a restore words wait two weeks for an access, or for other words, that may have gone
 * with what the backup lacks: then every one of them has its answer at the council, and the devices are not asked.
 */
function lanesHaveDrained({ ledger, council, devices }: Rest): void {
  if (ledger.wasRestored) {
    for (const [opId, arrived] of council.inbox)
      if (arrived.some((one) => one.status === null))
        ledger.broken('diverged', `operation ${opId} waits for ever in the inbox`)
    return
  }
  for (const { device, outbox } of devices) {
    const held = new Set(
      outbox.filter((row) => NEEDS_PERSON.has(row.answer ?? '') || (row.refused ?? 0) > 0).map((row) => row.recordId),
    )
    for (const row of outbox)
      if (!held.has(row.recordId))
        ledger.broken(
          'diverged',
          `${device.name} never got rid of operation ${row.opId} (${row.answer ?? 'no answer'})`,
        )
  }
  for (const [opId, arrived] of council.inbox)
    for (const one of arrived)
      if (one.status === null && !waitsForAnother(council, one.raw))
        ledger.broken('diverged', `operation ${opId} lies in the inbox without a result`)
}
function waitsForAnother(council: Records, raw: string): boolean {
  try {
    const { prevOpId } = JSON.parse(raw) as Operation
    const before = prevOpId === null ? undefined : council.inbox.get(prevOpId)
    return prevOpId !== null && (!before || before.every((one) => one.status === null || NEEDS_PERSON.has(one.status)))
  } catch {
    return false
  }
}

/** What a device shows of a record that nothing waits in is what the council has; and nothing is missing. */
function devicesAreEqual({ people, ledger, council, devices }: Rest): void {
  for (const { device, records, bases, outbox, files } of devices) {
    const busy = new Set([...outbox.map((row) => row.recordId), ...bases.map((row) => row.recordId)])
    const here = new Map(records.flatMap((row) => (row.record ? [[row.id, row.record] as const] : [])))
    for (const [id, revisions] of council.revisions) {
      const head = (revisions.at(-1) as Revision).record
      const form = formOf(head.type)
      const { owner } = device
      if (!form || busy.has(id) || !head.fileIds.some((file) => mayHold(people, owner, file))) continue
      const isAll = form.seenBy.includes(owner.role) || head.author.personId === owner.personId
      if (owner.role === 'foster-carer' && (head.withheldFrom ?? []).includes('foster-carer')) continue
      const copy = here.get(id)
      if (!copy) {
        if (isAll || form.shared.length > 0)
          ledger.broken('diverged', `${device.name} lacks ${head.type} ${id} that its person may see`)
      } else if (isAll ? !isDeepStrictEqual(copy, head) : copy.revision !== head.revision)
        ledger.broken(
          'diverged',
          `${device.name} shows ${head.type} ${id} otherwise than the council: ${difference(copy, head)}`,
        )
    }
    for (const file of files) {
      const head = council.heads.get(file.id)
      if (head && mayHold(people, owner(device), file.id) && (file.seq !== head.head_seq || file.chain !== head.chain))
        ledger.broken(
          'diverged',
          `${device.name} stands at step ${file.seq} of ${file.id}, the council at ${head.head_seq}`,
        )
    }
    if (!files.some((file) => file.id === personFile(device.owner.personId)))
      ledger.broken('diverged', `${device.name} does not hold its person's own file`)
  }
}
const owner = (device: OnDevice['device']): Owner => device.owner
const difference = (a: CaseRecord, b: CaseRecord): string =>
  Object.keys({ ...a, ...b })
    .filter((key) => !isDeepStrictEqual(Reflect.get(a, key), Reflect.get(b, key)))
    .join(', ')

/** Attachments: what the council calls complete is what it is called by; what was kept is there or here. */
function bytesAreWhole({ ledger, council, devices }: Rest): void {
  for (const [sha256, found] of council.blobs)
    if (sha256 !== found) ledger.broken('lost', `attachment ${sha256} is called complete and is not`)
  const here = new Set(devices.flatMap(({ blobs }) => blobs.map((row) => row.ref.sha256)))
  for (const { sha256, opId } of ledger.blobs) {
    if (opId === undefined || sha256 === '' || ledger.goneWithBackup.has(opId)) continue
    const named = council.byOperation.get(opId)
    if (named?.text.includes(sha256) && council.blobs.get(sha256) !== sha256 && !here.has(sha256))
      ledger.broken('lost', `attachment ${sha256} is neither with the council nor on a device`)
  }
}
