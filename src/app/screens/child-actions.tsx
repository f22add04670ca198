import { useSignal } from '@preact/signals'
import { childFile } from '../../model/file.ts'
import type { CaseRecord } from '../../model/record.ts'
import type { BodyOf } from '../../model/field.ts'
import { may } from '../../model/permission.ts'
import { askedForOf } from '../../practice/asked-for.ts'
import { ofType } from '../../practice/of-type.ts'
import { definitionOf } from '../../records/all.ts'
import { action, isStillToDo } from '../../records/action.ts'
import { useNotebook, useToday } from '../context.ts'
import { announce } from '../parts/announce.ts'
import { Icon } from '../parts/icon.tsx'
import { Name } from '../parts/name.tsx'
import { Status } from '../parts/status.tsx'
import { startPath } from '../paths.ts'
import { daysLeft, shortDay } from '../words.ts'
import { AskedForLine } from './asked-for-line.tsx'
import { TO_BE_CLOSED } from './due-words.tsx'

type ActionRecord = CaseRecord<BodyOf<typeof action.fields>>

/** Actions on the child's plan and the carers': open ones by date, then what is done. */
export function ChildActions({ childId }: { readonly childId: string }) {
  const { casebook, person } = useNotebook()
  const all = ofType(action, casebook.inFile(childFile(childId), 'action')).sort((a, b) =>
    (a.body.due ?? '9') < (b.body.due ?? '9') ? -1 : 1,
  )
  const open = all.filter(({ body }) => isStillToDo(body))
  const over = all.filter((one) => !open.includes(one)).reverse()
  const definition = definitionOf('action')
  return (
    <section aria-labelledby="actions" class="tab-page">
      <div class="row spread wrap">
        <h2 id="actions">Open actions</h2>
        {definition && may(person, 'create', definition) ? (
          <a class="btn plain tight" href={startPath('action', [childFile(childId)])}>
            <Icon name="plus" />
            Add an action
          </a>
        ) : null}
      </div>
      {open.length > 0 ? (
        <ul class="rows actions">
          {open.map((one) => (
            <ActionRow key={one.id} one={one} />
          ))}
        </ul>
      ) : (
        <p class="soft">Nothing is open.</p>
      )}
      {over.length > 0 ? (
        <>
          <h2>Done and closed</h2>
          <ul class="rows actions">
            {over.slice(0, 40).map((one) => (
              <ActionRow key={one.id} one={one} />
            ))}
          </ul>
        </>
      ) : null}
    </section>
  )
}

function ActionRow({ one }: { readonly one: ActionRecord }) {
  const notebook = useNotebook()
  const today = useToday()
  const trouble = useSignal(false)
  const { body } = one
  const definition = definitionOf('action')
  const isOpen = (body.status ?? 'open') === 'open'
  const answered = askedForOf(notebook.casebook, one, today) !== undefined
  const late = isOpen && body.due !== undefined && body.due < today

  async function done() {
    const record = notebook.casebook.get(one.id)
    if (!record) return
    try {
      await notebook.edit(one.id, { ...record.body, status: 'done', doneOn: today })
      announce('Marked as done')
    } catch {
      trouble.value = true
    }
  }
  return (
    <li class="row wrap">
      <a class="grow rowlink" href={`/record/${one.id}`}>
        <span class="grow">
          <b>{body.what ?? 'Action'}</b>
          <br />
          <span class="small soft">
            {body.owner ? (
              <>
                <Name inert>{body.owner.name}</Name> ·{' '}
              </>
            ) : (
              ''
            )}
            {body.due ? `by ${shortDay(body.due, today)} · ` : ''}
            {body.plan === 'carer' ? 'carers’ plan' : 'child’s plan'}
            {body.promised?.answer ? ' · promised' : ''}
          </span>
          {body.status === 'blocked' || body.status === 'cancelled' ? (
            <>
              <br />
              <span class="small">{body.barrier}</span>
            </>
          ) : null}
        </span>
      </a>
      {body.status === 'done' ? (
        <Status kind="done">Done{body.doneOn ? ` ${shortDay(body.doneOn, today)}` : ''}</Status>
      ) : body.status === 'cancelled' ? (
        <Status kind="quiet">Cancelled</Status>
      ) : answered ? (
        <Status kind="quiet">{TO_BE_CLOSED}</Status>
      ) : body.status === 'blocked' ? (
        <Status kind="soon">Blocked</Status>
      ) : body.due ? (
        <Status kind={late ? 'urgent' : 'quiet'}>{daysLeft(body.due, today)}</Status>
      ) : (
        <Status kind="quiet">No date</Status>
      )}
      {isOpen && !answered && definition && may(notebook.person, 'amend', definition, notebook.casebook.get(one.id)) ? (
        <button type="button" class="btn plain tight" onClick={() => void done()}>
          <Icon name="done" />
          Done<span class="vh">: {body.what}</span>
        </button>
      ) : null}
      <AskedForLine actionId={one.id} />
      {trouble.value ? (
        <p class="not-kept" role="alert">
          <Icon name="urgent" />
          <span>This device could not keep it. Please make room and try again.</span>
        </p>
      ) : null}
    </li>
  )
}
