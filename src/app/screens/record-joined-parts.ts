import type { Field } from '../../model/field.ts'
import { elements } from '../../model/fields/many-of.ts'
import { rowsIn } from '../../model/fields/rows.ts'
import { canonicalJson } from '../../model/json.ts'
import type { Json } from '../../model/json.ts'
import { plainValue } from '../../model/plain.ts'
import type { Version, Woven } from '../../model/record.ts'

export interface Part {
  readonly words: string
  /** Whose it is; undefined where it stood there before. */
  readonly by?: Version
  /** Taken out. */
  readonly cut?: true
}

interface Piece {
  readonly key: string
  readonly words: string
}

/** A value in the pieces that are never woven further: paragraphs, ticks, rows. */
function piecesOf(field: Field, value: Json | null): readonly Piece[] {
  if (value === null) return []
  if (field.kind === 'rows')
    return rowsIn(value).map((row) => ({ key: canonicalJson(row), words: plainValue(field, [row]) }))
  if (field.kind === 'many-of')
    return elements(value).map((element) => ({ key: element, words: plainValue(field, [element]) }))
  return typeof value === 'string'
    ? value
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => ({ key: line, words: line }))
    : [{ key: canonicalJson(value), words: plainValue(field, value) }]
}

/** Every piece of what stands there now with whose it is, and below what either of them took out. */
export function whoseIsWhose(field: Field, woven: Woven, now: Json | null): readonly Part[] {
  const before = new Set(piecesOf(field, woven.before).map(({ key }) => key))
  const versions = woven.versions.map((version) => ({
    version,
    keys: new Set(piecesOf(field, version.value).map(({ key }) => key)),
  }))
  const standing = piecesOf(field, now)
  const stands = new Set(standing.map(({ key }) => key))
  const parts = standing.map(({ key, words }): Part => {
    const by = before.has(key) ? undefined : versions.find(({ keys }) => keys.has(key))?.version
    return { words, ...(by && { by }) }
  })
  const gone = piecesOf(field, woven.before)
    .filter(({ key }) => !stands.has(key))
    .map(({ key, words }): Part => {
      const by = versions.find(({ keys }) => !keys.has(key))?.version
      return { words, cut: true, ...(by && { by }) }
    })
  return [...parts, ...gone]
}
