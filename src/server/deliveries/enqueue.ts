/** A paper that somebody has signed is put down for each document store in the transaction of the signature. */
import { papersOf } from '../../documents/which-papers.ts'
import type { PaperKind } from '../../documents/which-papers.ts'
import { currentBody } from '../../model/current-body.ts'
import { derivedId } from '../../model/derived-id.ts'
import type { AnyRecordDefinition } from '../../model/define-record.ts'
import { sameJson } from '../../model/json.ts'
import type { Json } from '../../model/json.ts'
import type { CaseRecord } from '../../model/record.ts'
import type { Step } from '../apply/arrival.ts'
import type { Client } from '../db/pool.ts'
import type { Target } from './delivery-rows.ts'

/** What a paper is made of: not when it was shown to a child afterwards, nor who has read it. */
function wordsOf(definition: AnyRecordDefinition, record: CaseRecord): Json {
  const afterwards: readonly string[] = definition.afterSigning ?? []
  return Object.fromEntries(
    Object.entries(currentBody(record)).filter(([field]) => !afterwards.includes(field)),
  ) as unknown as Json
}

/** The first signature, another one beside it, and a correction: each time the paper reads otherwise than before. */
export function isNewPaper({ definition, before, record }: Pick<Step, 'definition' | 'before' | 'record'>): boolean {
  if (record.status !== 'signed') return false
  return (
    before?.status !== 'signed' ||
    before.signatures.length !== record.signatures.length ||
    !sameJson(wordsOf(definition, before), wordsOf(definition, record))
  )
}

interface Paper {
  readonly record: CaseRecord
  readonly paper: PaperKind
  /** Undefined: just now. */
  readonly askedAt?: string
}

export function paperOf(record: CaseRecord): readonly Paper[] {
  const [paper] = papersOf(record)
  return paper ? [{ record, paper }] : []
}

export async function putDownDeliveries(client: Client, steps: readonly Step[]): Promise<void> {
  const papers = steps.filter(isNewPaper).flatMap(({ record }) => paperOf(record))
  if (papers.length === 0) return
  const { rows: targets } = await client.query<{ target: Target }>('SELECT target FROM delivery_target')
  for (const { target } of targets) await putDown(client, target, papers)
}

/** How many were not put down before: the id follows from the signature, so that nothing is put down twice. */
export async function putDown(client: Client, target: Target, papers: readonly Paper[]): Promise<number> {
  const { rowCount } = await client.query(
    `INSERT INTO delivery (id, record_id, revision, paper, target, asked_at)
     SELECT id, record_id, revision, paper, $5, coalesce(asked_at, now())
     FROM unnest($1::uuid[], $2::uuid[], $3::int[], $4::text[], $6::timestamptz[])
       AS n (id, record_id, revision, paper, asked_at) ON CONFLICT DO NOTHING`,
    [
      papers.map(({ record }) => derivedId(record.opId, `delivered to the ${target}`)),
      papers.map(({ record }) => record.id),
      papers.map(({ record }) => record.revision),
      papers.map(({ paper }) => paper),
      target,
      papers.map(({ askedAt }) => askedAt),
    ],
  )
  return rowCount ?? 0
}
