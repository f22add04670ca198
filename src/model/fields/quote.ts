/** What a child said stands as it was said: it is sent in pieces like prose, but never woven out of two versions. */
import type { QuoteField } from '../field.ts'
import { eitherOr, type Behaviour } from './behaviour.ts'
import { unquoted } from '../unquoted.ts'
import { splicesBetween } from './prose.ts'
import { asWords, textFilled, textShape } from './words.ts'

export const quoteBehaviour: Behaviour<QuoteField> = {
  shape: (_field, value) => textShape(value),
  filled: textFilled,
  diff: (from, to) =>
    typeof from === 'string' && typeof to === 'string' ? { splices: splicesBetween(from, to) } : undefined,
  merge: eitherOr,
  plain: (_field, value) => `“${unquoted(asWords(value))}”`,
}
