/** How far each section of a visit is, and what is still missing to sign, for all the children of the visit. */
import { isAsked, missingForSigning } from '../../model/check.ts'
import type { AnyRecordDefinition, Section } from '../../model/define-record.ts'
import type { Body } from '../../model/field.ts'
import { behaviourOf } from '../../model/fields/all.ts'
import { sameJson } from '../../model/json.ts'
import { inWords, listed } from '../words.ts'

export interface Seen {
  readonly recordId: string
  /** The child's name, or the household's. */
  readonly name: string
  readonly body: Body
}

export interface SectionState {
  readonly shape: 'done' | 'started' | 'missing' | 'empty'
  readonly words: string
}
export interface Missing {
  readonly recordId: string
  readonly field: string
  readonly words: string
}

function isFilled(definition: AnyRecordDefinition, field: string, body: Body): boolean {
  const value = body[field]
  const kind = definition.fields[field]
  return kind !== undefined && value !== undefined && value !== null && behaviourOf(kind).filled(value)
}

export function sectionState(definition: AnyRecordDefinition, section: Section, all: readonly Seen[]): SectionState {
  const each = all.map((one) => {
    const asked = section.fields.filter((id) => {
      const field = definition.fields[id]
      return field && isAsked(field, one.body)
    })
    const missing = missingForSigning(definition, one.body).filter((finding) => asked.includes(finding.field))
    return {
      name: one.name,
      asked: asked.length,
      given: asked.filter((id) => isFilled(definition, id, one.body)).length,
      missing: missing.length,
    }
  })
  const given = each.reduce((sum, one) => sum + one.given, 0)
  const lacking = each.filter((one) => one.missing > 0)
  if (given === 0) return { shape: 'empty', words: 'Nothing yet' }
  if (lacking.length > 0 && lacking.length < each.length) {
    const ready = each.filter((one) => one.missing === 0)
    return {
      shape: 'missing',
      words: `${listed(ready.map((one) => one.name))} done, ${listed(lacking.map((one) => one.name))} not yet`,
    }
  }
  const most = Math.max(...each.map((one) => one.missing))
  if (most > 0)
    return {
      shape: 'missing',
      words: `${inWords(most)} still to write`.replace(/^./, (letter) => letter.toUpperCase()),
    }
  const first = each[0]
  if (each.every((one) => one.given === one.asked)) return { shape: 'done', words: 'Complete' }
  const required = missingForSigning(definition, {}).some(({ field }) => section.fields.includes(field))
  return required
    ? { shape: 'done', words: 'Enough to sign' }
    : { shape: 'started', words: `${first?.given ?? 0} of ${first?.asked ?? 0} answered` }
}

/** One line for each thing: an answer shared by all children stands once, one that is a child's own names the child. */
export function stillMissing(definition: AnyRecordDefinition, all: readonly Seen[]): readonly Missing[] {
  const lines: Missing[] = []
  const told = new Set<string>()
  for (const one of all) {
    for (const finding of missingForSigning(definition, one.body)) {
      const own = all.length > 1 && isOwn(definition, finding.field, all)
      const words = own ? `${one.name}: ${finding.message}` : finding.message
      if (told.has(words)) continue
      told.add(words)
      lines.push({ recordId: one.recordId, field: finding.field, words })
    }
  }
  const order = definition.sections.flatMap((section) => section.fields)
  return lines.sort((a, b) => order.indexOf(a.field) - order.indexOf(b.field))
}

/** Each child has an answer of their own: by definition, or because somebody has already written different ones. */
export function isOwn(definition: AnyRecordDefinition, field: string, all: readonly Seen[]): boolean {
  if (definition.fields[field]?.each) return true
  return all.some((one) => !sameJson(one.body[field], all[0]?.body[field]))
}

/** Names a control on the page: a shared answer by its field, a child's own by the record too. */
export const fieldKey = (field: string, recordId: string, own: boolean): string =>
  own ? `${field}~${recordId.slice(-8)}` : field
