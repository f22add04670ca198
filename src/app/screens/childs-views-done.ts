import type { ViewsBody } from './childs-views-page.ts'

type Way = NonNullable<ViewsBody['method']>[number]
const HOUSES: ReadonlySet<string | undefined> = new Set(['good', 'dreams', 'worries'])

/** How the child said it, going by the pages: in the houses, or drawn elsewhere. Five questions are neither of them. */
export function waysDone({ pieces = [] }: Pick<ViewsBody, 'pieces'>): readonly Way[] {
  return [
    ...(pieces.some(({ kind }) => HOUSES.has(kind)) ? (['three-houses'] as const) : []),
    ...(pieces.some(({ kind, drawing, photo }) => !HOUSES.has(kind) && (drawing ?? photo))
      ? (['drawing'] as const)
      : []),
  ]
}
