/** The newest words of the child that the reader may see, verbatim. */
import type { Uuid } from '../model/file.ts'
import type { CaseRecord } from '../model/record.ts'
import { childsViews } from '../records/childs-views.ts'
import { dailyLog } from '../records/daily-log.ts'
import { statutoryVisit } from '../records/statutory-visit.ts'
import { ofType } from './of-type.ts'

export interface LastWords {
  readonly recordId: Uuid
  readonly words: string
  readonly date: string
  /** Who wrote them down. */
  readonly to: string
  readonly how: 'visit' | 'pages' | 'log'
  readonly setting?: string
}

/**
 * `records`: the child's file as the reader holds it, so what is withheld is not there. A page of the child's counts
 * only where the child let the worker (in a carer's copy: the carers) see it.
 */
export function lastWords(records: readonly CaseRecord[], today: string): LastWords | undefined {
  const said: (LastWords & { readonly order: string })[] = []
  for (const { id, body, author } of ofType(statutoryVisit, records)) {
    for (const row of body.words ?? []) {
      if (body.date && row.quote?.trim()) {
        said.push({
          recordId: id,
          words: row.quote.trim(),
          date: body.date,
          to: author.name,
          how: 'visit',
          ...given(row.setting),
          order: row.time ?? body.from ?? '',
        })
      }
    }
  }
  for (const { id, body, author, extract } of ofType(childsViews, records)) {
    for (const piece of body.pieces ?? []) {
      if (body.date && piece.words?.trim() && (extract || piece.maySee?.includes('worker'))) {
        said.push({
          recordId: id,
          words: piece.words.trim(),
          date: body.date,
          to: author.name,
          how: 'pages',
          order: '',
        })
      }
    }
  }
  for (const { id, body, author } of ofType(dailyLog, records)) {
    for (const row of body.words ?? []) {
      if (body.date && row.quote?.trim()) {
        said.push({
          recordId: id,
          words: row.quote.trim(),
          date: body.date,
          to: author.name,
          how: 'log',
          ...given(row.setting),
          order: row.time ?? '',
        })
      }
    }
  }
  const newest = said
    .filter((one) => one.date <= today)
    .sort((a, b) => (`${a.date} ${a.order.padStart(5, '0')}` < `${b.date} ${b.order.padStart(5, '0')}` ? 1 : -1))[0]
  if (!newest) return undefined
  const { order: _order, ...words } = newest
  return words
}

const given = (setting: string | undefined): { readonly setting?: string } =>
  setting?.trim() ? { setting: setting.trim() } : {}
