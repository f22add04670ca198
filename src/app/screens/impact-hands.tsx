/**
 * One person's card in their own hands: their name, their number, their words. Nobody else's answers are on it, and
 * nothing leads into the case; the worker's passphrase takes the tablet back.
 */
import type { Uuid } from '../../model/file.ts'
import { STEADY } from '../../records/shared-fields.ts'
import { useNotebook } from '../context.ts'
import { useDraft } from '../form/draft.ts'
import { Lined } from '../form/lined.tsx'
import { ScaleButtons } from '../form/scale-buttons.tsx'
import { firstName } from '../words.ts'
import { Finished, HandsFrame, KeptHere, NotOpen, useGivingBack } from './hands-frame.tsx'
import { changeRow, handsSetting, rowsOf } from './impact-rows.ts'
import '../look/screens/family.css'

export function FamilyHands({ recordId, onFinished }: { readonly recordId: Uuid; readonly onFinished: () => void }) {
  const notebook = useNotebook()
  const draft = useDraft(recordId)
  const rowId = notebook.setting<string>(handsSetting(recordId)).value
  const row = rowsOf(draft.body).find(({ id }) => id === rowId)
  const giving = useGivingBack(async () => {
    await draft.flush()
    if (draft.problem.value) throw new Error(draft.problem.value)
  }, onFinished)
  if (!row || draft.record?.status !== 'draft')
    return <NotOpen title="This page is not open any more" onFinished={onFinished} />
  const change = (by: Partial<typeof row>) => draft.set('members', changeRow(rowsOf(draft.body), row.id, by))
  return (
    <HandsFrame
      as="card"
      title={row.person?.name ? `This is yours, ${firstName(row.person.name)}` : 'This is yours'}
      status={<KeptHere kept={draft.kept.value} problem={giving.problem} />}
    >
      <p class="lead strong" id="hands-question">
        {STEADY.question}
      </p>
      <div>
        <p class="scale-end">
          <b>0</b> {STEADY.worst}
        </p>
        <ScaleButtons labelledBy="hands-question" value={row.score} onChange={(score) => change({ score })} />
        <p class="scale-end to">
          <b>10</b> {STEADY.best}
        </p>
      </div>
      <label class="field">
        <span class="label">What is it like for you?</span>
        <Lined value={row.impact ?? ''} onInput={(impact) => change({ impact })} />
      </label>
      <label class="field">
        <span class="label">What would help you?</span>
        <Lined rows={1} value={row.stepUp ?? ''} onInput={(stepUp) => change({ stepUp })} />
      </label>
      <Finished {...giving} />
    </HandsFrame>
  )
}
