/**
 * Who may do what, as data: one row per record type, one cell per role.
 * c create · r read · a amend before signing · s sign · x export · e shared extract only · o only in the person's own household or caseload
 * · h of these only what lies in a household's file that they hold: what was said in one home about the people of that
 *   home is not read by the carers of the next, nor by their agency, although they hold the child's file. Where else the
 *   child lives or lived, with whom, is read by neither: carers never see other households
 * · n of these nothing that lies in files of other households alone: what lies in no household's file is the child's own, and theirs to read
 * Row-level security keeps to both. "own" needs no other rule in this product: nobody holds a grant outside their own files.
 */
import { fileKind } from './file.ts'
import type { FileId } from './file.ts'
import { STANDS_WITH } from './person.ts'
import type { Role } from './person.ts'

export type PermissionLetters = string
export type PermissionRow = { readonly [R in Role]?: PermissionLetters }

/** The letters of a role: its own cell, else that of the role it stands with, else none. */
export function lettersOf(row: PermissionRow, role: Role): PermissionLetters {
  const other = STANDS_WITH[role]
  return row[role] ?? (other && row[other]) ?? ''
}

export const canCreate = (letters: PermissionLetters): boolean => letters.includes('c')
export const canRead = (letters: PermissionLetters): boolean => letters.includes('r')
export const canAmend = (letters: PermissionLetters): boolean => letters.includes('a')
export const canSign = (letters: PermissionLetters): boolean => letters.includes('s')
export const canExport = (letters: PermissionLetters): boolean => letters.includes('x')
const isOfHomeAlone = (letters: PermissionLetters): boolean => letters.includes('h')
const isOfNoOtherHome = (letters: PermissionLetters): boolean => letters.includes('n')
export const readsExtract = (letters: PermissionLetters): boolean => letters.includes('e') && !letters.includes('r')

/** Who may not read it for want of the home it belongs to, whatever else of the child they hold. */
export function isOfAHomeNotHeld(
  letters: PermissionLetters,
  fileIds: readonly FileId[],
  holds: (file: FileId) => boolean,
): boolean {
  const homes = fileIds.filter((file) => fileKind(file) === 'household')
  if (homes.some(holds)) return false
  return isOfHomeAlone(letters) || (homes.length > 0 && isOfNoOtherHome(letters))
}

/** How far the letters go beyond one's own home: the more, the further. */
export const reachBeyondHome = (letters: PermissionLetters): number =>
  isOfHomeAlone(letters) ? 0 : isOfNoOtherHome(letters) ? 1 : 2
