import { daysBetween } from '../../model/calendar.ts'
import { childFile, householdFile } from '../../model/file.ts'
import { ROLE_WORDS } from '../../model/person.ts'
import type { Clock } from '../../practice/process/clocks.ts'
import { isMine } from '../../practice/process/lane-steps.ts'
import { countedWords } from '../../practice/process/why.ts'
import type { HouseholdClock } from '../../practice/timers/household-timers.ts'
import { sourceWords } from '../source-words.ts'
import { ruleOf } from '../../practice/timers/rules.ts'
import type { AnyClock } from '../reminders/clocks-here.ts'
import { useNotebook, useToday } from '../context.ts'
import { useNameWords, useSentence } from '../parts/name.tsx'
import { Status } from '../parts/status.tsx'
import { TroubleLine } from '../parts/trouble-line.tsx'
import { startPath } from '../paths.ts'
import { capital, dayOf, daysLeft, firstName, shortDay, timeOf } from '../words.ts'
import { mayTake } from './begin-step.ts'
import { dueOf } from './process-due.ts'
import { useTakeStep } from './step-button.tsx'
import { WhyLate } from './why-late.tsx'
import '../look/screens/dates.css'

/** Every date of one file: what, by when, how many days, by which rule and from where, whose it is; and why it is late. */
export function ClockRows({ clocks, label }: { readonly clocks: readonly AnyClock[]; readonly label: string }) {
  const ordered = [...clocks].sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0))
  return (
    <ul class="rows clock-rows" aria-label={label}>
      {ordered.map((clock) => (
        <li key={`${clock.what} ${clock.recordId ?? ''} ${clock.due}`}>
          <ClockFacts clock={clock} />
          {'childId' in clock ? <ChildsButton clock={clock} /> : <HomesButton clock={clock} />}
          <WhyLate clock={clock} file={fileOf(clock)} words={clock.begun.words} />
        </li>
      ))}
    </ul>
  )
}

const fileOf = (clock: AnyClock) => ('childId' in clock ? childFile(clock.childId) : householdFile(clock.householdId))

function ClockFacts({ clock }: { readonly clock: AnyClock }) {
  const today = useToday()
  const sentence = useSentence()
  const due = dueOf(clock, today)
  const day = dayOf(clock.due)
  const counted = countedWords(clock)
  const left = daysBetween(today, day)
  return (
    <div class="grow">
      <b>{sentence(clock.begun.words)}</b>
      <p class="step-line">
        <Status kind={due.kind}>{due.words}</Status>{' '}
        <span class="small soft">
          {clock.overdue
            ? `was due ${shortDay(day, today)}${clock.due.length > 10 ? `, ${timeOf(clock.due)}` : ''}`
            : left > 1
              ? daysLeft(day, today)
              : ''}
        </span>
      </p>
      <p class="small soft">
        <Whose clock={clock} />
        {counted ? ` · ${counted}` : ''}
      </p>
      <RuleLine clock={clock} />
    </div>
  )
}

/** What the rule asks and where it stands; where a council may have set it otherwise, that is said. */
function RuleLine({ clock }: { readonly clock: AnyClock }) {
  if (clock.what.startsWith('action: ')) return <p class="small soft">An action that was agreed</p>
  const rule = ruleOf(clock)
  return (
    <p class="small soft">
      {capital([rule.words, sourceWords(rule.source)].filter(Boolean).join(', '))}
      {rule.checkLocally ? <b> · check locally</b> : null}
    </p>
  )
}

function Whose({ clock }: { readonly clock: AnyClock }) {
  const { person } = useNotebook()
  const say = useNameWords()
  if (isMine(clock, person)) return <>Yours</>
  const { name, role } = clock.who
  if (name)
    return (
      <>
        {firstName(say(name))}
        {role ? `, ${ROLE_WORDS[role]}` : ''}
      </>
    )
  return <>{role ? `${capital(ROLE_WORDS[role])}, nobody named` : 'Nobody named'}</>
}

function ChildsButton({ clock }: { readonly clock: Clock }) {
  const notebook = useNotebook()
  const { take, sheet, trouble } = useTakeStep(clock)
  if (!isMine(clock, notebook.person) || !mayTake(notebook, clock)) return null
  return (
    <>
      <button type="button" class="btn tight" onClick={take}>
        {clock.recordId ? 'Open' : 'Do it'}
        <span class="vh">: {clock.begun.words}</span>
      </button>
      <TroubleLine words={trouble} />
      {sheet}
    </>
  )
}

function HomesButton({ clock }: { readonly clock: HouseholdClock }) {
  const { person } = useNotebook()
  if (!isMine(clock, person) || !clock.begun.type) return null
  return (
    <a class="btn tight" href={startPath(clock.begun.type, [householdFile(clock.householdId)], clock.begun.body)}>
      Do it<span class="vh">: {clock.begun.words}</span>
    </a>
  )
}
