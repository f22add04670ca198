import { useSignal } from '@preact/signals'
import { ORGANISATION, personFile } from '../../model/file.ts'
import type { FileId } from '../../model/file.ts'
import { may } from '../../model/permission.ts'
import { ROLE_WORDS } from '../../model/person.ts'
import type { Role } from '../../model/person.ts'
import { ofType } from '../../practice/of-type.ts'
import { allocation } from '../../records/allocation.ts'
import { definitionOf } from '../../records/all.ts'
import { person as personDefinition } from '../../records/person.ts'
import { useNotebook, useToday } from '../context.ts'
import { announce } from '../parts/announce.ts'
import { Icon } from '../parts/icon.tsx'
import { Name } from '../parts/name.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { TroubleLine } from '../parts/trouble-line.tsx'
import { TakenOff } from './taken-off.tsx'
import { capital, longDay } from '../words.ts'

/** Who works with this child or household, from when; a team manager allocates. */
export function Allocated({ file, roles }: { readonly file: FileId; readonly roles: readonly Role[] }) {
  const { casebook, person } = useNotebook()
  const today = useToday()
  const open = useSignal(false)
  const definition = definitionOf('allocation')
  const all = ofType(allocation, casebook.inFile(file, 'allocation')).sort((a, b) =>
    (a.body.from ?? '') < (b.body.from ?? '') ? 1 : -1,
  )
  const now = all.filter(({ body }) => !(body.to && body.to <= today))
  const before = all.filter((one) => !now.includes(one))
  return (
    <section aria-labelledby="allocated">
      <div class="row spread wrap">
        <h2 id="allocated">Who works with them</h2>
        {definition && may(person, 'create', definition) ? (
          <button
            type="button"
            class="btn plain tight"
            aria-haspopup="dialog"
            onClick={() => {
              open.value = true
            }}
          >
            <Icon name="people" />
            Allocate a worker
          </button>
        ) : null}
      </div>
      {all.length === 0 ? <p class="soft">Nobody is allocated yet.</p> : null}
      <ul class="rows people">
        {[...now, ...before].map(({ id, body }) => (
          <li key={id} class="row wrap allocated">
            <span class="grow">
              <b>
                <Name>{body.worker?.name ?? 'Somebody'}</Name>
              </b>
              , {body.role ? ROLE_WORDS[body.role] : 'worker'}
              <br />
              <span class="small soft">
                {body.from ? `since ${longDay(body.from, today)}` : ''}
                {body.to ? ` until ${longDay(body.to, today)}` : ''}
              </span>
            </span>
          </li>
        ))}
      </ul>
      {person.role === 'team-manager' ? <TakenOff file={file} /> : null}
      {open.value ? (
        <AllocateSheet
          file={file}
          roles={roles}
          onClose={() => {
            open.value = false
          }}
        />
      ) : null}
    </section>
  )
}

/** One worker takes over from another: the old allocation ends on the day the new one begins. */
function AllocateSheet({
  file,
  roles,
  onClose,
}: {
  readonly file: FileId
  readonly roles: readonly Role[]
  readonly onClose: () => void
}) {
  const notebook = useNotebook()
  const { casebook } = notebook
  const today = useToday()
  const role = useSignal<Role>(roles[0] ?? 'childs-social-worker')
  const worker = useSignal('')
  const from = useSignal(today)
  const trouble = useSignal<string | undefined>(undefined)
  const staff = ofType(personDefinition, casebook.inFile(ORGANISATION, 'person'))
    .filter(({ body }) => body.role === role.value)
    .sort(
      (a, b) =>
        Number(b.body.team === notebook.person.team) - Number(a.body.team === notebook.person.team) ||
        ((a.body.name ?? '') < (b.body.name ?? '') ? -1 : 1),
    )

  async function allocate(event: Event) {
    event.preventDefault()
    const chosen = staff.find(({ id }) => id === worker.value)
    if (!chosen) {
      trouble.value = 'Choose who it is.'
      return
    }
    try {
      for (const before of ofType(allocation, casebook.inFile(file, 'allocation'))) {
        if (before.body.role !== role.value || before.body.to) continue
        await notebook.edit(before.id, {
          ...casebook.get(before.id)?.body,
          to: from.value < (before.body.from ?? '') ? (before.body.from ?? from.value) : from.value,
        })
      }
      await notebook.create({
        type: 'allocation',
        fileIds: [file, personFile(chosen.id)],
        body: { role: role.value, worker: { recordId: chosen.id, name: chosen.body.name ?? '' }, from: from.value },
      })
      announce(`${chosen.body.name} is allocated`)
      onClose()
    } catch (error) {
      trouble.value = `It could not be kept. ${error instanceof Error ? error.message : ''}`.trim()
    }
  }
  return (
    <Sheet title="Allocate a worker" onClose={onClose}>
      <form class="stack" onSubmit={(event) => void allocate(event)}>
        {roles.length > 1 ? (
          <fieldset>
            <legend>As</legend>
            <div class="seg">
              {roles.map((one) => (
                <label class="choice" key={one}>
                  <input
                    type="radio"
                    name="as"
                    checked={role.value === one}
                    onChange={() => {
                      role.value = one
                      worker.value = ''
                    }}
                  />
                  <span>{capital(ROLE_WORDS[one])}</span>
                </label>
              ))}
            </div>
          </fieldset>
        ) : null}
        <fieldset>
          <legend>Who</legend>
          <div class="choices">
            {staff.map(({ id, body }) => (
              <label class="choice" key={id}>
                <input
                  type="radio"
                  name="who"
                  checked={worker.value === id}
                  onChange={() => {
                    worker.value = id
                  }}
                />
                <span>
                  {body.name}
                  {body.team ? <span class="hint-in"> {body.team}</span> : null}
                </span>
              </label>
            ))}
          </div>
          {staff.length === 0 ? <p class="soft">Nobody in the directory has this role.</p> : null}
        </fieldset>
        <div>
          <label class="label" for="allocate-from">
            From
          </label>
          <input
            class="entry"
            id="allocate-from"
            type="date"
            value={from.value}
            required
            onInput={(event) => {
              from.value = event.currentTarget.value
            }}
          />
        </div>
        <TroubleLine words={trouble.value} />
        <button type="submit" class="btn go big wide">
          Allocate
        </button>
      </form>
    </Sheet>
  )
}
