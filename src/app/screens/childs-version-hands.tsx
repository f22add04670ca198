/**
 * The letter in the child's hands. What the child writes is kept as it is typed, on this device and sealed; when the child
 * has finished, the showing and their words are added to the signed letter.
 */
import { whyNotShown } from '../../practice/afterwards.ts'
import { asType } from '../../practice/of-type.ts'
import { childsVersion } from '../../records/childs-version.ts'
import { useNotebook, useToday } from '../context.ts'
import { Letter, letterAloud } from './childs-version-letter.tsx'
import { childsNameIn } from './childs-views-page.ts'
import { Finished, HandsFrame, KeptHere, NotOpen, SaySomething, useGivingBack } from './hands-frame.tsx'
import { noteShown, useSaid } from './shown-to-child.ts'

export function ChildsLetter({ recordId, onFinished }: { readonly recordId: string; readonly onFinished: () => void }) {
  const notebook = useNotebook()
  const today = useToday()
  const { said, keep, kept, settle } = useSaid(notebook, recordId)
  const giving = useGivingBack(async () => {
    await settle()
    await noteShown(notebook, recordId, today, said)
  }, onFinished)
  const record = asType(childsVersion, notebook.casebook.get(recordId))
  const name = childsNameIn(notebook.casebook, recordId)
  // A letter that was never approved is not shown, by whatever way somebody came here.
  if (!record || whyNotShown(record)) return <NotOpen title="This letter is not ready yet" onFinished={onFinished} />
  return (
    <HandsFrame
      as="letter"
      title={name ? `A letter for ${name}` : 'A letter for you'}
      status={<KeptHere kept={kept} problem={giving.problem} />}
      aloud={letterAloud(record.body)}
    >
      <Letter body={record.body} />
      <SaySomething said={said} keep={keep} />
      <Finished {...giving} />
    </HandsFrame>
  )
}
