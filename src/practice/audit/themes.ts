/** What comes up again and again over signed audits (S4.25): how often each item was met, and the audits behind it. */
import type { Uuid } from '../../model/file.ts'
import { fileKind, fileSubject } from '../../model/file.ts'
import { audit, JUDGED_FOR } from '../../records/audit.ts'
import type { JudgedFor } from '../../records/audit.ts'
import { signedOf } from '../process/signed-records.ts'
import type { Files } from '../of-type.ts'
import { STANDARD } from './standard.ts'

export type Judgement = 'met' | 'partly' | 'not'

export interface Judged {
  readonly auditId: Uuid
  readonly childId: Uuid
  readonly on: string
  readonly judgement: Judgement
}
export interface Theme {
  readonly item: string
  readonly words: string
  readonly judged: { readonly [L in JudgedFor]: readonly Judged[] }
}

/** Every item with each judgement, the oldest first; what does not apply is left out. `since`, `until`: days. */
export function themesOf(files: Files, since: string, until: string): readonly Theme[] {
  const audits = signedOf(audit, files.ofType(audit.type))
    .flatMap(({ id, fileIds, body }) => {
      const file = fileIds.find((one) => fileKind(one) === 'child')
      return file && body.date && body.date >= since && body.date <= until
        ? [{ id, childId: fileSubject(file), on: body.date, items: body.items ?? [] }]
        : []
    })
    .sort((a, b) => (a.on + a.id < b.on + b.id ? -1 : 1))
  const judged = (item: string, about: JudgedFor): readonly Judged[] =>
    audits.flatMap(({ id, childId, on, items }) => {
      const judgement = items.find((row) => row.item === item)?.[about]
      return judgement && judgement !== 'does-not-apply' ? [{ auditId: id, childId, on, judgement }] : []
    })
  return STANDARD.map(({ id, words }) => ({
    item: id,
    words,
    judged: { child: judged(id, 'child'), placement: judged(id, 'placement'), carer: judged(id, 'carer') },
  }))
}

/** The audits that found it less than met for the child, the placement or the carers: each once, the oldest first. */
export function lessThanMet({ judged }: Theme): readonly Judged[] {
  const found = JUDGED_FOR.flatMap((about) => judged[about].filter(({ judgement }) => judgement !== 'met'))
  return [...new Map(found.map((one) => [one.auditId, one])).values()].sort((a, b) =>
    a.on + a.auditId < b.on + b.auditId ? -1 : 1,
  )
}

/** Items that were not wholly met in two audits or more: what to learn from together. In the order of the standard. */
export const recurring = (themes: readonly Theme[]): readonly Theme[] =>
  themes.filter((theme) => lessThanMet(theme).length >= 2)
