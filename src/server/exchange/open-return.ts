/** A return as it is handed over: a folder of CSV files or one XML file, on disk or uploaded. */
import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { RETURN_KINDS, UnreadableReturn } from './return-kinds.ts'
import type { ReturnKind, ReturnRow } from './return-kinds.ts'
import { csvKind, readCsv } from './read-csv.ts'
import { readXml } from './read-xml.ts'
import type { ReturnFile } from './return-text.ts'

export async function returnFilesAt(path: string): Promise<ReturnFile[]> {
  const found = await stat(path).catch(() => undefined)
  if (!found) throw new UnreadableReturn(`There is no file or folder ${path}`)
  const paths = found.isDirectory() ? (await readdir(path)).sort().map((name) => join(path, name)) : [path]
  const files: ReturnFile[] = []
  for (const each of paths) {
    const { size, isFile } = await stat(each).then((s) => ({ size: s.size, isFile: s.isFile() }))
    if (isFile) files.push({ name: basename(each), bytes: size, open: () => createReadStream(each) })
  }
  return files
}

/** An uploaded file, already held. */
export function uploadedFile(file: File): ReturnFile {
  return {
    name: basename(file.name),
    bytes: file.size,
    open: () => file.stream(),
  }
}

export interface ReturnParts {
  readonly bytes: number
  /** Rows of every file, a child's header row before all others of that child. */
  rows(seen?: (bytes: number) => void): AsyncGenerator<ReturnRow>
}

/** Finds out which file is which. Refuses a return without a header or without episodes. */
export async function openReturn(files: readonly ReturnFile[]): Promise<ReturnParts> {
  const written = files.filter((file) => /\.(csv|xml)$/i.test(file.name))
  const xml = written.filter((file) => /\.xml$/i.test(file.name))
  const [only] = xml
  if (only && xml.length === written.length) {
    if (xml.length > 1)
      throw new UnreadableReturn('More than one XML file: a return is one XML file or several CSV files')
    return { bytes: only.bytes, rows: (seen) => readXml(only, seen) }
  }

  const byKind = new Map<ReturnKind, ReturnFile[]>(RETURN_KINDS.map((kind) => [kind, []]))
  for (const file of written) {
    if (xml.includes(file)) continue
    const kind = await csvKind(file)
    if (kind) byKind.get(kind)?.push(file)
  }
  for (const [kind, columns] of [
    ['header', 'CHILD, SEX, DOB …'],
    ['episodes', 'CHILD, DECOM, RNE …'],
  ] as const) {
    if (byKind.get(kind)?.length) continue
    throw new UnreadableReturn(`No ${kind} file in the return: one CSV file must have the columns ${columns}`)
  }
  const read = [...byKind.values()].flat()
  return {
    bytes: read.reduce((sum, { bytes }) => sum + bytes, 0),
    async *rows(seen) {
      for (const [kind, own] of byKind) for (const file of own) yield* readCsv(file, kind, seen)
    },
  }
}
