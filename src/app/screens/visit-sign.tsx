import { useSignal } from '@preact/signals'
import type { Signal } from '@preact/signals'
import { useLocation } from 'preact-iso'
import { addWorkingDays, addDays } from '../../model/calendar.ts'
import type { AnyRecordDefinition } from '../../model/define-record.ts'
import { fileKind } from '../../model/file.ts'
import { may } from '../../model/permission.ts'
import { ofType } from '../../practice/of-type.ts'
import { lateUnexplained } from '../../practice/visits-due.ts'
import { statutoryVisit } from '../../records/statutory-visit.ts'
import { useNotebook, useToday } from '../context.ts'
import { goToField } from '../form/missing-list.tsx'
import { announce } from '../parts/announce.ts'
import { Icon } from '../parts/icon.tsx'
import { useNameWords } from '../parts/name.tsx'
import { OpenedForADay, useNotSignedHere } from '../parts/opened-for-a-day.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { TroubleLine } from '../parts/trouble-line.tsx'
import { capital, inWords, listed, longDay } from '../words.ts'
import type { Written } from './visit-drafts.ts'
import type { VisitKind } from './visit-kind.ts'
import { LateReasonSheet } from './why-late.tsx'
import { fieldKey, isOwn } from './visit-state.ts'
import type { Missing } from './visit-state.ts'

interface Props {
  readonly definition: AnyRecordDefinition
  readonly kind: VisitKind
  readonly all: readonly Written[]
  readonly missing: readonly Missing[]
  /** "Check and sign" has been asked: what is missing is marked in the form from then on. */
  readonly checked: Signal<boolean>
  /** Brings a field onto the page that is about somebody else just now. */
  readonly onShow: (recordId: string) => void
}

/** What is still missing, each line leading to its field, by when to sign, and the way to the signature. */
export function StillMissing({ definition, kind, all, missing, checked, onShow }: Props) {
  const { person } = useNotebook()
  const today = useToday()
  const say = useNameWords()
  const signing = useSignal(false)
  const first = all[0]?.draft
  const by = first ? signBy(definition, first.body[definition.occurred ?? '']) : undefined
  const seen = all.map((one) => ({ recordId: one.recordId, name: one.name, body: one.draft.body }))
  const lates = useLates(definition, all)
  const asking = useSignal(false)
  const left = missing.length + (lates.length > 0 ? 1 : 0)

  function go(line: Missing) {
    onShow(line.recordId)
    const key = fieldKey(line.field, line.recordId, all.length > 1 && isOwn(definition, line.field, seen))
    setTimeout(() => goToField(key))
  }
  async function check() {
    await Promise.all(all.map((one) => one.draft.flush()))
    checked.value = true
    if (left > 0) {
      announce(`${capital(inWords(left))} ${left === 1 ? 'thing is' : 'things are'} still missing`)
      document.getElementById('still-missing')?.focus()
    } else signing.value = true
  }
  const opened = useNotSignedHere(...all.map((one) => one.draft.record))
  const maySign = all.every((one) => one.draft.record && may(person, 'sign', definition, one.draft.record))
  return (
    <aside class="missing" aria-labelledby="still-missing">
      <h2 id="still-missing" tabIndex={-1}>
        {left > 0 ? 'Still missing to sign' : 'Nothing is missing'}
      </h2>
      {left > 0 ? (
        <ul class="rows">
          {lates[0] ? (
            <li>
              <button
                type="button"
                class="rowlink"
                aria-haspopup="dialog"
                onClick={() => {
                  asking.value = true
                }}
              >
                <Icon name="clock" />
                <span class="grow">Say why this visit is late: it was due {longDay(lates[0].clock.due, today)}</span>
              </button>
            </li>
          ) : null}
          {missing.map((line) => (
            <li key={`${line.recordId} ${line.words}`}>
              <button type="button" class="rowlink" onClick={() => go(line)}>
                <Icon name={checked.value ? 'half' : 'ring'} />
                <span class="grow">{names(line.words, all, say)}</span>
              </button>
            </li>
          ))}
        </ul>
      ) : (
        <p class="soft">Everything that has to be there is written.</p>
      )}
      {by ? (
        <p class="small soft">
          Sign by <b>{longDay(by.date, today)}</b>. {by.words}
        </p>
      ) : null}
      {maySign && opened ? (
        <OpenedForADay why={opened} />
      ) : maySign ? (
        <button type="button" class={left === 0 ? 'btn go wide' : 'btn wide'} onClick={() => void check()}>
          <Icon name="lock" />
          Check and sign
        </button>
      ) : (
        <p class="small soft">Somebody else signs this {kind.noun}.</p>
      )}
      {asking.value && lates.length > 0 ? (
        <LateReasonSheet
          lates={lates}
          words="Visit the child"
          onClose={() => {
            asking.value = false
          }}
        />
      ) : null}
      {signing.value ? (
        <SignTogether
          definition={definition}
          kind={kind}
          all={all}
          onClose={() => {
            signing.value = false
          }}
        />
      ) : null}
    </aside>
  )
}

