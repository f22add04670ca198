import type { ChoiceField } from '../field.ts'
import { anyValue, eitherOr, type Behaviour } from './behaviour.ts'
import { asWords } from './words.ts'

export const choiceBehaviour: Behaviour<ChoiceField> = {
  shape: (field, value) =>
    field.options.some((option) => option.value === value) ? undefined : 'is not one of the answers offered',
  filled: anyValue,
  merge: eitherOr,
  plain: (field, value) => field.options.find((option) => option.value === value)?.label ?? asWords(value),
}
