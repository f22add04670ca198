/** "Hannah visits on Fri 4 Dec": a visit whose day was agreed at the last one. */
import { useToday } from '../context.ts'
import { Name } from '../parts/name.tsx'
import { nearDay, shortDay } from '../words.ts'
import type { ComingVisit } from './carer-home-news.ts'

export function VisitWords({ visit }: { readonly visit: ComingVisit }) {
  const today = useToday()
  const near = nearDay(visit.date, today)
  return (
    <span>
      <Name inert>{visit.by}</Name> visits {near === shortDay(visit.date, today) ? `on ${near}` : near}
    </span>
  )
}
