/**
 * What a kind of field knows about its own values. The map of all kinds is `fields/all.ts`; `rows`, which hold
 * fields themselves, are handed it as `inner`, so that no two files import each other.
 */
import type { Field } from '../field.ts'
import type { Json } from '../json.ts'
import type { Splice } from '../operation.ts'

/** A value that may be missing. Null is never kept in a body: an emptied answer is a missing one. */
export type Value = Json | undefined

/** How a value became another, without the field's id; undefined where only the whole value will do. */
export type ValueChange =
  | { readonly splices: readonly Splice[] }
  | { readonly put: readonly { readonly id: string; readonly [key: string]: Json }[]; readonly drop: readonly string[] }
  | { readonly add: readonly string[]; readonly remove: readonly string[] }

/**
 * The outcome of a three-way merge. `mine` and `theirs` are the two versions a person must choose between; while
 * they have not, `value` holds theirs. `combined`: the value is neither of the two writers' own. `spared`: it
 * holds what one of them had taken out, because the other wrote in it.
 */
export interface Merged {
  readonly value: Value
  readonly combined?: true
  readonly spared?: true
  readonly conflict?: { readonly mine: Value; readonly theirs: Value }
}

export interface Behaviour<F extends Field = Field> {
  /** A plain sentence about what is wrong with the value's shape; undefined when it is right. */
  shape(field: F, value: Json, inner: BehaviourOf): string | undefined
  /** Whether there is an answer. */
  filled(value: Json): boolean
  /** A smaller way to say the change than the whole new value. */
  diff?(from: Value, to: Json): ValueChange | undefined
  /** Called only where both changed and differ. */
  merge(field: F, base: Value, mine: Value, theirs: Value, inner: BehaviourOf): Merged
  plain(field: F, value: Json, inner: BehaviourOf): string
}

export type BehaviourOf = (field: Field) => Behaviour

/** Scores, dates and choices: when both changed differently a person picks. */
export function eitherOr(_field: Field, _base: Value, mine: Value, theirs: Value): Merged {
  return { value: theirs, conflict: { mine, theirs } }
}

export const anyValue = (): boolean => true
