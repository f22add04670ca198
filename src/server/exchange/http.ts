/**
 * The import behind the team manager's screen. The answer comes line by line (NDJSON): {"progress":0.42,"done":42,"of":100}
 * while it goes on, then the counts, or problem details in the place of them. Nothing is written before all is read.
 */
import type { Logger } from 'pino'
import type { Pool } from '../db/pool.ts'
import { Refusal, badRequest, tooLarge } from '../http/problem.ts'
import type { Route } from '../http/route.ts'
import { personOf } from '../http/situation.ts'
import type { Request } from '../http/situation.ts'
import { afterImport } from './after-import.ts'
import { importReturn } from './import-return.ts'
import type { ImportProgress } from './import-return.ts'
import { uploadedFile } from './open-return.ts'
import { UnreadableReturn } from './return-kinds.ts'
import type { ReturnFile } from './return-text.ts'

/** What the screen sends at most, and what multipart puts around it. */
export const IMPORT_MAX_BYTES = 129 * 1024 * 1024

class HungUp extends Error {
  override readonly name = 'HungUp'
}

/** Of a hundred parts reading takes a quarter. */
const wholeOf = ({ doing, part }: ImportProgress): number =>
  Math.floor(doing === 'reading' ? part * 25 : 25 + part * 75)

export function importRoute({ pool, log }: { readonly pool: Pool; readonly log: Logger }): Route {
  async function handle(c: Request): Promise<Response> {
    const { actor } = personOf(c)
    if (actor.role !== 'team-manager') throw new Refusal(403, 'Only a team manager may import a return')
    const declared = c.req.header('content-length')
    if (!declared) throw new Refusal(411, 'The size of the upload must be said beforehand')
    if (Number(declared) > IMPORT_MAX_BYTES) throw tooLarge(IMPORT_MAX_BYTES)

    const { files, team } = await readForm(c)
    const choice = { now: new Date(), by: actor, ...(team ? { team } : { teamOfNew: actor.team || 'Imported' }) }
    const lines = new TextEncoder()
    let hungUp = false
    const stream = new ReadableStream<Uint8Array>({
      async start(controller) {
        const say = (line: object): void => {
          if (!hungUp) controller.enqueue(lines.encode(`${JSON.stringify(line)}\n`))
        }
        let told = -1
        const onProgress = (progress: ImportProgress): void => {
          // Whoever asked was told that without an answer nothing was imported: so nothing is.
          if (hungUp) throw new HungUp()
          const done = wholeOf(progress)
          if (done !== told) say({ progress: done / 100, doing: progress.doing, done, of: 100 })
          told = done
        }
        try {
          const counts = await importReturn(pool, files, { ...choice, onProgress })
          await afterImport(pool, counts)
          log.info(
            { children: counts.children, placements: counts.placements, rejected: counts.rejected.length },
            'a return was imported',
          )
          say(counts)
        } catch (error) {
          say(problemOf(error))
          if (!(error instanceof UnreadableReturn)) {
            const code = error instanceof Error && 'code' in error ? String(error.code) : undefined
            log.error({ error: error instanceof Error ? error.name : 'unknown', code }, 'an import failed')
          }
        }
        if (!hungUp) controller.close()
      },
      cancel() {
        hungUp = true
      },
    })
    return new Response(stream, {
      headers: { 'Content-Type': 'application/x-ndjson', 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' },
    })
  }
  return {
    method: 'POST',
    path: '/api/import/ssda903',
    summary: 'Import an SSDA903 return: its CSV files, or one XML file, as multipart/form-data',
    signedIn: true,
    takesBytes: true,
    givesType: 'application/x-ndjson',
    refusals: [411, 413],
    handle,
  }
}

async function readForm(
  c: Request,
): Promise<{ readonly files: readonly ReturnFile[]; readonly team: string | undefined }> {
  let form: FormData
  try {
    form = await c.req.raw.formData()
  } catch {
    throw badRequest('The files must come as multipart/form-data.')
  }
  const files = [...form.values()].filter((value) => value instanceof File).filter(({ name }) => name !== '')
  if (files.length === 0) throw badRequest('No file was sent.')
  const team = form.get('team')
  return { files: files.map(uploadedFile), team: typeof team === 'string' && team.trim() ? team.trim() : undefined }
}

const problemOf = (error: unknown): object =>
  error instanceof UnreadableReturn
    ? { type: 'about:blank', title: 'This return cannot be read', status: 422, detail: error.message }
    : { type: 'about:blank', title: 'The import failed', status: 500, detail: 'Nothing of it was kept. Try again.' }
