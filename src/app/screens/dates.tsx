import { childFile, householdFile } from '../../model/file.ts'
import { isAboveTeams, ROLE_WORDS } from '../../model/person.ts'
import { climbedTo } from '../../practice/process/climbing.ts'
import { isMine } from '../../practice/process/lane-steps.ts'
import { laneWords } from '../../practice/process/state-words.ts'
import { useNotebook, useToday } from '../context.ts'
import { AllHere } from '../parts/all-here.tsx'
import { OwnFrame } from '../parts/frame.tsx'
import { useNameWords, useSentence } from '../parts/name.tsx'
import { Icon } from '../parts/icon.tsx'
import { Rows } from '../parts/rows.tsx'
import { Status } from '../parts/status.tsx'
import { childPath, householdPath, readingPath } from '../paths.ts'
import type { AnyClock } from '../reminders/clocks-here.ts'
import { useClocksHeard } from '../reminders/use-clocks.ts'
import { capital, firstName } from '../words.ts'
import { askedBy, dueOf } from './process-due.ts'
import { HomeRow } from './home-row.tsx'
import { StepRow } from './step-rows.tsx'
import { WhyLate } from './why-late.tsx'
import '../look/screens/dates.css'

/** Every date that is near or has passed and that this person hears of: their own, and what climbed to them. */
export function Dates() {
  return (
    <OwnFrame title="Dates" page="stack-5 dates" back={{ href: '/', words: 'Home' }}>
      <h1 class="pagehead">Dates that are near or have passed</h1>
      <AllHere>
        <TheDates />
      </AllHere>
    </OwnFrame>
  )
}

function TheDates() {
  const { person } = useNotebook()
  const all = useClocksHeard()
  if (!all) return <p class="soft">Looking through your files.</p>
  const mine = all.filter((clock) => isMine(clock, person))
  const others = all.filter((clock) => !isMine(clock, person))
  return (
    <>
      <section aria-labelledby="dates-mine">
        <h2 id="dates-mine">Yours</h2>
        {mine.length === 0 ? <p class="soft">None of your dates is near.</p> : null}
        <Rows label="Yours">
          {mine.map((clock) =>
            'childId' in clock ? (
              <StepRow key={keyOf(clock)} step={clock} />
            ) : (
              <HomeRow key={keyOf(clock)} clock={clock} />
            ),
          )}
        </Rows>
      </section>
      {others.length > 0 ? (
        <section aria-labelledby="dates-others">
          <h2 id="dates-others">Told to you because they passed</h2>
          <Rows label="Told to you because they passed">
            {others.map((clock) => (
              <OthersRow key={keyOf(clock)} clock={clock} />
            ))}
          </Rows>
        </section>
      ) : null}
    </>
  )
}

const keyOf = (clock: AnyClock): string =>
  `${'childId' in clock ? clock.childId : clock.householdId} ${clock.what} ${clock.recordId ?? ''} ${clock.due}`

function OthersRow({ clock }: { readonly clock: AnyClock }) {
  const { person } = useNotebook()
  const today = useToday()
  const say = useNameWords()
  const sentence = useSentence()
  const due = dueOf(clock, today)
  const climbed = climbedTo(clock)[1] && climbedTo(clock).at(-1)
  const whose = clock.who.name ? firstName(say(clock.who.name)) : `nobody is allocated: ${laneWords(clock.owner)}`
  const [page, about, file] =
    'childId' in clock
      ? [childPath(clock.childId, 'dates'), clock.child, childFile(clock.childId)]
      : [householdPath(clock.householdId), clock.household, householdFile(clock.householdId)]
  // help and support are seen to where they are read
  const type = clock.what.endsWith('help request') ? 'help-request' : 'support-request'
  const href = clock.climbs && clock.recordId ? readingPath({ id: clock.recordId, type }) : page
  return (
    <li>
      <a class="rowlink" href={href}>
        <span class="soft">
          <Icon name="clock" />
        </span>
        <span class="grow">
          <b>
            {sentence(clock.begun.words)}, {say(about)}
          </b>
          <span class="step-line">
            <Status kind={due.kind}>{due.words}</Status>
          </span>
          <span class="small soft step-line">
            {capital(whose)} · {clock.what.startsWith('action: ') ? sentence(clock.rule) : askedBy(clock)}
            {climbed && !isAboveTeams(person.role) ? ` · the ${ROLE_WORDS[climbed]} is told as well` : ''}
          </span>
        </span>
        <span class="i-go">
          <Icon name="go" />
        </span>
      </a>
      <WhyLate clock={clock} file={file} words={clock.begun.words} />
    </li>
  )
}
