import type { ShortTextField } from '../field.ts'
import { eitherOr, type Behaviour } from './behaviour.ts'
import { asWords, textFilled, textShape } from './words.ts'

export const shortTextBehaviour: Behaviour<ShortTextField> = {
  shape: (_field, value) => textShape(value),
  filled: textFilled,
  merge: eitherOr,
  plain: (_field, value) => asWords(value),
}
