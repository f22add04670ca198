import { ANSWERS, childsViews } from '../../records/childs-views.ts'
import { Status } from '../parts/status.tsx'
import type { ViewsBody } from './childs-views-page.ts'

type Question = (typeof ANSWERS)[number]

export const isAnswered = (body: ViewsBody): boolean => ANSWERS.some((one) => body[one] !== undefined)
export const questionsAloud = ANSWERS.map((one) => childsViews.fields[one].label).join(' ')

/** Five questions that are put to children everywhere. Each may be left out, and left out is how each begins. */
export function Questions(props: {
  readonly body: ViewsBody
  readonly onAnswer: (one: Question, answer: 'yes' | 'no' | undefined) => void
  readonly onCounted: (may: boolean) => void
}) {
  return (
    <main class="askpage stack" id="page" tabIndex={-1}>
      <p>You can leave out any question, and change your mind.</p>
      {ANSWERS.map((one) => {
        const { label, options } = childsViews.fields[one]
        const choices = [...options, { value: undefined, label: 'Leave it out' }] as const
        return (
          <fieldset key={one}>
            <legend>{label}</legend>
            <div class="row wrap">
              {choices.map((option) => (
                <label class="choice" key={option.label}>
                  <input
                    type="radio"
                    name={one}
                    checked={props.body[one] === option.value}
                    onChange={() => props.onAnswer(one, option.value)}
                  />
                  {option.label}
                </label>
              ))}
            </div>
          </fieldset>
        )
      })}
      <label class="choice">
        <input
          type="checkbox"
          checked={props.body.answersCounted?.answer === true}
          onChange={(event) => props.onCounted(event.currentTarget.checked)}
        />
        {childsViews.fields.answersCounted.label}
      </label>
    </main>
  )
}

/** What the child answered, for the worker who takes the tablet back. */
export function Answered({ body }: { readonly body: ViewsBody }) {
  if (!isAnswered(body)) return null
  const { fields } = childsViews
  const readers = (body.answersMaySee ?? []).flatMap(
    (who) => fields.answersMaySee.options.find(({ value }) => value === who)?.label ?? [],
  )
  return (
    <section class="sheet stack-3" aria-label="Five questions">
      <h3>Five questions</h3>
      <dl>
        {ANSWERS.map((one) => {
          const said = fields[one].options.find(({ value }) => value === body[one])
          return said ? (
            <div key={one}>
              <dt>{fields[one].label}</dt>
              <dd>
                <b>{said.label}</b>
              </dd>
            </div>
          ) : null
        })}
      </dl>
      <p>
        <Status kind="quiet" icon="show">
          {readers.length > 0 ? `The child chose: ${readers.join(', ')}` : 'Nobody chosen to see it'}
          {body.answersCounted?.answer ? '. May be counted, without the name' : '. Not to be counted'}
        </Status>
      </p>
    </section>
  )
}
