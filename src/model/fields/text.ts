import type { TextField } from '../field.ts'
import type { Behaviour } from './behaviour.ts'
import { mergeProse, splicesBetween } from './prose.ts'
import { asWords, textFilled, textShape } from './words.ts'

export const textBehaviour: Behaviour<TextField> = {
  shape: (_field, value) => textShape(value),
  filled: textFilled,
  diff: (from, to) =>
    typeof from === 'string' && typeof to === 'string' ? { splices: splicesBetween(from, to) } : undefined,
  merge: (_field, base, mine, theirs) => mergeProse(base, mine, theirs),
  plain: (_field, value) => asWords(value),
}
