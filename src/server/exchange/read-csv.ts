/** The CSV form of the return: one file per kind, a heading line, columns in any order. */
import { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { RETURN_COLUMNS, UnreadableReturn, columnName, kindByName, kindOf } from './return-kinds.ts'
import type { ReturnKind, ReturnRow } from './return-kinds.ts'
import { textOf } from './return-text.ts'
import type { ReturnFile } from './return-text.ts'

interface Line {
  readonly line: number
  readonly cells: readonly string[]
}

/** Which file of the return this is; undefined for one that is passed over, such as an empty or a UASC file. */
export async function csvKind(file: ReturnFile): Promise<ReturnKind | undefined> {
  for await (const { cells } of linesOf(file)) {
    const kind = kindOf(new Set(cells.map(columnName)))
    const claimed = kindByName(file.name)
    if (!kind && claimed) {
      const key = claimed === 'header' ? 'CHILD and SEX' : 'CHILD and DECOM'
      throw new UnreadableReturn(`${file.name}: its first line does not name the columns ${key}`)
    }
    if (kind && !cells.some((cell) => columnName(cell) === 'CHILD')) {
      throw new UnreadableReturn(`${file.name}: its first line does not name the column CHILD`)
    }
    return kind
  }
  return undefined
}

export async function* readCsv(
  file: ReturnFile,
  kind: ReturnKind,
  seen?: (bytes: number) => void,
): AsyncGenerator<ReturnRow> {
  const wanted = new Set(RETURN_COLUMNS[kind])
  let columns: (string | undefined)[] | undefined
  for await (const { line, cells } of linesOf(file, seen)) {
    if (!columns) {
      const names = cells.map(columnName)
      columns = names.map((name, at) => (wanted.has(name) && names.indexOf(name) === at ? name : undefined))
      continue
    }
    const row: { [column: string]: string } = {}
    for (const [at, name] of columns.entries()) {
      const value = cells[at]?.trim()
      if (name && value) row[name] = value
    }
    yield { kind, file: file.name, line, cells: row }
  }
}

/** Lines that hold something, each with the number of the physical line it begins on. */
async function* linesOf(file: ReturnFile, seen?: (bytes: number) => void): AsyncGenerator<Line> {
  let parsed = 0
  const begun: number[] = []
  const parser = parse({
    relax_quotes: true,
    relax_column_count: true,
    record_delimiter: '\n',
    // The parser runs ahead of its reader: only here is it known which lines a record takes up.
    on_record: (cells: string[], { lines }) => {
      begun.push(parsed + 1)
      parsed = lines
      return cells
    },
  })
  const source = Readable.from(textOf(file, seen))
  source.on('error', (error) => parser.destroy(error))
  source.pipe(parser)
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      const line = begun.shift() ?? parsed
      if (cells.some((cell) => cell.trim())) yield { line, cells }
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new UnreadableReturn(
      error.code === 'CSV_QUOTE_NOT_CLOSED'
        ? `${file.name}: a quotation mark opened on line ${parsed + 1} is never closed`
        : `${file.name}: cannot be read as CSV after line ${parsed}`,
    )
  } finally {
    source.destroy()
  }
}
