import type { ScaleField } from '../field.ts'
import { anyValue, eitherOr, type Behaviour } from './behaviour.ts'
import { asWords } from './words.ts'

export const scaleBehaviour: Behaviour<ScaleField> = {
  // 0 is the worst and 10 the best, whole numbers only (S2.8, reading 1).
  shape: (_field, value) =>
    typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 10
      ? undefined
      : 'should be a whole number from 0 to 10',
  filled: anyValue,
  merge: eitherOr,
  plain: (_field, value) => asWords(value),
}
