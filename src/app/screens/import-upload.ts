/**
 * Sends a return's files and reports how far it is. The server answers with the counts, or line by line: progress
 * first, the counts last. Nothing of the return is kept on this device.
 */
import type { ReturnOutcome } from '../../protocol/return-outcome.ts'

export interface Progress {
  readonly stage: 'sending' | 'reading'
  readonly done: number
  readonly of: number
}

/** A national return of 100,000 episodes is about 10 MB of CSV; one XML file of it about 40. */
export const MOST_IMPORT_BYTES = 128 * 1024 * 1024

/** Why these files are not even opened; undefined where they may be sent. Sizes come from the file system alone. */
export function refusal(files: readonly Pick<File, 'name' | 'size'>[]): string | undefined {
  const written = files.filter(({ name }) => /\.(csv|xml)$/i.test(name))
  if (written.length === 0)
    return 'There is no CSV or XML file among these. A return is a folder of CSV files, or one XML file.'
  const empty = written.find(({ size }) => size === 0)
  if (empty) return `${empty.name} is empty.`
  const bytes = written.reduce((sum, { size }) => sum + size, 0)
  if (bytes > MOST_IMPORT_BYTES) {
    return `These files are ${Math.ceil(bytes / 1_000_000)} MB together. More than ${Math.floor(MOST_IMPORT_BYTES / 1_000_000)} MB is not read here: use the command on the server.`
  }
  return undefined
}

export function sendReturn(
  files: readonly File[],
  onProgress: (progress: Progress) => void,
  open = () => new XMLHttpRequest(),
): Promise<ReturnOutcome> {
  const form = new FormData()
  for (const file of files) if (/\.(csv|xml)$/i.test(file.name)) form.append('files', file, file.name)
  return new Promise((resolve, reject) => {
    const request = open()
    request.open('POST', '/api/import/ssda903')
    request.setRequestHeader('accept', 'application/x-ndjson, application/json')
    request.upload.addEventListener('progress', (event) =>
      onProgress({ stage: 'sending', done: event.loaded, of: event.total }),
    )
    request.upload.addEventListener('load', () => onProgress({ stage: 'reading', done: 0, of: 0 }))
    request.addEventListener('progress', () => {
      const newest = readLines(request.responseText).findLast((line) => 'of' in line)
      if (newest && typeof newest.done === 'number' && typeof newest.of === 'number')
        onProgress({ stage: 'reading', done: newest.done, of: newest.of })
    })
    request.addEventListener('error', () =>
      reject(new Error('The council’s server cannot be reached just now. Nothing was imported.')),
    )
    request.addEventListener('load', () => {
      const last = readLines(request.responseText).at(-1)
      if (request.status < 300 && last && isResult(last)) resolve(last)
      else reject(new Error(whyNot(request.status, last)))
    })
    request.send(form)
  })
}

type Line = { readonly [key: string]: unknown }

const isLine = (value: unknown): value is Line => typeof value === 'object' && value !== null
const isResult = (line: Line | ReturnOutcome): line is ReturnOutcome => 'children' in line && 'rejected' in line

/** Whole lines only: the last may still be on its way. */
function readLines(text: string): readonly Line[] {
  return text.split('\n').flatMap((line) => {
    try {
      const value: unknown = JSON.parse(line)
      return isLine(value) ? [value] : []
    } catch {
      return []
    }
  })
}

function whyNot(status: number, last: Line | undefined): string {
  if (typeof last?.detail === 'string') return last.detail
  if (typeof last?.title === 'string') return last.title
  if (status === 401)
    return 'Your sign-in has ended. Lock and unlock, then choose the files again. Nothing was imported.'
  if (status === 403 || status === 404) return 'Only a team manager may import a return.'
  if (status === 413) return 'These files are larger than the server reads. Nothing was imported.'
  return 'The return could not be read to its end. Nothing was imported.'
}
