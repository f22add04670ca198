import type { YesNoField } from '../field.ts'
import { anyValue, eitherOr, type Behaviour } from './behaviour.ts'
import { isObject } from './object.ts'
import { textShape } from './words.ts'

export const yesNoBehaviour: Behaviour<YesNoField> = {
  shape(_field, value) {
    if (!isObject(value) || typeof value.answer !== 'boolean') return 'should be a yes or a no'
    return value.reason === undefined ? undefined : textShape(value.reason)
  },
  filled: anyValue,
  merge: eitherOr,
  plain(field, value) {
    if (!isObject(value)) return ''
    const answer = value.answer ? (field.yes ?? 'Yes') : (field.no ?? 'No')
    return typeof value.reason === 'string' && value.reason !== '' ? `${answer}: ${value.reason}` : answer
  },
}
