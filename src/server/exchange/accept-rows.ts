/**
 * From rows of text to facts, or to a refusal that names file, line, column and reason. A refused row stops nothing
 * else; an exact repeat of a row is passed over in silence. Header rows come before the rows of their children.
 */
import type { RejectedLine } from '../../protocol/return-outcome.ts'
import { codesByColumn } from '../../records/codes-ssda903.ts'
import { RETURN_COLUMNS, RETURN_KINDS } from './return-kinds.ts'
import type { ReturnKind, ReturnRow } from './return-kinds.ts'
import { readPartialDate, readReturnDate } from './return-date.ts'

/** A row that passed: cells trimmed, codes in capitals, dates 'YYYY-MM-DD', blank cells absent. */
export type Fact = { readonly [column: string]: string }

export interface AcceptedReturn {
  /** By the return's child id. */
  readonly children: ReadonlyMap<string, Fact>
  readonly episodes: ReadonlyMap<string, readonly Fact[]>
  readonly missing: readonly Fact[]
  readonly reviews: readonly Fact[]
  readonly previousPermanence: ReadonlyMap<string, Fact>
  readonly oc2: ReadonlyMap<string, Fact>
  readonly rejected: readonly RejectedLine[]
  /** Children some of whose episodes were refused: what is not in the return may be among those. */
  readonly incomplete: ReadonlySet<string>
}

const KNOWN_CODES = new Map(
  Object.entries(codesByColumn).map(([column, codes]) => [column, new Set(codes.map(({ value }) => value))]),
)
const DATES = new Set(['DOB', 'MC_DOB', 'DECOM', 'DEC', 'MIS_START', 'MIS_END', 'REVIEW'])
const START: { readonly [K in ReturnKind]?: string } = { episodes: 'DECOM', missing: 'MIS_START', reviews: 'REVIEW' }
const END: { readonly [K in ReturnKind]?: string } = { episodes: 'DEC', missing: 'MIS_END' }

export async function acceptRows(rows: AsyncIterable<ReturnRow>): Promise<AcceptedReturn> {
  const children = new Map<string, Fact>()
  const episodes = new Map<string, Fact[]>()
  const missing: Fact[] = []
  const reviews: Fact[] = []
  const previousPermanence = new Map<string, Fact>()
  const oc2 = new Map<string, Fact>()
  const rejected: (RejectedLine & { readonly kind: ReturnKind })[] = []
  const incomplete = new Set<string>()
  const seen = new Map(RETURN_KINDS.map((kind) => [kind, new Set<string>()]))
  const one: { readonly [K in ReturnKind]?: Map<string, Fact> } = {
    header: children,
    'previous-permanence': previousPermanence,
    oc2,
  }

  for await (const row of rows) {
    const { kind } = row
    const fact = normalised(row)
    const repeats = seen.get(kind) as Set<string>
    const key = RETURN_COLUMNS[kind].map((column) => fact[column] ?? '').join('\u0001')
    if (repeats.has(key)) continue
    repeats.add(key)

    const child = fact['CHILD']
    const fault = faultOf(kind, fact, row.cells, children) ?? (child && one[kind]?.has(child) ? TWICE : undefined)
    if (fault || !child) {
      rejected.push({ kind, file: row.file, line: row.line, ...(fault ?? NO_CHILD) })
      if (kind === 'episodes' && child) incomplete.add(child)
    } else if (kind === 'episodes') {
      const own = episodes.get(child)
      if (own) own.push(fact)
      else episodes.set(child, [fact])
    } else if (kind === 'missing') missing.push(fact)
    else if (kind === 'reviews') reviews.push(fact)
    else one[kind]?.set(child, fact)
  }
  rejected.sort((a, b) => RETURN_KINDS.indexOf(a.kind) - RETURN_KINDS.indexOf(b.kind) || byFileAndLine(a, b))
  return {
    children,
    episodes,
    missing,
    reviews,
    previousPermanence,
    oc2,
    incomplete,
    rejected: rejected.map(({ file, line, column, reason }) => ({ file, line, column, reason })),
  }
}

type Fault = Pick<RejectedLine, 'column' | 'reason'>

const NO_CHILD: Fault = { column: 'CHILD', reason: 'no child id' }
const TWICE: Fault = {
  column: 'CHILD',
  reason: 'this child has a row of this kind already, and it says something else',
}

/** Capitals for codes, ISO for dates; what cannot be read stays as it is, for the refusal to quote. */
function normalised({ kind, cells }: ReturnRow): Fact {
  const fact: { [column: string]: string } = {}
  for (const column of RETURN_COLUMNS[kind]) {
    const text = cells[column]
    if (text === undefined) continue
    if (DATES.has(column)) fact[column] = readReturnDate(text) ?? text
    else if (column === 'DATE_PERM') fact[column] = readPartialDate(text) ?? text
    else fact[column] = column === 'CHILD' ? text : text.toUpperCase()
  }
  return fact
}

function faultOf(
  kind: ReturnKind,
  fact: Fact,
  cells: ReturnRow['cells'],
  children: ReadonlyMap<string, Fact>,
): Fault | undefined {
  const child = fact['CHILD']
  if (!child) return NO_CHILD
  if (kind !== 'header' && !children.has(child))
    return { column: 'CHILD', reason: `child ${child} is missing from the header` }

  const start = START[kind]
  if (start && !fact[start]) return { column: start, reason: kind === 'reviews' ? 'no date' : 'no start date' }
  for (const column of RETURN_COLUMNS[kind]) {
    const text = cells[column]
    if (text === undefined) continue
    const readable = column === 'DATE_PERM' ? readPartialDate(text) : readReturnDate(text)
    if ((DATES.has(column) || column === 'DATE_PERM') && !readable) {
      return { column, reason: `“${text}” is not a date that can be read (dd/mm/yyyy)` }
    }
  }
  const end = END[kind]
  if (start && end && fact[end] && fact[end] < (fact[start] ?? '')) {
    return { column: end, reason: 'ends before it starts' }
  }
  for (const column of RETURN_COLUMNS[kind]) {
    const code = fact[column]
    if (code === undefined) continue
    if (KNOWN_CODES.get(column)?.has(code) === false) {
      return { column, reason: `“${cells[column]}” is not a code that the return’s guide knows` }
    }
    // The questionnaire's total difficulties score runs from 0 to 40.
    if (column === 'SDQ_SCORE' && !(/^\d{1,2}$/.test(code) && Number(code) <= 40)) {
      return { column, reason: `“${cells[column]}” is not a total from 0 to 40` }
    }
  }
  return undefined
}

function byFileAndLine(a: RejectedLine, b: RejectedLine): number {
  return a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1
}
