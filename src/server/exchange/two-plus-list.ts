/** The 2+ list from the register: children of a return, by the return's child id. */
import type { Client } from '../db/pool.ts'
import { twoPlus } from '../../practice/two-plus.ts'
import type { Stay } from '../../practice/two-plus.ts'

/** Sorted by id. Children who are in no return have no such id and stand on the board instead. */
export async function twoPlusList(
  client: Client,
  asOf: string,
): Promise<readonly (readonly [id: string, count: number])[]> {
  const { rows } = await client.query<{ child: string; stays: Stay[] }>(
    `SELECT c.record -> 'body' ->> 'returnId' AS child,
       json_agg(json_build_object(
         'start', p.record -> 'body' ->> 'start', 'end', p.record -> 'body' ->> 'end', 'type', p.record -> 'body' ->> 'placementType'
       )) AS stays
     FROM record ph
     JOIN revision p ON p.record_id = ph.id AND p.revision = ph.revision
     JOIN record ch ON ch.id = (p.record -> 'body' -> 'child' ->> 'recordId')::uuid AND ch.type = 'child' AND ch.status <> 'discarded'
     JOIN revision c ON c.record_id = ch.id AND c.revision = ch.revision
     WHERE ph.type = 'placement' AND ph.status <> 'discarded' AND p.record -> 'body' ->> 'start' <= $1
       AND c.record -> 'body' ->> 'returnId' <> ''
     GROUP BY 1`,
    [asOf],
  )
  await client.query(
    `INSERT INTO audit (action, detail) VALUES ('list-two-plus', json_build_object('asOf', $1::text, 'children', $2::int))`,
    [asOf, rows.length],
  )
  return rows
    .flatMap(({ child, stays }) => {
      const count = twoPlus(stays, asOf)
      return count === undefined ? [] : [[child, count] as const]
    })
    .sort(([a], [b]) => byId(a, b))
}

const byId = (a: string, b: string): number => {
  if (/^\d+$/.test(a) && /^\d+$/.test(b) && Number(a) !== Number(b)) return Number(a) - Number(b)
  return a < b ? -1 : a > b ? 1 : 0
}
