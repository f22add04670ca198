/** A chair from elsewhere needs the child's file before they can sign; a team manager gives it on the spot. */
import { useSignal } from '@preact/signals'
import { childFile, ORGANISATION, personFile } from '../../model/file.ts'
import type { Uuid } from '../../model/file.ts'
import { may } from '../../model/permission.ts'
import { asType } from '../../practice/of-type.ts'
import type { PossibleChair } from '../../practice/who-may-chair.ts'
import { definitionOf } from '../../records/all.ts'
import { person as directoryEntry } from '../../records/person.ts'
import { useNotebook, useToday } from '../context.ts'
import { announce } from '../parts/announce.ts'
import { Icon } from '../parts/icon.tsx'
import { useNameWords } from '../parts/name.tsx'
import { Status } from '../parts/status.tsx'
import { TroubleLine } from '../parts/trouble-line.tsx'

export function ChairsFile({ chair, childId }: { readonly chair: PossibleChair; readonly childId: Uuid }) {
  const notebook = useNotebook()
  const today = useToday()
  const say = useNameWords()
  const trouble = useSignal<string | undefined>(undefined)
  const definition = definitionOf('allocation')
  const gives = definition !== undefined && may(notebook.person, 'create', definition)
  const { who } = chair
  async function give() {
    const entry = notebook.casebook.inFile(ORGANISATION, 'person').find(({ id }) => id === who.recordId)
    const role = asType(directoryEntry, entry)?.body.role
    if (!role) return
    try {
      await notebook.create({
        type: 'allocation',
        fileIds: [childFile(childId), personFile(who.recordId)],
        body: { role, worker: who, from: today },
      })
      announce(`${who.name} has the file from now on`)
    } catch (error) {
      trouble.value = `It could not be kept. ${error instanceof Error ? error.message : ''}`.trim()
    }
  }
  return (
    <div class="row wrap">
      <Status kind="soon">
        {say(who.name)} does not have this child’s file yet, and could not sign.
        {gives ? '' : ' A team manager can give it.'}
      </Status>
      {gives ? (
        <button type="button" class="btn plain tight" onClick={() => void give()}>
          <Icon name="key" />
          Give {say(who.name)} the file
        </button>
      ) : null}
      <TroubleLine words={trouble.value} />
    </div>
  )
}
