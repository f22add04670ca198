import { useEffect, useMemo } from 'preact/hooks'
import { useSignal } from '@preact/signals'
import type { Clock } from '../../practice/process/clocks.ts'
import { isMine } from '../../practice/process/lane-steps.ts'
import { laneWords } from '../../practice/process/state-words.ts'
import { useNotebook, useNow, useToday } from '../context.ts'
import { AllHere } from '../parts/all-here.tsx'
import { OwnFrame } from '../parts/frame.tsx'
import { useNameWords, useSentence } from '../parts/name.tsx'
import { RowLink, Rows } from '../parts/rows.tsx'
import { Status } from '../parts/status.tsx'
import { childPath } from '../paths.ts'
import { clockReader } from '../reminders/clocks-here.ts'
import { capital, firstName } from '../words.ts'
import { dueOf, ruleWords } from './process-due.ts'
import { StepRow } from './step-rows.tsx'
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
  const { casebook, person } = useNotebook()
  const now = useNow()
  const today = useToday()
  const version = casebook.version.value
  const read = useMemo(() => clockReader(casebook, person), [casebook, person])
  const clocks = useSignal<readonly Clock[] | undefined>(undefined)
  useEffect(() => {
    let wanted = true
    void read(now, () => wanted).then(({ heard }) => {
      if (wanted) clocks.value = heard
    })
    return () => {
      wanted = false
    }
  }, [read, version, today])
  const all = clocks.value
  if (!all) return <p class="soft">Looking through your files.</p>
  const mine = all.filter((clock) => isMine(clock, person))
  const others = all.filter((clock) => !isMine(clock, person))
  return (
    <>
      <section aria-labelledby="dates-mine">
        <h2 id="dates-mine">Yours</h2>
        {mine.length === 0 ? <p class="soft">None of your dates is near.</p> : null}
        <Rows label="Yours">
          {mine.map((clock) => (
            <StepRow key={keyOf(clock)} step={clock} />
          ))}
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

const keyOf = ({ childId, what, recordId, due }: Clock): string => `${childId} ${what} ${recordId ?? ''} ${due}`

function OthersRow({ clock }: { readonly clock: Clock }) {
  const { person } = useNotebook()
  const today = useToday()
  const say = useNameWords()
  const sentence = useSentence()
  const due = dueOf(clock, today)
  const whose = clock.who.name ? firstName(say(clock.who.name)) : `nobody is allocated: ${laneWords(clock.owner)}`
  return (
    <RowLink
      href={`${childPath(clock.childId)}/process`}
      icon="clock"
      title={`${sentence(clock.begun.words)}, ${say(clock.child)}`}
    >
      <span class="step-line">
        <Status kind={due.kind}>{due.words}</Status>
      </span>
      <span class="small soft step-line">
        {capital(whose)} · {clock.what.startsWith('action: ') ? 'an action' : ruleWords(clock.rule)}
        {clock.level === 'escalated' && person.role !== 'senior-manager' ? ' · the senior manager is told as well' : ''}
      </span>
    </RowLink>
  )
}
