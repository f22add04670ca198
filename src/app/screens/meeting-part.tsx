/** One part of the meeting: most questions as every form asks them, some on the table where everybody looks. */
import type { VNode } from 'preact'
import { isAsked } from '../../model/check.ts'
import { FieldControl } from '../form/field-control.tsx'
import { SavedLine } from '../parts/saved-line.tsx'
import { MeetingBooking } from './meeting-booking.tsx'
import { MeetingChair } from './meeting-chair.tsx'
import { MeetingInvited } from './meeting-invited.tsx'
import { MeetingMap } from './meeting-map.tsx'
import type { Part, PartProps } from './meeting-parts.ts'
import { MeetingReaders } from './meeting-readers.tsx'
import { ReviewDate } from './meeting-review-date.tsx'
import { MeetingRows } from './meeting-rows.tsx'
import { MeetingScores } from './meeting-scores.tsx'

/** Questions that are drawn with another one: the chair's post with the chair. */
const WITH_ANOTHER: ReadonlySet<string> = new Set([
  'chairPost',
  'chairHoldsCase',
  'chairSuits',
  'well',
  'next',
  'updater',
])

/** Questions with a form of their own here. */
const OWN: { readonly [field: string]: ((props: PartProps) => VNode) | undefined } = {
  chair: (props) => <MeetingChair {...props} />,
  plannedFor: (props) => <MeetingBooking {...props} />,
  invited: (props) => <MeetingInvited {...props} />,
  worries: (props) => <MeetingMap {...props} />,
  scores: (props) => <MeetingScores {...props} />,
  distribution: (props) => <MeetingReaders {...props} />,
  reviewDate: (props) => <ReviewDate {...props} fieldId="reviewDate" />,
  nextReview: (props) => <ReviewDate {...props} fieldId="nextReview" />,
  outcomesOpen: (props) => <Outcomes {...props} />,
}

export function MeetingPart({ part, ...props }: PartProps & { readonly part: Part }) {
  const { definition, draft } = props
  const review = definition.type === 'review-meeting'
  return (
    <>
      <div class="row spread wrap meeting-part-head">
        <h2 id="part">{part.title}</h2>
        <SavedLine savedAt={draft.savedAt} problem={draft.problem} />
      </div>
      {part.fields.map((id) => {
        const field = definition.fields[id]
        if (!field || (WITH_ANOTHER.has(id) && !(review && id === 'worries')) || !isAsked(field, draft.body))
          return null
        const own = review && id === 'worries' ? undefined : OWN[id]
        if (own) return <div key={id}>{own(props)}</div>
        if (field.kind === 'rows') return <MeetingRows key={id} field={field} fieldId={id} draft={draft} />
        return (
          <FieldControl
            key={id}
            field={field}
            fieldId={id}
            {...(field.label === part.title ? { label: <span class="vh">{field.label}</span> } : {})}
            value={draft.body[id]}
            onChange={(value) => draft.set(id, value)}
            record={draft.record}
          />
        )
      })}
    </>
  )
}

/** Open Outcomes say by themselves who updates the care plan (S5.27). */
function Outcomes({ definition, draft }: PartProps) {
  const field = definition.fields.outcomesOpen
  if (!field) return <></>
  const answer = (draft.body.outcomesOpen as { answer?: boolean } | undefined)?.answer
  return (
    <>
      <FieldControl
        field={field}
        fieldId="outcomesOpen"
        value={draft.body.outcomesOpen}
        onChange={(value) => {
          draft.set('outcomesOpen', value)
          const open = (value as { answer?: boolean } | undefined)?.answer
          draft.set('updater', open === undefined ? undefined : open ? 'reviewing-officer' : 'childs-social-worker')
        }}
        record={draft.record}
      />
      {answer === undefined ? null : (
        <p>
          {answer
            ? 'The reviewing officer updates the care plan, as part of the Outcomes.'
            : 'The child’s social worker updates the care plan.'}
        </p>
      )}
    </>
  )
}
