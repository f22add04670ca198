/** The last days of school terms: the usual ones, or as this service has set them, signed by a senior manager from a day on. */
import { useSignal } from '@preact/signals'
import { may } from '../../model/permission.ts'
import { signedOf } from '../../practice/process/signed-records.ts'
import { endsIn, isTermEnd, USUAL_TERMS } from '../../practice/timers/school-terms.ts'
import { practiceSetting, SCHOOL_TERMS } from '../../records/practice-setting.ts'
import { listed } from '../../records/summary-words.ts'
import { useNotebook, useToday } from '../context.ts'
import { useBegun } from '../form/begun.ts'
import { announce } from '../parts/announce.ts'
import { BegunHere } from '../parts/begun-here.tsx'
import { Icon } from '../parts/icon.tsx'
import { Name } from '../parts/name.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { dayMonth, longDay } from '../words.ts'
import { SettingFoot } from './setting-foot.tsx'
import { signSetting } from './sign-setting.ts'

const TERMS = ['Autumn', 'Spring', 'Summer'] as const

export function SchoolTerms() {
  const { casebook, person } = useNotebook()
  const today = useToday()
  const changing = useSignal(false)
  const set = signedOf(practiceSetting, casebook.ofType(practiceSetting.type))
    .filter(({ body }) => body.name === SCHOOL_TERMS && endsIn(body.value ?? '').length > 0)
    .sort((a, b) => ((a.body.from ?? '') < (b.body.from ?? '') ? 1 : -1))
  return (
    <section aria-labelledby="school-terms" class="stack-3">
      <h2 id="school-terms">School terms</h2>
      <p class="soft">
        The education plan is looked at every term: by the last day of the term after the one in which it was looked at
        before. Each council has its own days. Where none are set, the usual ones stand:{' '}
        {listed(USUAL_TERMS.map(({ end }) => dayMonth(`${today.slice(0, 4)}-${end}`)))}. <b>Check locally.</b>
      </p>
      {set.map(({ id, body, signature }) => (
        <p key={id} class="small">
          Meetings from {body.from ? longDay(body.from, today) : 'always'} on:{' '}
          <b>{listed(endsIn(body.value ?? '').map((day) => `${dayMonth(day)} ${day.slice(0, 4)}`))}</b>. {body.why} (
          <Name>{signature.name}</Name>)
        </p>
      ))}
      {may(person, 'create', practiceSetting) ? (
        <p>
          <button
            type="button"
            class="btn plain tight"
            aria-haspopup="dialog"
            onClick={() => {
              changing.value = true
            }}
          >
            <Icon name="pen" />
            Set the last days of a school year
            <BegunHere at={[WHY_PLACE]} />
          </button>
        </p>
      ) : null}
      {changing.value ? (
        <SetTerms
          onClose={() => {
            changing.value = false
          }}
        />
      ) : null}
    </section>
  )
}

const WHY_PLACE = 'school terms why'

function SetTerms({ onClose }: { readonly onClose: () => void }) {
  const notebook = useNotebook()
  const ends = useSignal<readonly string[]>(['', '', ''])
  const from = useSignal(useToday())
  const why = useBegun(WHY_PLACE, [])
  const trouble = useSignal<string | undefined>(undefined)

  async function sign(event: Event) {
    event.preventDefault()
    const days = ends.value.filter((day) => day !== '')
    if (days.length === 0) {
      trouble.value = 'Say the last day of at least one term.'
      return
    }
    const odd = ends.value.findIndex((day) => day !== '' && !isTermEnd(day))
    if (odd >= 0) {
      trouble.value = `${TERMS[odd] ?? ''} term: that is far from the end of any term. Look at the date again.`
      return
    }
    if (why.value.trim() === '' || from.value === '') {
      trouble.value = 'Say from which day, and where the dates come from.'
      return
    }
    trouble.value = await signSetting(notebook, practiceSetting.type, {
      name: SCHOOL_TERMS,
      value: days.toSorted().join(', '),
      from: from.value,
      why: why.value.trim(),
    })
    if (trouble.value !== undefined) return
    why.value = ''
    announce('Set and signed')
    onClose()
  }
  return (
    <Sheet title="Last days of school terms" onClose={onClose}>
      <form class="stack" onSubmit={(event) => void sign(event)}>
        {TERMS.map((term, at) => (
          <div key={term}>
            <label class="label" for={`term-${term}`}>
              Last day of the {term.toLowerCase()} term
            </label>
            <input
              class="entry"
              id={`term-${term}`}
              type="date"
              value={ends.value[at]}
              onInput={(event) => {
                ends.value = ends.value.with(at, event.currentTarget.value)
              }}
            />
          </div>
        ))}
        <SettingFoot
          from={from}
          why={why}
          trouble={trouble.value}
          fromLabel="For education plan meetings from"
          fromHint="A date that was promised at a meeting before this day is not moved."
          whyLabel="Where the dates come from"
        />
      </form>
    </Sheet>
  )
}
