/**
 * The files of the SSDA903 return that Doorstep reads, and how each is known: by its columns, whatever it is called.
 * The return's other files (UASC, adoption, care leavers, social workers) are known so that they can be passed over.
 */
export const RETURN_KINDS = ['header', 'episodes', 'missing', 'reviews', 'previous-permanence', 'oc2'] as const
export type ReturnKind = (typeof RETURN_KINDS)[number]

/** The columns read of each kind. Every other column is ignored. */
export const RETURN_COLUMNS: { readonly [K in ReturnKind]: readonly string[] } = {
  header: ['CHILD', 'SEX', 'DOB', 'ETHNIC', 'MOTHER', 'MC_DOB'],
  episodes: [
    'CHILD',
    'DECOM',
    'RNE',
    'LS',
    'CIN',
    'PLACE',
    'PLACE_PROVIDER',
    'DEC',
    'REC',
    'REASON_PLACE_CHANGE',
    'HOME_POST',
    'PL_POST',
    'URN',
  ],
  missing: ['CHILD', 'DOB', 'MISSING', 'MIS_START', 'MIS_END'],
  reviews: ['CHILD', 'DOB', 'REVIEW', 'REVIEW_CODE'],
  'previous-permanence': ['CHILD', 'DOB', 'PREV_PERM', 'LA_PERM', 'DATE_PERM'],
  oc2: [
    'CHILD',
    'DOB',
    'SDQ_SCORE',
    'SDQ_REASON',
    'CONVICTED',
    'HEALTH_CHECK',
    'IMMUNISATIONS',
    'TEETH_CHECK',
    'HEALTH_ASSESSMENT',
    'SUBSTANCE_MISUSE',
    'INTERVENTION_RECEIVED',
    'INTERVENTION_OFFERED',
  ],
}

/** The XML form of the return calls two columns by other names than the CSV form does. */
const ALIASES: { readonly [name: string]: string } = { CHILDID: 'CHILD', PL: 'PLACE' }

export function columnName(written: string): string {
  const name = written.trim().toUpperCase()
  return ALIASES[name] ?? name
}

/** Which file of the return has these columns; undefined for one that Doorstep does not read. */
export function kindOf(columns: ReadonlySet<string>): ReturnKind | undefined {
  const any = (...names: string[]): boolean => names.some((name) => columns.has(name))
  if (columns.has('DECOM') && any('RNE', 'LS', 'PLACE', 'DEC', 'REC', 'CIN')) return 'episodes'
  if (any('MIS_START', 'MISSING')) return 'missing'
  if (any('REVIEW', 'REVIEW_CODE')) return 'reviews'
  if (columns.has('PREV_PERM')) return 'previous-permanence'
  if (any('SDQ_SCORE', 'SDQ_REASON')) return 'oc2'
  // The UASC file has a child, a sex and a birth date too; it alone has the date that status ceased.
  if (columns.has('CHILD') && any('ETHNIC', 'UPN', 'MOTHER', 'SEX') && !any('DUC', 'DATE_INT')) return 'header'
  return undefined
}

/** What a file claims to be by its name, for a sentence about what is missing in it. */
export function kindByName(name: string): ReturnKind | undefined {
  const plain = name.toLowerCase().replace(/[^a-z0-9]/g, '')
  if (plain.includes('header')) return 'header'
  if (plain.includes('episode') && !plain.includes('sw')) return 'episodes'
  return undefined
}

/** One row as it stands in a file: cells by column name, trimmed, absent where blank. */
export interface ReturnRow {
  readonly kind: ReturnKind
  readonly file: string
  /** The line of the file on which the row begins; the first is 1. */
  readonly line: number
  readonly cells: { readonly [column: string]: string }
}

/** A return that cannot be taken in at all; the message is shown to the person as it stands. */
export class UnreadableReturn extends Error {
  override readonly name = 'UnreadableReturn'
}
