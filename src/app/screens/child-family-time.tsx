/** Family time: what is not allowed stands in front, then what is planned, then what took place, without judging (S3.24). */
import { addDays } from '../../model/calendar.ts'
import { childFile } from '../../model/file.ts'
import { may } from '../../model/permission.ts'
import { familyTimeCounts, familyTimesIn } from '../../practice/own/family.ts'
import type { FamilyTime } from '../../practice/own/family.ts'
import { familyTime } from '../../records/family-time.ts'
import { labelOf } from '../../records/summary-words.ts'
import { useNotebook, useToday } from '../context.ts'
import { useNameWords } from '../parts/name.tsx'
import { Rows, RowLink } from '../parts/rows.tsx'
import { SectionHead } from '../parts/section-head.tsx'
import { Status } from '../parts/status.tsx'
import { readingPath } from '../paths.ts'
import { shortDay } from '../words.ts'
import { FamilyBars } from './family-bars.tsx'

// A quarter: what three months say is a pattern, what one afternoon says is an afternoon [P].
const DAYS = 92
const SHOWN = 6

export function ChildFamilyTime({ childId }: { readonly childId: string }) {
  const { casebook, person } = useNotebook()
  const today = useToday()
  const say = useNameWords()
  const file = childFile(childId)
  const { planned, past } = familyTimesIn(casebook.inFile(file, familyTime.type))
  const counts = familyTimeCounts(casebook.inFile(file, familyTime.type), addDays(today, -DAYS))
  if (planned.length + past.length === 0 && !may(person, 'create', familyTime)) return null
  return (
    <section aria-labelledby="family-time">
      <SectionHead id="family-time" title="Family time" adds={familyTime.type} file={file} />
      <FamilyBars file={file} />
      {planned.length > 0 ? (
        <>
          <h3>Planned</h3>
          <Rows label="Planned family time">
            {planned.map((one) => (
              <Row key={one.id} one={one} />
            ))}
          </Rows>
        </>
      ) : null}
      {counts.length > 0 ? (
        <p class="soft">
          In three months: {counts.map(({ who, took, not }) => `${say(who)} ${took} of ${took + not}`).join(', ')} took
          place.
        </p>
      ) : null}
      {past.length > 0 ? (
        <Rows label="Family time">
          {past.slice(0, SHOWN).map((one) => (
            <Row key={one.id} one={one} />
          ))}
        </Rows>
      ) : planned.length === 0 ? (
        <p class="soft">Nothing is written down yet.</p>
      ) : null}
    </section>
  )
}

function Row({ one }: { readonly one: FamilyTime }) {
  const today = useToday()
  const say = useNameWords()
  const { date, who = [], how, took, why } = one.body
  const names = who.flatMap((row) => (row.who ? [say(row.who.name)] : [])).join(', ')
  return (
    <RowLink
      href={readingPath(one)}
      icon="people"
      title={`${shortDay(date, today)}${names ? `, ${names}` : ''}`}
      end={
        took === undefined || took === 'planned' ? (
          date < today ? (
            <Status kind="soon">Not said yet</Status>
          ) : (
            <Status kind="quiet">Planned</Status>
          )
        ) : took === 'yes' ? (
          <Status kind="done">Took place</Status>
        ) : (
          <Status kind="quiet">Did not take place</Status>
        )
      }
    >
      {[
        took && took !== 'yes' && took !== 'planned' ? '' : labelOf(familyTime.fields.how.options, how),
        took && took !== 'yes' && took !== 'planned' ? labelOf(familyTime.fields.took.options, took) : '',
        why,
      ]
        .filter(Boolean)
        .join(' · ')}
    </RowLink>
  )
}
