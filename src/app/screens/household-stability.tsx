/** The fostering side of stability: the carers' plan, and every supervision and meeting that lies on this record (S4.6, S5.25). */
import { useSignal } from '@preact/signals'
import { householdFile } from '../../model/file.ts'
import { occurredOn } from '../../practice/occurred-on.ts'
import { ofType } from '../../practice/of-type.ts'
import { action } from '../../records/action.ts'
import { definitionOf } from '../../records/all.ts'
import { useNotebook, useToday } from '../context.ts'
import { namesOf } from '../names.ts'
import { flagOf, RecordFlag } from '../parts/record-flag.tsx'
import { useNameWords, useSentence } from '../parts/name.tsx'
import { RowLink, Rows } from '../parts/rows.tsx'
import { Status } from '../parts/status.tsx'
import { readingPath } from '../paths.ts'
import { daysLeft, firstName, shortDay } from '../words.ts'

const KINDS = ['carer-supervision', 'stability-meeting', 'review-meeting', 'disruption-meeting', 'matching'] as const
const SHOWN = 6

export function HouseholdStability({ householdId }: { readonly householdId: string }) {
  const { casebook } = useNotebook()
  const today = useToday()
  const say = useNameWords()
  const sentence = useSentence()
  const all = useSignal(false)
  const file = householdFile(householdId)
  const plan = ofType(action, casebook.inFile(file, action.type))
    .filter(({ body }) => body.plan === 'carer' && body.status !== 'done' && body.status !== 'cancelled')
    .sort((a, b) => ((a.body.due ?? '9') < (b.body.due ?? '9') ? -1 : 1))
  const held = KINDS.flatMap((type) => casebook.inFile(file, type)).sort((a, b) =>
    occurredOn(a) < occurredOn(b) ? 1 : -1,
  )
  return (
    <>
      <section aria-labelledby="carers-plan">
        <h2 id="carers-plan">The carers’ plan</h2>
        {plan.length === 0 ? <p class="soft">Nothing is open.</p> : null}
        <Rows label="The carers’ plan">
          {plan.map((one) => (
            <RowLink
              key={one.id}
              href={readingPath(one)}
              title={sentence(one.body.what ?? 'Action')}
              end={
                one.body.status === 'blocked' ? (
                  <Status kind="soon">In the way</Status>
                ) : one.body.due ? (
                  <Status kind={one.body.due < today ? 'urgent' : 'quiet'}>{daysLeft(one.body.due, today)}</Status>
                ) : undefined
              }
            >
              {[one.body.owner ? firstName(say(one.body.owner.name)) : 'Nobody yet', one.body.source]
                .filter(Boolean)
                .join(' · ')}
            </RowLink>
          ))}
        </Rows>
      </section>
      <section aria-labelledby="stability-here">
        <h2 id="stability-here">Supervision and meetings</h2>
        {held.length === 0 ? <p class="soft">None is recorded yet.</p> : null}
        <Rows label="Supervision and meetings">
          {(all.value ? held : held.slice(0, SHOWN)).map((one) => {
            const definition = definitionOf(one.type)
            const { child } = namesOf(casebook, { ...one, body: {} })
            return (
              <RowLink
                key={one.id}
                href={readingPath(one)}
                icon="meet"
                title={definition ? sentence(definition.summary(one.body, {})) : one.type}
                end={
                  flagOf(one) ? (
                    <RecordFlag record={one} />
                  ) : one.status === 'draft' ? (
                    <Status kind="quiet" icon="pen">
                      Not signed yet
                    </Status>
                  ) : undefined
                }
              >
                {shortDay(occurredOn(one), today)}
                {child ? ` · ${say(child)}` : ''}
              </RowLink>
            )
          })}
        </Rows>
        {held.length > SHOWN && !all.value ? (
          <button
            type="button"
            class="link more"
            onClick={() => {
              all.value = true
            }}
          >
            All {held.length}
          </button>
        ) : null}
      </section>
    </>
  )
}
