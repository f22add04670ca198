import type { Body, Fields } from './field.ts'
import { behaviourOf } from './fields/all.ts'
import { mergeValue } from './fields/rows.ts'
import { sameJson, type Json } from './json.ts'

export interface MergeConflict {
  readonly field: string
  readonly mine: Json | null
  readonly theirs: Json | null
}

/** A field whose value is neither side's own, or holds what one side had taken out. */
export interface MergeWoven extends MergeConflict {
  readonly before: Json | null
}

/**
 * Joins two bodies that both grew from `base`. Nobody's words are dropped and nobody's sentence is invented: where
 * a field cannot be joined, the body holds theirs (the head's) and both versions are in `conflicts`.
 * `woven`: what was put together of both, and has to be read by somebody.
 */
export function mergeBodies(
  fields: Fields,
  base: Body,
  mine: Body,
  theirs: Body,
): { body: Body; woven: MergeWoven[]; conflicts: MergeConflict[] } {
  const body: { [field: string]: Json | undefined } = {}
  const conflicts: MergeConflict[] = []
  const woven: MergeWoven[] = []
  for (const field of new Set([...Object.keys(theirs), ...Object.keys(mine)])) {
    const result = mergeValue(fields[field], base[field], mine[field], theirs[field], behaviourOf)
    if (result.value !== undefined && result.value !== null) body[field] = result.value
    if (result.conflict) {
      conflicts.push({ field, mine: result.conflict.mine ?? null, theirs: result.conflict.theirs ?? null })
    }
    const isNew = !sameJson(result.value, mine[field]) && !sameJson(result.value, theirs[field])
    if ((result.combined && isNew) || result.spared) {
      const [before, ours, others] = [base[field] ?? null, mine[field] ?? null, theirs[field] ?? null]
      woven.push({ field, before, mine: ours, theirs: others })
    }
  }
  return { body, woven, conflicts }
}
