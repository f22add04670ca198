/** Every kind of field and how it behaves. A new kind is one file here and one in `app/form`. */
import type { Field, FieldKind } from '../field.ts'
import type { Behaviour, BehaviourOf } from './behaviour.ts'
import { blobBehaviour } from './blob.ts'
import { choiceBehaviour } from './choice.ts'
import { dateBehaviour } from './date.ts'
import { dateTimeBehaviour } from './date-time.ts'
import { manyOfBehaviour } from './many-of.ts'
import { personBehaviour } from './person.ts'
import { quoteBehaviour } from './quote.ts'
import { rowsBehaviour } from './rows.ts'
import { scaleBehaviour } from './scale.ts'
import { shortTextBehaviour } from './short-text.ts'
import { textBehaviour } from './text.ts'
import { yesNoBehaviour } from './yes-no.ts'

const behaviours: { readonly [K in FieldKind]: Behaviour<Extract<Field, { kind: K }>> } = {
  text: textBehaviour,
  'short-text': shortTextBehaviour,
  choice: choiceBehaviour,
  'many-of': manyOfBehaviour,
  'yes-no': yesNoBehaviour,
  date: dateBehaviour,
  'date-time': dateTimeBehaviour,
  scale: scaleBehaviour,
  quote: quoteBehaviour,
  person: personBehaviour,
  rows: rowsBehaviour,
  drawing: blobBehaviour,
  photo: blobBehaviour,
  attachment: blobBehaviour,
}

/** The map guarantees that kind and behaviour fit, which the type checker cannot see through a lookup. */
export const behaviourOf: BehaviourOf = (field) => behaviours[field.kind]
