/** What somebody wrote in operations that have not taken effect, in words: a line for each answer they touched. */
import { applyChanges } from '../model/body.ts'
import type { AnyRecordDefinition } from '../model/define-record.ts'
import type { Body } from '../model/field.ts'
import type { Uuid } from '../model/file.ts'
import type { FieldChange, Operation } from '../model/operation.ts'
import { plainValue } from '../model/plain.ts'
import { definitionOf } from '../records/all.ts'

export interface WrittenWords {
  readonly label: string
  readonly words: string
}

const MARKS = {
  read: 'Marked as read',
  discussed: 'Marked as talked through',
  acknowledged: 'Acknowledged',
  answered: 'Answered',
  closed: 'Closed',
  reopened: 'Not sorted, asked again',
  verified: 'Verified',
  'visit-begun': 'A visit was begun because of it',
  'support-begun': 'Support was asked for because of it',
} as const

/**
 * The operations of one record, in the order they were written. `before`: the body that the first of them rests on,
 * or, of an operation on an older body, that body; where neither is known, only what was put in is shown. `after`: what
 * all of them together made, where that is at hand.
 */
export function writtenWords(
  operations: readonly Operation[],
  before: (operation: Operation) => Body | undefined = () => undefined,
  after?: Body,
): readonly WrittenWords[] {
  const made = new Map<Uuid, Body>()
  const answers = new Map<string, string>()
  const others: WrittenWords[] = []
  for (const op of operations) {
    const definition = definitionOf(op.type)
    const { patch } = op
    if (patch.kind === 'write') {
      const base = op.base === null ? {} : (('opId' in op.base ? made.get(op.base.opId) : undefined) ?? before(op))
      const body = applyChanges(definition?.fields ?? {}, base ?? {}, patch.changes)
      made.set(op.opId, body)
      for (const change of patch.changes) {
        const label = definition?.fields[change.field]?.label ?? change.field
        answers.set(
          label,
          after
            ? valueIn(definition, after, change.field)
            : base
              ? valueIn(definition, body, change.field)
              : putIn(definition, body, change),
        )
      }
    } else if (patch.kind === 'amend') {
      others.push({ label: 'Added to the signed record', words: patch.text })
      for (const [field, value] of Object.entries(patch.corrections ?? {}))
        others.push({
          label: `${definition?.fields[field]?.label ?? field}, corrected`,
          words: valueIn(definition, { [field]: value }, field),
        })
    } else if (patch.kind === 'mark') others.push({ label: MARKS[patch.mark], words: patch.note ?? '' })
    else if (patch.kind === 'sign') others.push({ label: patch.as === 'sign' ? 'Signed' : 'Countersigned', words: '' })
    else others.push({ label: 'Discarded', words: '' })
  }
  return [...[...answers].map(([label, words]) => ({ label, words })), ...others]
}

function valueIn(definition: AnyRecordDefinition | undefined, body: Body, id: string): string {
  const value = body[id]
  if (value === undefined || value === null) return 'Taken out'
  const field = definition?.fields[id]
  if (field) return plainValue(field, value)
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** Of a change in a text that is not here, what was put in; every other form of change says enough by itself. */
const putIn = (definition: AnyRecordDefinition | undefined, body: Body, change: FieldChange): string =>
  'splices' in change ? change.splices.map(({ put }) => put).join(' … ') : valueIn(definition, body, change.field)

/** For a clipboard or a paper. */
export const asPlainText = (words: readonly WrittenWords[]): string =>
  words.map((one) => (one.words ? `${one.label}\n${one.words}` : one.label)).join('\n\n')
