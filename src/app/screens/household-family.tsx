/**
 * Everybody who lives here on the scale, over time (S4.10, S4.17): who has not been asked for two months is asked with
 * one tap, and after offending or substances the whole family is asked how they are coping (signal F15).
 */
import { useSignal } from '@preact/signals'
import { addMonths } from '../../model/calendar.ts'
import { householdFile } from '../../model/file.ts'
import { may } from '../../model/permission.ts'
import { familyOf, familyToAsk } from '../../practice/family/household-answers.ts'
import type { FamilyMember, FamilyRole } from '../../practice/family/household-answers.ts'
import { impactBegun, impactMissing, impactReview } from '../../practice/family/impact-due.ts'
import type { ImpactMissing } from '../../practice/family/impact-due.ts'
import { childrenHere } from '../../practice/home.ts'
import { impactAssessment } from '../../records/impact-assessment.ts'
import { scaling } from '../../records/scaling.ts'
import { STEADY } from '../../records/shared-fields.ts'
import { FamilyLines } from '../charts/family-lines.tsx'
import { useNotebook, useToday } from '../context.ts'
import { Icon } from '../parts/icon.tsx'
import { useNameWords, useSentence } from '../parts/name.tsx'
import { Status } from '../parts/status.tsx'
import { readingPath, startPath, writingPath } from '../paths.ts'
import { capital, daysLeft, listed, longDay, shortDay } from '../words.ts'
import '../look/screens/family.css'

const WHO: { readonly [R in FamilyRole]: string } = {
  carer: 'carer',
  'other-adult': 'lives here',
  'carers-child': 'son or daughter',
  child: 'placed here',
}
const MONTHS = 12

export function HouseholdFamily({ householdId }: { readonly householdId: string }) {
  const { casebook, person } = useNotebook()
  const today = useToday()
  const say = useNameWords()
  const view = useSignal<'picture' | 'table'>('picture')
  const children = childrenHere(casebook, householdId, today)
  if (children.length === 0) return null
  const family = familyOf(casebook, householdId, today)
  const toAsk = familyToAsk(casebook, householdId, today)
  const file = householdFile(householdId)
  const worker = person.role !== 'foster-carer'
  // who is too young for a number has no line from 0 to 10; what was seen of them stands in the table
  const lines = family
    .filter(({ tooYoung, answers }) => !tooYoung || answers.length > 0)
    .map(({ ref, role, answers }) => ({ key: ref.recordId, name: say(ref.name), who: WHO[role], dots: answers }))
  const firstDay = family.flatMap(({ answers }) => answers.map(({ date }) => date)).sort()[0]
  const from = firstDay && firstDay > addMonths(today, -MONTHS) ? firstDay : addMonths(today, -MONTHS)
  const chip = (value: 'picture' | 'table', icon: string, words: string) => (
    <button
      type="button"
      class="chip"
      aria-pressed={view.value === value}
      onClick={() => {
        view.value = value
      }}
    >
      <Icon name={icon} />
      {words}
    </button>
  )
  return (
    <section aria-labelledby="family" class="stack-3">
      <div class="row spread wrap">
        <h2 id="family">How everybody here is</h2>
        {firstDay ? (
          <div class="row wrap" role="group" aria-label="Show as">
            {chip('picture', 'chart', 'Picture')}
            {chip('table', 'table', 'Table')}
          </div>
        ) : null}
      </div>
      {worker ? <Impact householdId={householdId} /> : null}
      {worker && may(person, 'create', scaling) && toAsk.length > 0 ? (
        <ul class="rows" aria-label="To ask">
          {toAsk.map(({ member, because, last, score }) => (
            <li key={member.ref.recordId} class="ask-row">
              <span class="grow">
                <b>{say(member.ref.name)}</b> <span class="soft small">{WHO[member.role]}</span>
                <br />
                <Status kind="soon">
                  {because === 'low'
                    ? `Answered ${score ?? ''} on ${shortDay(last ?? today, today)}`
                    : last
                      ? `${member.tooYoung ? 'Nothing written' : 'Not asked'} since ${shortDay(last, today)}`
                      : member.tooYoung
                        ? 'Nothing written yet'
                        : 'Not asked yet'}
                </Status>{' '}
                <span class="soft small">{because === 'low' ? '4 or less (signal F4)' : 'two months (signal F4)'}</span>
              </span>
              <a class="btn plain tight" href={`/scale?file=${file}&person=${member.ref.recordId}`}>
                <Icon name={member.tooYoung ? 'face' : 'scale'} />
                {member.tooYoung ? 'What did you see of' : 'Ask'} {say(member.ref.name)}
                {member.tooYoung ? '?' : ''}
              </a>
            </li>
          ))}
        </ul>
      ) : null}
      {firstDay === undefined ? (
        <p class="soft">Nobody has been asked on the 0 to 10 scale yet.</p>
      ) : view.value === 'picture' ? (
        <>
          <FamilyLines lines={lines} from={from} today={today} ends={STEADY} />
          <p class="small soft family-ends">
            <span>0: {STEADY.worst}</span>
            <span>10: {STEADY.best}</span>
          </p>
        </>
      ) : (
        <FamilyTable family={family} />
      )}
    </section>
  )
}

