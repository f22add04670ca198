/** A set: two people's ticks are joined tick by tick. */
import type { ManyOfField } from '../field.ts'
import type { Json } from '../json.ts'
import type { Behaviour, Value } from './behaviour.ts'

export const elements = (value: Value): readonly string[] =>
  Array.isArray(value) ? value.filter((element): element is string => typeof element === 'string') : []

export const manyOfBehaviour: Behaviour<ManyOfField> = {
  shape(field, value) {
    if (!Array.isArray(value)) return 'should be a list of answers'
    if (new Set<Json>(value).size !== value.length) return 'names an answer twice'
    const known = value.every((element: Json) => field.options.some((option) => option.value === element))
    return known ? undefined : 'holds an answer that is not offered'
  },
  filled: (value) => Array.isArray(value) && value.length > 0,
  diff(from, to) {
    const before = elements(from)
    const after = elements(to)
    return {
      add: after.filter((element) => !before.includes(element)),
      remove: before.filter((element) => !after.includes(element)),
    }
  },
  merge(field, base, mine, theirs) {
    const [old, ours, others] = [elements(base), elements(mine), elements(theirs)]
    const kept = (element: string): boolean =>
      old.includes(element) ? ours.includes(element) && others.includes(element) : true
    const order = (element: string): number => field.options.findIndex((option) => option.value === element)
    const value = [...new Set([...others, ...ours])].filter(kept).sort((a, b) => order(a) - order(b))
    return { value, combined: true }
  },
  plain: (field, value) =>
    elements(value)
      .map((element) => field.options.find((option) => option.value === element)?.label ?? element)
      .join(', '),
}
