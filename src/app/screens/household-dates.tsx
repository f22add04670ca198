import { childFile, householdFile } from '../../model/file.ts'
import type { Uuid } from '../../model/file.ts'
import { isFromTheHome } from '../../model/person.ts'
import { childrenHere, childName } from '../../practice/home.ts'
import { clocksOf } from '../../practice/process/clocks.ts'
import { householdClocks } from '../../practice/timers/household-timers.ts'
import { householdKeptUntil } from '../../practice/timers/kept-until.ts'
import { useNotebook, useNow, useToday } from '../context.ts'
import { AllHere } from '../parts/all-here.tsx'
import { useNameWords } from '../parts/name.tsx'
import { childPath } from '../paths.ts'
import { ofSomeone } from '../words.ts'
import { ClockRows } from './clock-rows.tsx'
import { KeptLine, NotKnownYet } from './dates-beside.tsx'
import { VisitsByBoth } from './visits-by-both.tsx'

/** The dates of a foster home: its approval, visits without notice, the carers' supervision; and both workers' visits. */
export function HouseholdDates({ householdId }: { readonly householdId: Uuid }) {
  const { person } = useNotebook()
  if (isFromTheHome(person.role)) return null
  return (
    <AllHere>
      <TheDates householdId={householdId} />
    </AllHere>
  )
}

function TheDates({ householdId }: { readonly householdId: Uuid }) {
  const { casebook } = useNotebook()
  const today = useToday()
  const now = useNow()
  const say = useNameWords()
  const children = childrenHere(casebook, householdId, today).filter(
    ({ id }) => casebook.inFile(childFile(id)).length > 0,
  )
  const { clocks, unknown } = householdClocks(casebook, householdId, now)
  // the month's supervision is one sitting for all the children: the soonest of their dates counts
  const supervision = children
    .flatMap(({ id }) => clocksOf(casebook, id, now).filter(({ what }) => what === 'carer supervision'))
    .sort((a, b) => (a.due < b.due ? -1 : 1))
    .slice(0, 1)
  return (
    <>
      <section aria-labelledby="home-dates">
        <h2 id="home-dates">Dates of this home</h2>
        <ClockRows clocks={[...supervision, ...clocks]} label="Dates of this home" />
        {children.length > 0 ? (
          <p class="row wrap">
            {children.map((one) => (
              <a key={one.id} class="link" href={childPath(one.id, 'dates')}>
                {ofSomeone(say(childName(one)))} dates
              </a>
            ))}
          </p>
        ) : null}
      </section>
      <VisitsByBoth childIds={children.map(({ id }) => id)} />
      <NotKnownYet words={unknown.map(({ begun }) => begun.words)} />
      <KeptLine kept={householdKeptUntil(casebook.inFile(householdFile(householdId)), today)} />
    </>
  )
}
