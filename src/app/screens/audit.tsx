/**
 * An audit of one file against the practice standard: each item with what the record shows by itself and how it is known,
 * judged for the child, the placement and the carers (S3, S4.25). What needs to be put right becomes actions on signing.
 */
import { useSignal } from '@preact/signals'
import { useLocation } from 'preact-iso'
import { missingForSigning } from '../../model/check.ts'
import type { Finding } from '../../model/check.ts'
import type { BodyOf } from '../../model/field.ts'
import { may } from '../../model/permission.ts'
import { GROUP_WORDS, STANDARD } from '../../practice/audit/standard.ts'
import type { StandardItem } from '../../practice/audit/standard.ts'
import { audit, JUDGED_FOR, unjudgedOf } from '../../records/audit.ts'
import { listed, lowerFirst } from '../../records/summary-words.ts'
import { useNotebook } from '../context.ts'
import type { Draft } from '../form/draft.ts'
import { useDraft } from '../form/draft.ts'
import { Lined } from '../form/lined.tsx'
import { MissingList } from '../form/missing-list.tsx'
import { SectionFields } from '../form/section-fields.tsx'
import { namesOf } from '../names.ts'
import { Evidence } from '../parts/evidence.tsx'
import { OwnFrame } from '../parts/frame.tsx'
import { Icon } from '../parts/icon.tsx'
import { useNameWords, useSentence } from '../parts/name.tsx'
import { SavedLine } from '../parts/saved-line.tsx'
import { Status } from '../parts/status.tsx'
import { readingPath } from '../paths.ts'
import { count } from '../words.ts'
import { NotHere } from './not-here.tsx'
import { RecordPage } from './record.tsx'
import { SignSheet } from './sign-sheet.tsx'
import '../look/screens/audit.css'

type ItemRow = NonNullable<BodyOf<typeof audit.fields>['items']>[number]

export function AuditScreen({ recordId }: { readonly recordId: string }) {
  const { casebook, person } = useNotebook()
  const record = casebook.get(recordId)
  if (!record) return <NotHere what="This audit" loading={casebook.loaded.value !== 'all'} />
  const isWritten = record.status === 'draft' && may(person, 'amend', audit, record)
  return isWritten ? <Open recordId={recordId} /> : <RecordPage recordId={recordId} />
}

function Open({ recordId }: { readonly recordId: string }) {
  const draft = useDraft(recordId)
  const { casebook, person } = useNotebook()
  const { route } = useLocation()
  const say = useNameWords()
  const missing = useSignal<readonly Finding[]>([])
  const checks = useSignal(0)
  const signing = useSignal(false)
  const { record } = draft
  if (!record) return null
  const title = `Audit, ${say(namesOf(casebook, record).child ?? 'a child')}`
  const rows = (draft.body.items ?? []) as readonly ItemRow[]
  const judged = rows.filter((row) => unjudgedOf(row).length === 0).length
  const marked = new Set(missing.value.map(({ field }) => field))
  const check = async () => {
    await draft.flush()
    if (draft.problem.value) return
    missing.value = missingForSigning(audit, casebook.get(recordId)?.body ?? draft.body)
    checks.value += 1
    signing.value = missing.value.length === 0
  }
  const section = (id: string) => {
    const found = audit.sections.find((one) => one.id === id)
    return found ? (
      <section aria-labelledby={`s-${id}`}>
        <h2 id={`s-${id}`}>{found.title}</h2>
        <SectionFields definition={audit} section={found} draft={draft} missing={marked} />
      </section>
    ) : null
  }
  return (
    <OwnFrame title={title} page="form-page audit" back={{ href: readingPath(record), words: 'Leave it for now' }}>
      <div class="row spread wrap">
        <h1>{title}</h1>
        <SavedLine savedAt={draft.savedAt} problem={draft.problem} />
      </div>
      <p class="soft measure">
        What the record shows by itself stands beside each item with how it is known. It proves dates and presence and
        never quality: the judgement is yours.
      </p>
      <p>
        <b>
          {judged === rows.length
            ? `All ${count(rows.length, 'item')} judged.`
            : `${judged} of ${count(rows.length, 'item')} judged, ${rows.length - judged} still to judge.`}
        </b>{' '}
        <span class="soft">An item is judged once it is for the child, the placement and the carers.</span>
      </p>
      {missing.value.length > 0 ? <MissingList key={checks.value} missing={missing.value} /> : null}
      {section('what')}
      {(Object.keys(GROUP_WORDS) as StandardItem['group'][]).map((group) => (
        <section key={group} aria-labelledby={`g-${group}`}>
          <h2 id={`g-${group}`}>{GROUP_WORDS[group]}</h2>
          <ul class="audit-items">
            {STANDARD.filter((item) => item.group === group).map((item) => {
              const row = rows.find((one) => one.item === item.id)
              return row ? <Item key={row.id} item={item} row={row} draft={draft} /> : null
            })}
          </ul>
        </section>
      ))}
      {section('end')}
      <div class="row wrap form-end">
        {may(person, 'sign', audit, record) ? (
          <button type="button" class="btn go big" onClick={() => void check()}>
            <Icon name="lock" />
            Check and sign
          </button>
        ) : (
          <p class="soft">An auditor signs it.</p>
        )}
        <SavedLine savedAt={draft.savedAt} problem={draft.problem} />
      </div>
      {signing.value ? (
        <SignSheet
          record={record}
          definition={audit}
          as="sign"
          onClose={() => {
            signing.value = false
          }}
          onSigned={() => route(readingPath(record))}
        />
      ) : null}
    </OwnFrame>
  )
}

