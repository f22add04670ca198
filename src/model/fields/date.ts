import { isDate, longDate } from '../calendar.ts'
import type { DateField } from '../field.ts'
import { anyValue, eitherOr, type Behaviour } from './behaviour.ts'
import { asWords } from './words.ts'

export const dateBehaviour: Behaviour<DateField> = {
  shape: (_field, value) => (typeof value === 'string' && isDate(value) ? undefined : 'should be a date'),
  filled: anyValue,
  merge: eitherOr,
  plain: (_field, value) => (typeof value === 'string' && isDate(value) ? longDate(value) : asWords(value)),
}
