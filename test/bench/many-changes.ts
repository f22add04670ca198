/** Fills a file from the server's side, as a return would: for figures that need more than a person writes. */
import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { childFile } from '../../src/model/file.ts'
import { definitionOf } from '../../src/records/all.ts'
import { applyAsService, SERVICE_PERSON, writeOperation } from '../../src/server/apply/as-service.ts'
import { asSystem } from '../../src/server/db/pool.ts'

export async function writeChanges(pool: pg.Pool, child: string, texts: readonly string[]): Promise<void> {
  const definition = definitionOf('chronology-entry')
  if (!definition) throw new Error('no such record')
  const at = new Date().toISOString()
  const by = { personId: SERVICE_PERSON, name: 'Doorstep', role: 'team-manager', at } as const
  await asSystem(pool, (client) =>
    applyAsService(
      client,
      texts.map((event) => ({
        op: writeOperation({
          opId: randomUUID(),
          definition,
          recordId: randomUUID(),
          fileIds: [childFile(child)],
          body: { date: '2026-03-02', event, source: 'Bench' },
          at,
        }),
        by,
        receivedAt: at,
      })),
    ),
  )
}
