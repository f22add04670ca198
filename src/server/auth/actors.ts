import type { Uuid } from '../../model/file.ts'
import { ROLES } from '../../model/person.ts'
import type { Actor, Role } from '../../model/person.ts'
import type { Client } from '../db/pool.ts'

interface ActorRow {
  person_id: string
  name: string
  role: string
  team: string
}

const isRole = (text: string): text is Role => (ROLES as readonly string[]).includes(text)

export function actorOf(row: ActorRow): Actor {
  if (!isRole(row.role)) throw new Error(`an account has the unknown role ${row.role}`)
  return { personId: row.person_id, name: row.name, role: row.role, team: row.team }
}

/** The accounts of these people as they are now, disabled ones too. Call as the system. */
export async function actorsOf(client: Client, people: readonly Uuid[]): Promise<ReadonlyMap<Uuid, Actor>> {
  const { rows } = await client.query<ActorRow>(
    'SELECT person_id, name, role, team FROM account WHERE person_id = ANY($1::uuid[])',
    [people],
  )
  return new Map(rows.map((row) => [row.person_id, actorOf(row)]))
}
