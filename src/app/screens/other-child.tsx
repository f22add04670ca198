import { useSignal } from '@preact/signals'
import type { FileId } from '../../model/file.ts'
import { fileSubject } from '../../model/file.ts'
import { childName } from '../../practice/home.ts'
import { ofType } from '../../practice/of-type.ts'
import { mayOpenWithReason, REASON_LETTERS } from '../../practice/opened-with-reason.ts'
import { OPEN_HOURS } from '../../records/opened-only.ts'
import { child } from '../../records/child.ts'
import { useNotebook, useSync } from '../context.ts'
import { Lined } from '../form/lined.tsx'
import { OwnFrame } from '../parts/frame.tsx'
import { Icon } from '../parts/icon.tsx'
import { Name } from '../parts/name.tsx'
import { TroubleLine } from '../parts/trouble-line.tsx'
import { childPath } from '../paths.ts'
import { NotFound } from './not-found.tsx'
import { askToOpen } from './other-child-ask.ts'

type Packing = { readonly add: readonly FileId[]; readonly remove: readonly FileId[] }

/** A child who is not on one's list: the file opens for a day, with a reason that the manager reads. */
export function OtherChild() {
  const { person } = useNotebook()
  return mayOpenWithReason(person.role) ? <Asking /> : <NotFound />
}

function Asking() {
  const notebook = useNotebook()
  const sync = useSync()
  const by = useSignal<'name' | 'number'>('name')
  const [name, birthDate, number] = [useSignal(''), useSignal(''), useSignal('')]
  // not kept past a lock: what stands half typed about one child must not stand ready for another's file
  const reason = useSignal('')
  const busy = useSignal(false)
  const trouble = useSignal<string | undefined>(undefined)
  const opened = useSignal<FileId | undefined>(undefined)

  async function open(event: Event) {
    event.preventDefault()
    if (busy.value) return
    const who =
      by.value === 'number'
        ? number.value.trim() && { number: number.value.trim() }
        : name.value.trim() && birthDate.value && { name: name.value.trim(), birthDate: birthDate.value }
    if (!who) {
      trouble.value = by.value === 'number' ? 'Give the number.' : 'Give the name and the birthday.'
      return
    }
    if (reason.value.trim().length < REASON_LETTERS) {
      trouble.value = 'Say in a sentence why you need this file now.'
      return
    }
    busy.value = true
    trouble.value = undefined
    const answer = await askToOpen(person.personId, { child: who, reason: reason.value.trim() })
    busy.value = false
    if ('trouble' in answer) {
      trouble.value = answer.trouble
      return
    }
    // who holds whole teams has on the device what was chosen
    const packing = notebook.setting<Packing>('packing').value ?? { add: [], remove: [] }
    await notebook.keepSetting('packing', {
      add: [...packing.add.filter((file) => file !== answer.fileId), answer.fileId],
      remove: packing.remove.filter((file) => file !== answer.fileId),
    })
    reason.value = ''
    opened.value = answer.fileId
    void sync.now()
  }
  const { person } = notebook
  return (
    <OwnFrame title="A child who is not on your list" page="stack" back={{ href: '/children', words: 'Children' }}>
      <h1 class="pagehead">A child who is not on your list</h1>
      {opened.value ? (
        <OpenNow file={opened.value} />
      ) : (
        <form class="stack measure" onSubmit={(event) => void open(event)}>
          <p>
            If you need a child’s file now and nobody has allocated you, it opens for {OPEN_HOURS} hours. The child’s
            team manager is told who you are and why, and it stays on the child’s page.
          </p>
          <fieldset>
            <legend>How you know the child</legend>
            <div class="seg">
              {(['name', 'number'] as const).map((one) => (
                <label class="choice" key={one}>
                  <input
                    type="radio"
                    name="by"
                    checked={by.value === one}
                    onChange={() => {
                      by.value = one
                    }}
                  />
                  <span>{one === 'name' ? 'Name and birthday' : 'Number in the return'}</span>
                </label>
              ))}
            </div>
          </fieldset>
          {by.value === 'name' ? (
            <>
              <Entry id="other-name" label="Name, exactly" value={name} />
              <Entry id="other-birthday" label="Birthday" value={birthDate} type="date" />
            </>
          ) : (
            <Entry id="other-number" label="Number, exactly" value={number} />
          )}
          <div>
            <label class="label" for="other-reason">
              Why you need this file now
            </label>
            <Lined
              id="other-reason"
              rows={3}
              value={reason.value}
              onInput={(value) => {
                reason.value = value
              }}
            />
          </div>
          <TroubleLine words={trouble.value} />
          <button type="submit" class="btn go big" aria-busy={busy.value}>
            <Icon name="key" />
            {busy.value ? 'Asking the council’s server …' : 'Open the file and tell the manager'}
          </button>
        </form>
      )}
    </OwnFrame>
  )
}

function Entry(props: {
  readonly id: string
  readonly label: string
  readonly value: { value: string }
  readonly type?: 'date'
}) {
  const typed = (event: { readonly currentTarget: { readonly value: string } }) => {
    props.value.value = event.currentTarget.value
  }
  return (
    <div>
      <label class="label" for={props.id}>
        {props.label}
      </label>
      {props.type === 'date' ? (
        <input class="entry" id={props.id} type="date" value={props.value.value} onInput={typed} />
      ) : (
        <input class="entry" id={props.id} type="text" autocomplete="off" value={props.value.value} onInput={typed} />
      )}
    </div>
  )
}

/** The file is on its way to this device, then it is here. */
function OpenNow({ file }: { readonly file: FileId }) {
  const { casebook } = useNotebook()
  const id = fileSubject(file)
  const here = ofType(child, casebook.ofType('child')).find((one) => one.id === id)
  return (
    <div class="stack" role="status">
      <p>The file is open for {OPEN_HOURS} hours, and the team manager is told.</p>
      {here ? (
        <p>
          <a class="btn go big" href={childPath(id)}>
            <Icon name="people" />
            <span>
              <Name inert>{childName(here)}</Name>’s page
            </span>
          </a>
        </p>
      ) : (
        <p class="soft">It is on its way to this device.</p>
      )}
    </div>
  )
}
