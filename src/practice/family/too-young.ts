/**
 * No number is asked of a baby or a small child: what was seen of them is written instead. The sources name no age [P];
 * under five somebody's looks, play and sleep say more than a number that a grown-up would choose for them.
 */
import { ageOn } from '../../model/calendar.ts'
import type { Uuid } from '../../model/file.ts'
import type { Files } from '../of-type.ts'

const NUMBERS_FROM_AGE = 5

/** Of a child, or of somebody who lives in the home. Whose birthday is not known is asked like everybody. */
export function isTooYoung(files: Pick<Files, 'get'>, recordId: Uuid | undefined, today: string): boolean {
  const born = recordId === undefined ? undefined : files.get(recordId)?.body.birthDate
  return typeof born === 'string' && ageOn(born, today) < NUMBERS_FROM_AGE
}
