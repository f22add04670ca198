import type { AnyRecordDefinition } from '../../model/define-record.ts'
import type { Body } from '../../model/field.ts'
import { plainValue } from '../../model/plain.ts'
import { longDay } from '../words.ts'

const KINDS = ['option', 'announced', 'manner'] as const

/** "Thursday 10 September, from 15:34 · statutory, planned · at home with Anwen and Gareth" */
export function visitFacts(
  definition: AnyRecordDefinition,
  body: Body,
  today: string,
  say: (name: string) => string,
): string {
  const day = definition.occurred ? body[definition.occurred] : undefined
  const when = typeof day === 'string' && day ? longDay(day.slice(0, 10), today) : 'No day yet'
  const from = typeof body.from === 'string' && body.from ? `, from ${body.from}` : ''
  const kinds = KINDS.flatMap((id) => {
    const field = definition.fields[id]
    const words = field ? plainValue(field, body[id]).toLowerCase() : ''
    return words && words !== 'in person' ? [words] : []
  }).join(', ')
  // The place names the carers: while names are hidden it is left out.
  const place = typeof body.place === 'string' && say('Ab Cd') === 'Ab Cd' ? body.place : ''
  return [`${when}${from}`, kinds, place].filter(Boolean).join(' · ')
}
