/** The child's pages as the record holds them, and who may be chosen to see them. */
import type { Casebook } from '../../device/notebook.ts'
import { derivedId } from '../../model/derived-id.ts'
import type { BodyOf, PersonRef } from '../../model/field.ts'
import { childFile, fileKind, fileSubject, householdFile } from '../../model/file.ts'
import type { Uuid } from '../../model/file.ts'
import type { CaseRecord } from '../../model/record.ts'
import type { childsViews } from '../../records/childs-views.ts'
import { householdMember } from '../../records/household-member.ts'
import { networkContact } from '../../records/network-contact.ts'
import { registerName } from '../form/people.ts'
import { firstName, listed } from '../words.ts'
import { HOUSES } from './childs-views-houses.tsx'

export type ViewsBody = BodyOf<typeof childsViews.fields>
export type Piece = NonNullable<ViewsBody['pieces']>[number]
export type PieceKind = NonNullable<Piece['kind']>
export type MaySee = NonNullable<Piece['maySee']>[number]

/** The row of a house is the same on every device and after every restart. */
export const pieceId = (recordId: Uuid, kind: PieceKind): Uuid => derivedId(recordId, `piece:${kind}`)

export function pieceOf(pieces: readonly Piece[] | undefined, recordId: Uuid, kind: PieceKind): Piece {
  const id = pieceId(recordId, kind)
  return pieces?.find((piece) => piece.id === id) ?? { id, kind }
}

/** Answers taken back leave no trace; a page with nothing on it is no page. */
export function withPiece(pieces: readonly Piece[] | undefined, changed: Piece): readonly Piece[] | undefined {
  const clean = Object.fromEntries(
    Object.entries(changed).filter(
      ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
    ),
  ) as Piece
  const prompt = clean.prompt ?? promptOf(clean.kind)
  const kept: Piece = prompt ? { ...clean, prompt } : clean
  const rest = pieces ?? []
  const next = !hasSomething(kept)
    ? rest.filter((piece) => piece.id !== kept.id)
    : rest.some((piece) => piece.id === kept.id)
      ? rest.map((piece) => (piece.id === kept.id ? kept : piece))
      : [...rest, kept]
  return next.length > 0 ? next : undefined
}

/** Pages where only a reader was chosen and nothing was put. */
export function withoutEmpty(pieces: ViewsBody['pieces']): ViewsBody['pieces'] {
  if (!pieces?.some((piece) => !hasContent(piece))) return pieces
  const left = pieces.filter(hasContent)
  return left.length > 0 ? left : undefined
}

const hasContent = (piece: Piece): boolean => Boolean(piece.words?.trim() || piece.drawing || piece.photo || piece.face)
const promptOf = (kind: PieceKind | undefined): string | undefined =>
  HOUSES.find((house) => house.name === kind)?.prompt
export const hasSomething = (piece: Piece): boolean =>
  Boolean(piece.words || piece.maySee || piece.siblings) || hasContent(piece)

export function childOf(casebook: Casebook, record: CaseRecord | undefined): CaseRecord | undefined {
  const file = record?.fileIds.find((each) => fileKind(each) === 'child')
  return file ? casebook.get(fileSubject(file)) : undefined
}

export function childsNameIn(casebook: Casebook, recordId: Uuid): string {
  const child = childOf(casebook, casebook.get(recordId))
  return child ? firstName(registerName(child)) : ''
}

export interface Audience {
  readonly worker: string
  readonly carers: string
  readonly siblings: readonly PersonRef[]
  readonly mum: boolean
  readonly dad: boolean
}

/** Only names the child is to choose between, and only people the child may know of. */
export function audienceOf(casebook: Casebook, record: CaseRecord | undefined, worker: string): Audience {
  const child = childOf(casebook, record)
  const contacts = child
    ? casebook
        .inFile(childFile(child.id), networkContact.type)
        .map((contact) => contact.body as BodyOf<typeof networkContact.fields>)
        .filter((contact) => contact.person && contact.visibleTo?.includes('child'))
    : []
  const related = (words: RegExp) => contacts.filter((contact) => words.test(contact.relation ?? ''))
  return {
    worker: firstName(worker),
    carers: listed(child ? carersOf(casebook, child.id) : []) || 'My carers',
    siblings: related(/\b(brother|sister|sibling|twin)/i).flatMap((contact) =>
      contact.person ? [contact.person] : [],
    ),
    mum: related(/\b(mum|mother|mam)\b/i).length > 0,
    dad: related(/\b(dad|father)\b/i).length > 0,
  }
}

function carersOf(casebook: Casebook, childId: Uuid): readonly string[] {
  const homes = casebook
    .inFile(childFile(childId), 'placement')
    .filter((placement) => !placement.body.end)
    .flatMap((placement) => placement.fileIds.filter((file) => fileKind(file) === 'household'))
  return [...new Set(homes)]
    .flatMap((file) => casebook.inFile(householdFile(fileSubject(file)), householdMember.type))
    .map((member) => member.body as BodyOf<typeof householdMember.fields>)
    .filter((member) => member.role === 'carer' && !member.left && member.name)
    .map((member) => firstName(member.name ?? ''))
}
