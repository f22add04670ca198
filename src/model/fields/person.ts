import type { PersonField } from '../field.ts'
import { eitherOr, type Behaviour } from './behaviour.ts'
import { isObject } from './object.ts'
import { isUuid } from '../derived-id.ts'
import { asWords, textFilled, textShape } from './words.ts'

export const personBehaviour: Behaviour<PersonField> = {
  shape(_field, value) {
    if (!isObject(value) || value.name === undefined) return 'should be a person with a name'
    if (value.recordId !== undefined && !isUuid(value.recordId)) return 'points to nobody'
    return textShape(value.name)
  },
  filled: (value) => isObject(value) && (value.recordId !== undefined || textFilled(value.name ?? '')),
  merge: eitherOr,
  plain: (_field, value) => (isObject(value) ? asWords(value.name ?? '') : ''),
}
