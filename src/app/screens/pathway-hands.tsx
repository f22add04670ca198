/** A young person's papers as they see them, with somebody beside them: what they hold, what comes, and who sees to it (S3.15). */
import { fileKind, fileSubject } from '../../model/file.ts'
import { pathwayOf } from '../../practice/own/pathway.ts'
import type { PaperLine } from '../../practice/own/pathway.ts'
import { useNotebook, useToday } from '../context.ts'
import { Status } from '../parts/status.tsx'
import type { StatusKind } from '../parts/status.tsx'
import { longDay } from '../words.ts'
import { childsNameIn } from './childs-views-page.ts'
import { Finished, HandsFrame, useGivingBack } from './hands-frame.tsx'
import '../look/screens/own.css'

/** Nothing is late by the young person: no red on their own page. */
const STANDS: { readonly [S in PaperLine['state']]: readonly [StatusKind, string] } = {
  held: ['done', 'You have it'],
  applied: ['quiet', 'On its way'],
  missing: ['soon', 'Not applied for yet'],
  'not-wanted': ['quiet', 'You did not want it'],
  'not-asked': ['quiet', 'Nobody has asked yet'],
}

export function ChildsPathway({
  recordId,
  onFinished,
}: {
  readonly recordId: string
  readonly onFinished: () => void
}) {
  const notebook = useNotebook()
  const today = useToday()
  const record = notebook.casebook.get(recordId)
  const file = record?.fileIds.find((one) => fileKind(one) === 'child')
  const pathway = file ? pathwayOf(notebook.casebook, fileSubject(file), today) : undefined
  const name = childsNameIn(notebook.casebook, recordId)
  const giving = useGivingBack(async () => {
    const lookedAt = record?.marks.some(
      ({ kind, at, personId }) =>
        kind === 'discussed' && personId === notebook.person.personId && at.slice(0, 10) === today,
    )
    if (record && !lookedAt) await notebook.mark(recordId, { kind: 'discussed', note: 'Looked at together' })
  }, onFinished)
  return (
    <HandsFrame as="letter" title={name ? `${name}, these are your papers` : 'These are your papers'}>
      <ul class="rows own-papers">
        {(pathway?.papers ?? []).map(({ paper, label, state, words, owner, by }) => {
          const [kind, stands] = STANDS[state]
          return (
            <li key={paper}>
              <p class="row spread wrap">
                <b>{label}</b>
                <Status kind={kind} {...(state === 'applied' && { icon: 'half' as const })}>
                  {stands}
                </Status>
              </p>
              {state === 'applied' || state === 'missing' ? (
                <p class="soft">
                  {state === 'applied' ? `${words.split(': ').at(-1)?.replace('applied', 'Applied')}. ` : ''}
                  {owner ? (owner.name === name ? 'You see to it' : `${owner.name} sees to it`) : 'Ask who sees to it'}
                  {by ? `, by ${longDay(by, today)}.` : '.'}
                </p>
              ) : null}
            </li>
          )
        })}
      </ul>
      {pathway?.plan?.body.views ? (
        <section>
          <h2>What you said you want</h2>
          <p class="prewrap">{pathway.plan.body.views}</p>
        </section>
      ) : null}
      <Finished {...giving} />
    </HandsFrame>
  )
}
