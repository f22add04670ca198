import type { ChoiceField } from '../../model/field.ts'
import { fileKind } from '../../model/file.ts'
import type { CaseRecord } from '../../model/record.ts'

/** The answers that make sense where this record lies; what was chosen already stays. */
export function offered(field: ChoiceField, record: CaseRecord | undefined, value: unknown): ChoiceField {
  const kinds = new Set(record?.fileIds.map(fileKind))
  const options = field.options.filter(
    (option) => !record || !option.onlyIn || kinds.has(option.onlyIn) || option.value === value,
  )
  return options.length === field.options.length ? field : { ...field, options }
}
