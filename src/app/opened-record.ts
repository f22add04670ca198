/** Which record a page opens, by the id in its address: a record's page, a child's, a home's, and help that was sent. */
import type { Uuid } from '../model/file.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export function openedRecord(path: string, query: Readonly<Record<string, string>>): Uuid | undefined {
  const [, , id = ''] = path.split('/')
  return [id, query.sent ?? ''].find((one) => UUID.test(one))
}
