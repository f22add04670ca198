/**
 * The file in which a worker's own supervision lies. Not the person's own file: in that lie their allocations and the notes
 * of what was granted to them, which nobody else is to read. Of a person's kind, so that every device ever shipped knows
 * what it is; its id follows from the person's, here and in the database (0018) alike.
 */
import { derivedId } from './derived-id.ts'
import { personFile } from './file.ts'
import type { FileId, Uuid } from './file.ts'
import type { Role } from './person.ts'

export const supervisionFile = (workerId: Uuid): FileId => personFile(derivedId(workerId, 'supervision'))

const SUPERVISED: readonly Role[] = ['childs-social-worker', 'supervising-social-worker', 'senior-practitioner']
/** Whose supervision lies here: those who carry cases. */
export const isSupervised = (role: Role): boolean => SUPERVISED.includes(role)

/** Who holds it with those of their own team: the manager and the assistant, not those above the teams. */
const SUPERVISES: readonly Role[] = ['team-manager', 'assistant-team-manager']
export const supervisesWorkers = (role: Role): boolean => SUPERVISES.includes(role)