function Item(props: { readonly item: StandardItem; readonly row: ItemRow; readonly draft: Draft }) {
  const { item, row, draft } = props
  const sentence = useSentence()
  const open = unjudgedOf(row)
  const change = (given: Partial<ItemRow>) => {
    const rows = (draft.body.items ?? []) as readonly ItemRow[]
    draft.set(
      'items',
      rows.map((one) => (one.id === row.id ? { ...one, ...given } : one)),
    )
  }
  // the first of them is the newest
  const shown = (row.records ?? '').split(' ').reverse()
  return (
    <li aria-label={`${item.id}: ${item.words}`}>
      <p>
        <b>{item.words}</b> <span class="small soft">{item.id}</span>
      </p>
      {row.known ? (
        <p class="known">
          <Icon name="find" />
          <span>The record shows: {sentence(row.known)}</span>
        </p>
      ) : (
        <p class="small soft">The record cannot show this by itself.</p>
      )}
      <Evidence ids={shown} see="See" about={`what shows ${item.id}`} most={3} />
      <div class="row wrap judgements">
        {JUDGED_FOR.map((about) => {
          const field = audit.fields.items.fields[about]
          return (
            <label key={about}>
              <span class="small">{field.label}</span>
              <select
                class="entry"
                value={row[about] ?? ''}
                onChange={(event) => {
                  const chosen = field.options.find(({ value }) => value === event.currentTarget.value)
                  change({ [about]: chosen?.value })
                }}
              >
                <option value="">Not judged yet</option>
                {field.options.map(({ value, label }) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </select>
            </label>
          )
        })}
      </div>
      {open.length > 0 && open.length < JUDGED_FOR.length ? (
        <p class="row wrap">
          <Status kind="soon">
            Still to judge: {listed(open.map((about) => lowerFirst(audit.fields.items.fields[about].label)))}
          </Status>
          <button
            type="button"
            class="btn plain tight"
            onClick={(event) => {
              // the button goes: whoever works by keyboard stays at this item
              event.currentTarget.closest('li')?.querySelector('select')?.focus()
              change(Object.fromEntries(open.map((about) => [about, 'does-not-apply' as const])))
            }}
          >
            The rest does not apply<span class="vh">: {item.id}</span>
          </button>
        </p>
      ) : null}
      <Lined
        label={`What I saw, ${item.id}`}
        placeholder="What I saw"
        rows={1}
        value={row.evidence ?? ''}
        onInput={(typed) => change({ evidence: typed })}
      />
    </li>
  )
}
