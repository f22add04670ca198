/**
 * The XML form of the return: a root, in it one CHILD after another, in each a HEADER (with reviews, missing episodes,
 * OC2 and previous permanence inside it) and its EPISODEs. What a group of elements is, is told by the names in it,
 * as with a CSV file's columns: so a variant that nests differently is read all the same.
 */
import { SaxesParser } from 'saxes'
import { RETURN_COLUMNS, RETURN_KINDS, UnreadableReturn, columnName, kindOf } from './return-kinds.ts'
import type { ReturnKind, ReturnRow } from './return-kinds.ts'
import { textOf } from './return-text.ts'
import type { ReturnFile } from './return-text.ts'

/** An element with others in it: the values of those that hold text, by column name. */
interface Group {
  readonly tag: string
  readonly line: number
  readonly cells: { [column: string]: string }
  readonly names: Set<string>
}

export async function* readXml(file: ReturnFile, seen?: (bytes: number) => void): AsyncGenerator<ReturnRow> {
  const parser = new SaxesParser({ position: true })
  const open: Group[] = []
  const hasElements = new Set<Group>()
  let child: Group | undefined
  let groups: Group[] = []
  let text = ''
  let ready: ReturnRow[] = []
  let children = 0

  parser.on('error', (error) => {
    throw new UnreadableReturn(`${file.name}: not well-formed XML near line ${parser.line} (${error.message})`)
  })
  parser.on('opentag', ({ name }) => {
    const above = open.at(-1)
    if (above) hasElements.add(above)
    const tag = name
      .slice(name.indexOf(':') + 1)
      .trim()
      .toUpperCase()
    const group: Group = { tag, line: parser.line, cells: {}, names: new Set() }
    open.push(group)
    text = ''
    if (tag === 'CHILD' && !child) {
      child = group
      groups = []
      children += 1
    }
  })
  parser.on('text', (piece) => {
    text += piece
  })
  parser.on('cdata', (piece) => {
    text += piece
  })
  parser.on('closetag', () => {
    const group = open.pop() as Group
    const above = open.at(-1)
    if (group === child) {
      ready.push(...rowsOfChild(file.name, group, groups))
      child = undefined
    } else if (hasElements.delete(group)) {
      groups.push(group)
    } else if (above) {
      const name = columnName(group.tag)
      above.names.add(name)
      const value = text.trim()
      if (value && above.cells[name] === undefined) above.cells[name] = value
    }
    text = ''
  })

  for await (const piece of textOf(file, seen)) {
    parser.write(piece)
    yield* ready
    ready = []
  }
  parser.close()
  yield* ready
  if (children === 0) throw new UnreadableReturn(`${file.name}: holds no CHILD element, so it is not an SSDA903 return`)
}

/** The kinds that some systems write straight into the HEADER instead of into an element of their own. */
const ONE_PER_CHILD: readonly ReturnKind[] = ['previous-permanence', 'oc2']

function rowsOfChild(file: string, child: Group, groups: readonly Group[]): ReturnRow[] {
  const headers = groups.filter(({ tag, names }) => tag === 'HEADER' || kindOf(names) === 'header')
  const header: Group = { tag: 'HEADER', line: headers[0]?.line ?? child.line, cells: {}, names: new Set() }
  for (const group of [child, ...headers]) {
    Object.assign(header.cells, group.cells)
    for (const name of group.names) header.names.add(name)
  }
  const rows: ReturnRow[] = []
  if (header.names.size > 0) rows.push(rowOf(file, 'header', header, header))
  for (const kind of ONE_PER_CHILD) if (saysSomething(header, kind)) rows.push(rowOf(file, kind, header, header))
  for (const group of groups) {
    const kind = headers.includes(group) ? undefined : kindOf(group.names)
    // Blank elements are allowed where there is nothing to say.
    if (kind && kind !== 'header' && saysSomething(group, kind)) rows.push(rowOf(file, kind, group, header))
  }
  return rows.sort((a, b) => RETURN_KINDS.indexOf(a.kind) - RETURN_KINDS.indexOf(b.kind))
}

function saysSomething(group: Group, kind: ReturnKind): boolean {
  return RETURN_COLUMNS[kind].some((column) => column !== 'CHILD' && column !== 'DOB' && group.cells[column])
}

function rowOf(file: string, kind: ReturnKind, group: Group, header: Group): ReturnRow {
  const cells: { [column: string]: string } = {}
  for (const column of RETURN_COLUMNS[kind]) {
    const value = group.cells[column] ?? (column === 'CHILD' || column === 'DOB' ? header.cells[column] : undefined)
    if (value) cells[column] = value
  }
  return { kind, file, line: group.line, cells }
}
