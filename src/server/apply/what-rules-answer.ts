/**
 * What the rules of withholding answer, over a fixed set of made-up records: each type with nothing in it, with each of
 * its answers alone, and with each in the place of the first where every question has one; written and signed. Rules rest
 * on lists that stand elsewhere: their own words may be the same and their answers not.
 */
import type { AnyRecordDefinition } from '../../model/define-record.ts'
import type { Body, Field, Fields } from '../../model/field.ts'
import type { Json } from '../../model/json.ts'
import { withheldFrom } from '../../model/permission.ts'

const NOBODY = '00000000-0000-7000-8000-000000000001'
const PICTURE = { sha256: '0'.repeat(64), mime: 'image/png', bytes: 1 }

/** Every answer that may decide something, and one of those that cannot be listed. */
function answersTo(field: Field): readonly Json[] {
  switch (field.kind) {
    case 'choice':
      return field.options.map(({ value }) => value)
    case 'many-of':
      return [[], ...field.options.map(({ value }) => [value])]
    case 'yes-no':
      return [{ answer: true, reason: 'A reason' }, { answer: false }]
    case 'rows':
      return bodiesOf(field.fields).map((row) => [{ id: NOBODY, ...row }])
    case 'person':
      return [{ recordId: NOBODY, name: 'Somebody' }]
    case 'date':
      return ['2026-01-02']
    case 'date-time':
      return ['2026-01-02T10:00:00+00:00']
    case 'scale':
      return [0, 10]
    case 'drawing':
    case 'photo':
    case 'attachment':
      return [PICTURE]
    default:
      return ['Some words']
  }
}

/** Nothing answered, everything, and each answer alone and in the place of the first. */
export function bodiesOf(fields: Fields): readonly Body[] {
  const answers = Object.entries(fields).map(([id, field]) => [id, answersTo(field)] as const)
  const whole: Body = Object.fromEntries(answers.flatMap(([id, [first]]) => (first === undefined ? [] : [[id, first]])))
  const each = answers.flatMap(([id, all]) => all.map((answer): Body => ({ [id]: answer })))
  return [{}, whole, ...each, ...each.map((one) => ({ ...whole, ...one }))]
}

/** From whom each of them is kept, in a fixed order. */
export const whatRulesAnswer = (definitions: readonly AnyRecordDefinition[]): string =>
  definitions
    .filter(({ withhold }) => withhold !== undefined)
    .flatMap((definition) =>
      bodiesOf(definition.fields).flatMap((body) =>
        (['draft', 'signed'] as const).map(
          (status) => `${definition.type} ${withheldFrom(definition, { body, addenda: [], status }).join(' ')}`,
        ),
      ),
    )
    .join('\n')
