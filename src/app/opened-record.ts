/** Which record a page opens, if it opens one: its own number stands in the address. A child's and a home's page as well. */
import type { Uuid } from '../model/file.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export function openedRecord(path: string, query: Readonly<Record<string, string>>): Uuid | undefined {
  const [, , id = ''] = path.split('/')
  return [id, query.sent ?? ''].find((one) => UUID.test(one))
}
