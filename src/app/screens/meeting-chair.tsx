/** Who chairs: those who may, those near the case who may not, and why; the child's wish beside it (S2.18, S5.13 to S5.15). */
import { useSignal } from '@preact/signals'
import type { PersonRef } from '../../model/field.ts'
import { whoMayChair } from '../../practice/who-may-chair.ts'
import type { PossibleChair } from '../../practice/who-may-chair.ts'
import { CHAIR_POSTS, ONLY_IF_SUITABLE } from '../../records/chair.ts'
import type { ChairPost } from '../../records/chair.ts'
import { useNotebook, useToday } from '../context.ts'
import { controlId } from '../form/control.ts'
import { FieldControl } from '../form/field-control.tsx'
import { Icon } from '../parts/icon.tsx'
import { Name, useNameWords } from '../parts/name.tsx'
import { Status } from '../parts/status.tsx'
import { ChairsFile } from './meeting-chairs-file.tsx'
import type { PartProps } from './meeting-parts.ts'

export function MeetingChair({ definition, draft, childId }: PartProps) {
  const { casebook } = useNotebook()
  const today = useToday()
  const say = useNameWords()
  const { body } = draft
  const people = whoMayChair(casebook, childId, today)
  const choosing = useSignal(false)
  const may = people.filter((one) => one.mayChair)
  const mayNot = people.filter((one) => !one.mayChair)
  const chair = body.chair as PersonRef | undefined
  const chosen = people.find(({ who }) => who.recordId === chair?.recordId)
  const isSettled = chosen?.mayChair === true && !choosing.value
  const choose = (one: PossibleChair) => {
    choosing.value = false
    draft.set('chair', one.who)
    draft.set('chairPost', one.post)
    draft.set('chairHoldsCase', { answer: one.holdsCase })
    if (!one.post || !ONLY_IF_SUITABLE.includes(one.post)) draft.set('chairSuits', undefined)
  }
  const suits = definition.fields.chairSuits
  const post = body.chairPost as ChairPost | undefined
  return (
    <section class="stack" aria-labelledby="who-chairs">
      <h3 id="who-chairs">Who chairs</h3>
      <fieldset>
        <legend class="vh">Who chairs</legend>
        <div class="choices chairs">
          {(isSettled ? [chosen] : may).map((one, at) => (
            <label class="choice" key={one.who.recordId}>
              <input
                type="radio"
                name="chair"
                id={at === 0 ? controlId('chair') : undefined}
                checked={chair?.recordId === one.who.recordId}
                onChange={() => choose(one)}
              />
              <span>
                <Name inert>{one.who.name}</Name>{' '}
                <span class="hint-in">
                  {one.as}
                  {one.why ? ` · ${one.why}` : ''}
                </span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      {isSettled ? (
        <button
          type="button"
          class="btn plain tight"
          onClick={() => {
            choosing.value = true
          }}
        >
          <Icon name="people" />
          Somebody else chairs
        </button>
      ) : null}
      {may.length === 0 ? <p class="soft">Nobody in the directory may chair it.</p> : null}
      {mayNot.length > 0 && !isSettled ? (
        <ul class="plainlist" aria-label="Who may not chair">
          {mayNot.map((one) => (
            <li key={one.who.recordId} class="small soft">
              <b>
                <Name>{one.who.name}</Name>
              </b>{' '}
              {one.why}.
            </li>
          ))}
        </ul>
      ) : null}
      {chair && !chosen?.mayChair ? (
        <p>
          <Status kind="urgent">
            {say(chair.name)} {chosen?.why ?? 'is not among those who may chair'}. Choose somebody else.
          </Status>
        </p>
      ) : null}
      {chosen?.needsFile ? <ChairsFile chair={chosen} childId={childId} /> : null}
      {chosen?.mayChair && chosen.post ? (
        <label class="choice">
          <input
            type="checkbox"
            checked={post === 'independent-person'}
            onChange={(event) =>
              draft.set('chairPost', event.currentTarget.checked ? 'independent-person' : chosen.post)
            }
          />
          <span>
            Chairs as {CHAIR_POSTS[3].label.toLowerCase()}
            <span class="hint-in"> For a complex case: no line management of it</span>
          </span>
        </label>
      ) : null}
      {suits && post && ONLY_IF_SUITABLE.includes(post) ? (
        <FieldControl
          field={suits}
          fieldId="chairSuits"
          value={body.chairSuits}
          onChange={(value) => draft.set('chairSuits', value)}
          record={draft.record}
        />
      ) : null}
    </section>
  )
}
