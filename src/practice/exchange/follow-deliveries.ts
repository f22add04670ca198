/** Who follows papers to the document store: whoever may take any record that makes one out of its file (section G, X). */
import { isFromTheHome } from '../../model/person.ts'
import type { Actor } from '../../model/person.ts'
import { canExport, lettersOf } from '../../model/permission-table.ts'
import { definitions } from '../../records/all.ts'

export const mayFollowDeliveries = ({ role }: Pick<Actor, 'role'>): boolean =>
  !isFromTheHome(role) && definitions.some(({ permission }) => canExport(lettersOf(permission, role)))
