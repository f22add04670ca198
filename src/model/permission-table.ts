/**
 * Who may do what, as data: one row per record type, one cell per role.
 * c create · r read · a amend before signing · s sign · x export · e shared extract only
 * · o only in the person's own household or caseload: needs no rule here, nobody holds a grant outside their own files
 * · h only what lies in the file of a household that they hold: what was said in one home about its people, and where
 *   else a child lives or lived, is read by no other home's carers and agency, although they hold the child's file
 * · n as h, and also what lies in no household's file: that is the child's own
 * h and n keep "carers never see other households" (section G); what somebody wrote themselves they read all the same.
 * Row-level security keeps to both.
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

/** It belongs to a home whose file they do not hold, and their letters (h, n) keep it from them for that. */
export function isOfAHomeNotHeld(
  letters: PermissionLetters,
  fileIds: readonly FileId[],
  holds: (file: FileId) => boolean,
): boolean {
  const homes = fileIds.filter((file) => fileKind(file) === 'household')
  if (homes.some(holds)) return false
  return isOfHomeAlone(letters) || (homes.length > 0 && isOfNoOtherHome(letters))
}

/** How far the letters go beyond one's own home. 0: not at all; 1: to what lies in no home's file; 2: to every home. */
export const reachBeyondHome = (letters: PermissionLetters): number =>
  isOfHomeAlone(letters) ? 0 : isOfNoOtherHome(letters) ? 1 : 2