function FamilyTable({ family }: { readonly family: readonly FamilyMember[] }) {
  const today = useToday()
  const say = useNameWords()
  const sentence = useSentence()
  return (
    <table class="all-table family-table">
      <caption class="vh">What everybody here answered, person by person, newest first</caption>
      <thead>
        <tr>
          <th scope="col">Who</th>
          <th scope="col">Day</th>
          <th scope="col">Answer</th>
          <th scope="col">Why</th>
        </tr>
      </thead>
      <tbody>
        {family.map(({ ref, answers, seen, tooYoung }) =>
          answers.length + seen.length === 0 ? (
            <tr key={ref.recordId}>
              <th scope="row">{say(ref.name)}</th>
              <td>{tooYoung ? 'Nothing written yet' : 'Not asked yet'}</td>
              <td />
              <td />
            </tr>
          ) : (
            [...answers, ...seen]
              .sort((a, b) => (a.date < b.date ? 1 : -1))
              .map((one) => (
                <tr key={`${one.recordId} ${ref.recordId}`}>
                  <th scope="row">{say(ref.name)}</th>
                  <td>
                    <a href={readingPath({ id: one.recordId, type: one.type })}>{shortDay(one.date, today)}</a>
                  </td>
                  <td>
                    {'score' in one ? (
                      <>
                        <b class="num">{one.score}</b> of 10
                      </>
                    ) : (
                      'What was seen'
                    )}
                  </td>
                  <td class="words">{sentence(('score' in one ? one.why : one.words) ?? '')}</td>
                </tr>
              ))
          ),
        )}
      </tbody>
    </table>
  )
}

/** "Ask how the family is coping", where something asks for it; and when they are asked again. */
function Impact({ householdId }: { readonly householdId: string }) {
  const { casebook, person } = useNotebook()
  const today = useToday()
  const missing = impactMissing(casebook, householdId, today)
  const begun = impactBegun(casebook, householdId)
  const review = impactReview(casebook, householdId)
  if (!may(person, 'create', impactAssessment)) return null
  const [first] = missing
  return (
    <>
      {first ? (
        <p>
          <Status kind="soon">{missingWords(missing, today)}</Status>{' '}
          <a class="link small" href={readingPath({ id: first.recordId, type: first.type })}>
            What happened
          </a>{' '}
          <span class="soft small">(signal F15)</span>
        </p>
      ) : review && review.due <= addMonths(today, 1) ? (
        <p>
          <Status kind={review.due < today ? 'urgent' : 'quiet'}>
            The family is asked again: {daysLeft(review.due, today).toLowerCase()}
          </Status>
        </p>
      ) : null}
      <p>
        <a
          class={first ? 'btn go' : 'btn plain tight'}
          href={begun ? writingPath(begun) : startPath(impactAssessment.type, [householdFile(householdId)])}
        >
          <Icon name="home" />
          {begun ? 'Go on asking how the family is coping' : 'Ask how the family is coping'}
        </a>
      </p>
    </>
  )
}

function missingWords(missing: readonly ImpactMissing[], today: string): string {
  const about = [...new Set(missing.flatMap((one) => one.about))]
  const last = missing.at(-1)
  return `${capital(listed(about))} on ${longDay(last?.on ?? today, today)}, and nobody has asked the family since`
}
