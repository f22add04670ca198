/** London time with its offset, "2026-09-10T15:34+01:00"; without one it is what the clock on the wall said. */
import { isDate, longDate } from '../calendar.ts'
import type { DateTimeField } from '../field.ts'
import type { Json } from '../json.ts'
import { anyValue, eitherOr, type Behaviour } from './behaviour.ts'
import { asWords } from './words.ts'

const TIME = /^T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?$/
const right = (value: Json): value is string =>
  typeof value === 'string' && isDate(value.slice(0, 10)) && TIME.test(value.slice(10))

export const dateTimeBehaviour: Behaviour<DateTimeField> = {
  shape: (_field, value) => (right(value) ? undefined : 'should be a date and a time'),
  filled: anyValue,
  merge: eitherOr,
  plain: (_field, value) => (right(value) ? `${longDate(value.slice(0, 10))}, ${value.slice(11, 16)}` : asWords(value)),
}
