/** What came of a carer's logs in the last fortnight: "Sam took this to your supervision on 3 December" (S4.5). */
import { addDays } from '../../model/calendar.ts'
import type { FileId } from '../../model/file.ts'
import { cameOfLogsIn } from '../../practice/log-follow-ups.ts'
import { londonDay } from '../../practice/london-day.ts'
import { useNotebook, useToday } from '../context.ts'
import { Icon } from '../parts/icon.tsx'
import { Name, useSentence } from '../parts/name.tsx'
import { readingPath } from '../paths.ts'
import { firstName, weekday } from '../words.ts'

const MOST = 2
const KEPT_DAYS = 14

export function LogsCameOf({ household }: { readonly household: FileId }) {
  const { casebook, person } = useNotebook()
  const today = useToday()
  const sentence = useSentence()
  const came = cameOfLogsIn(casebook, household)
    .flatMap((one) => {
      const log = casebook.get(one.log)
      return log && log.author.personId === person.personId ? [{ one, log }] : []
    })
    .filter(({ one }) => londonDay(one.at) >= addDays(today, -KEPT_DAYS))
    .reverse()
    .slice(0, MOST)
  return (
    <>
      {came.map(({ one, log }) => (
        <a class="rowlink" key={one.recordId} href={readingPath(log)}>
          <span class="soft">
            <Icon name="note" />
          </span>
          <span class="grow">
            <b>
              <Name inert>{firstName(one.by)}</Name> {sentence(one.words)}
            </b>
            <br />
            <span class="soft">
              {[
                `From your log of ${typeof log.body.date === 'string' ? weekday(log.body.date) : 'that day'}`,
                one.since,
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </span>
          <span class="i-go">
            <Icon name="go" />
          </span>
        </a>
      ))}
    </>
  )
}