/** Of these children, for whom the visit came after its day and nobody has said why. */
function useLates(definition: AnyRecordDefinition, all: readonly Written[]) {
  const { casebook } = useNotebook()
  if (definition.type !== statutoryVisit.type) return []
  return all.flatMap(({ draft }) => {
    const file = draft.record?.fileIds.find((one) => fileKind(one) === 'child')
    const visit = draft.record && ofType(statutoryVisit, [{ ...draft.record, body: draft.body }])[0]
    const clock = file && visit && lateUnexplained(casebook.inFile(file), visit)
    return clock ? [{ clock, file }] : []
  })
}

/** A line begins with the child's name where it is about one: hidden with the other names. */
const names = (words: string, all: readonly Written[], say: (name: string) => string): string => {
  const one = all.find(({ name }) => words.startsWith(`${name}: `))
  return one ? `${say(one.name)}${words.slice(one.name.length)}` : words
}

function signBy(
  definition: AnyRecordDefinition,
  on: unknown,
): { readonly date: string; readonly words: string } | undefined {
  const within = definition.signOff?.within
  if (!within || typeof on !== 'string' || !/^\d{4}-\d{2}-\d{2}/.test(on)) return undefined
  const day = on.slice(0, 10)
  const date =
    within.count === 'working'
      ? addWorkingDays(day, within.days)
      : { date: addDays(day, within.days), provisional: false }
  const words = `${capital(inWords(within.days))} ${within.count === 'working' ? 'working ' : ''}days, ${within.source.replace(/ \[\w\]$/, '')}${date.provisional ? '; bank holidays of that year are not published yet' : ''}.`
  return { date: date.date, words }
}

/** One signature for each child's record; each brings its chronology entry and its actions. */
function SignTogether({
  definition,
  kind,
  all,
  onClose,
}: {
  readonly definition: AnyRecordDefinition
  readonly kind: VisitKind
  readonly all: readonly Written[]
  readonly onClose: () => void
}) {
  const notebook = useNotebook()
  const say = useNameWords()
  const { route } = useLocation()
  const busy = useSignal(false)
  const trouble = useSignal<string | undefined>(undefined)
  const follows = all.reduce(
    (sum, one) => sum + (definition.follows?.(one.draft.body, { id: one.recordId }).length ?? 0),
    0,
  )
  const whom = listed(all.map((one) => say(one.name)))

  async function sign() {
    if (busy.value) return
    busy.value = true
    try {
      await Promise.all(all.map((one) => one.draft.flush()))
      for (const one of all)
        if (notebook.casebook.get(one.recordId)?.status === 'draft') await notebook.sign(one.recordId, 'sign')
      announce(`Signed: ${kind.called(whom)}`)
      route(`/record/${all[0]?.recordId ?? ''}`, true)
    } catch (error) {
      trouble.value = `It is not signed yet. ${error instanceof Error ? error.message : ''}`.trim()
    } finally {
      busy.value = false
    }
  }
  return (
    <Sheet title={`Sign ${kind.called(whom)}?`} onClose={onClose}>
      <p>
        {all.length > 1
          ? `Each child has a record of their own; your name stands under ${all.length === 2 ? 'both' : `all ${inWords(all.length)}`}.`
          : 'Your name stands under these words from now on.'}{' '}
        They cannot be changed after that; what is missing or wrong is added below them, with its date.
      </p>
      {follows > 0 ? (
        <p>
          Signing also writes {definition.files.includes('child') ? 'the chronology and ' : ''}the actions on their
          plans: {inWords(follows)} {follows === 1 ? 'entry' : 'entries'}, nothing typed twice.
        </p>
      ) : null}
      <TroubleLine words={trouble.value} />
      <div class="stack-2">
        <button type="button" class="btn go big wide" aria-busy={busy.value} onClick={() => void sign()}>
          <Icon name="lock" />
          Sign as {notebook.person.name}
        </button>
        <button type="button" class="btn wide" onClick={onClose}>
          Not yet
        </button>
      </div>
    </Sheet>
  )
}
