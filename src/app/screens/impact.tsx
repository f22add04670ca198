/**
 * Round a family's table (S4.10, S4.17): a card for everybody who lives here, each with their own number and their own
 * words, which can be put into their hands; then what it does to the carers, what carries them, and what follows.
 */
import { useLocation } from 'preact-iso'
import { useState } from 'preact/hooks'
import { missingForSigning, type Finding } from '../../model/check.ts'
import { fileKind, fileSubject } from '../../model/file.ts'
import { may } from '../../model/permission.ts'
import { familyOf } from '../../practice/family/household-answers.ts'
import { isTooYoung } from '../../practice/family/too-young.ts'
import { impactAssessment } from '../../records/impact-assessment.ts'
import { STEADY } from '../../records/shared-fields.ts'
import { household as householdRecord } from '../../records/household.ts'
import { useNotebook, useToday } from '../context.ts'
import { controlId } from '../form/control.ts'
import { useDraft, type Draft } from '../form/draft.ts'
import { Lined } from '../form/lined.tsx'
import { MissingList } from '../form/missing-list.tsx'
import { ScaleButtons } from '../form/scale-buttons.tsx'
import { SectionFields } from '../form/section-fields.tsx'
import { WorkerFrame } from '../parts/frame.tsx'
import { Icon } from '../parts/icon.tsx'
import { Name, useNameWords } from '../parts/name.tsx'
import { SavedLine } from '../parts/saved-line.tsx'
import { Status } from '../parts/status.tsx'
import { householdPath, readingPath } from '../paths.ts'
import { firstName } from '../words.ts'
import { enterFullScreen } from './full-screen.ts'
import { handoverKeeper } from './handover-state.ts'
import { changeRow, handsSetting, isAsked, rowsOf, type ImpactRow } from './impact-rows.ts'
import { NotHere } from './not-here.tsx'
import { RecordPage } from './record.tsx'
import { SignSheet } from './sign-sheet.tsx'
import '../look/screens/family.css'

/** Everything but the cards, in the order of the form. */
const AFTER = impactAssessment.sections.map((section) => ({
  ...section,
  fields: section.fields.filter((id) => id !== 'members'),
}))

export function ImpactScreen({ recordId }: { readonly recordId: string }) {
  const { casebook, person } = useNotebook()
  const record = casebook.get(recordId)
  if (!record) return <NotHere what="This assessment" loading={casebook.loaded.value !== 'all'} />
  const writable = record.status === 'draft' && may(person, 'amend', impactAssessment, record)
  return writable ? <RoundTheTable recordId={recordId} /> : <RecordPage recordId={recordId} />
}

function RoundTheTable({ recordId }: { readonly recordId: string }) {
  const notebook = useNotebook()
  const { casebook } = notebook
  const { route } = useLocation()
  const draft = useDraft(recordId)
  const [missing, setMissing] = useState<readonly Finding[]>([])
  const [checks, setChecks] = useState(0)
  const [signing, setSigning] = useState(false)
  const [problem, setProblem] = useState<string>()
  const { record } = draft
  if (!record) return null
  const home = record.fileIds.find((file) => fileKind(file) === 'household')
  const homeId = home ? fileSubject(home) : ''
  const name = householdRecord.summary(casebook.get(homeId)?.body ?? {}, {})
  const rows = rowsOf(draft.body)
  const missingIds = new Set(missing.map(({ field }) => field))

  async function handOver(row: ImpactRow): Promise<void> {
    setProblem(undefined)
    // Asked for within the tap, or the browser refuses it.
    void enterFullScreen()
    try {
      await draft.flush()
      await notebook.keepSetting(handsSetting(recordId), row.id)
      await handoverKeeper().handOver({ recordId, personId: notebook.person.personId })
    } catch {
      setProblem(
        'This device could not close the door behind the card. Nothing was handed over; make some room and try again.',
      )
    }
  }
  async function check(): Promise<void> {
    await draft.flush()
    const found = missingForSigning(impactAssessment, casebook.get(recordId)?.body ?? {})
    setMissing(found)
    setChecks(checks + 1)
    if (found.length === 0) setSigning(true)
  }
  const [why, who, next] = AFTER
  return (
    <WorkerFrame current="children" page="form-page stack-5" title="How the family is coping">
      {home ? (
        <a class="back" href={householdPath(homeId)}>
          <Icon name="back" />
          <Name inert>{name}</Name>
        </a>
      ) : null}
      <div class="row spread wrap">
        <h1>How the family is coping</h1>
        <SavedLine savedAt={draft.savedAt} problem={draft.problem} />
      </div>
      {missing.length > 0 ? <MissingList key={checks} missing={missing} /> : null}
      {why ? <Part section={why} draft={draft} missing={missingIds} /> : null}
      <section aria-labelledby="impact-people" class="stack-3">
        <h2 id="impact-people">Everybody at home</h2>
        <p class="soft">
          Sons and daughters too. Each one’s own number and words. Put the tablet into their hands: they see their card
          and nothing else.
        </p>
        <div class="impact-cards" id={controlId('members')} tabIndex={-1}>
          {rows.map((row) => (
            <PersonsCard
              key={row.id}
              row={row}
              draft={draft}
              homeId={homeId}
              isMissing={missingIds.has('members') && !isAsked(row) && !row.whyNot?.trim()}
              onHand={() => void handOver(row)}
            />
          ))}
        </div>
        {problem ? (
          <p role="alert" class="problem">
            {problem}
          </p>
        ) : null}
      </section>
      {who ? (
        <Part section={{ ...who, title: 'The carers, and what carries them' }} draft={draft} missing={missingIds} />
      ) : null}
      {next ? <Part section={next} draft={draft} missing={missingIds} /> : null}
      <p>
        <button type="button" class="btn go big" onClick={() => void check()}>
          <Icon name="lock" />
          Check and sign
        </button>
      </p>
      {signing ? (
        <SignSheet
          record={record}
          definition={impactAssessment}
          as="sign"
          onClose={() => setSigning(false)}
          onSigned={() => route(home ? householdPath(homeId) : readingPath(record), true)}
        />
      ) : null}
    </WorkerFrame>
  )
}

function Part(props: {
  readonly section: (typeof AFTER)[number]
  readonly draft: Draft
  readonly missing: ReadonlySet<string>
}) {
  const { section } = props
  return (
    <section aria-labelledby={`s-${section.id}`} class="stack-3">
      <h2 id={`s-${section.id}`}>{section.title}</h2>
      <SectionFields definition={impactAssessment} section={section} draft={props.draft} missing={props.missing} />
    </section>
  )
}

function PersonsCard(props: {
  readonly row: ImpactRow
  readonly draft: Draft
  readonly homeId: string
  readonly isMissing: boolean
  readonly onHand: () => void
}) {
  const { row, draft } = props
  const { casebook } = useNotebook()
  const today = useToday()
  const say = useNameWords()
  const [away, setAway] = useState(row.whyNot !== undefined)
  const young = isTooYoung(casebook, row.person?.recordId, today)
  const member = familyOf(casebook, props.homeId, today).find(({ ref }) => ref.recordId === row.person?.recordId)
  const name = say(row.person?.name ?? 'Somebody')
  const label = `card-${row.id}`
  const change = (by: Partial<ImpactRow>) => draft.set('members', changeRow(rowsOf(draft.body), row.id, by))
  return (
    <div class={props.isMissing ? 'persons-card asked-missing' : 'persons-card'} role="group" aria-labelledby={label}>
      <h3 id={label}>{name}</h3>
      {away ? (
        <label class="field">
          <span class="label">Why {name} was not asked</span>
          <Lined rows={1} value={row.whyNot ?? ''} onInput={(whyNot) => change({ whyNot })} />
        </label>
      ) : young ? (
        <label class="field">
          <span class="label">What did you see of {name}?</span>
          <span class="hint">Under five, so no number: how they play, eat, sleep, and whom they go to</span>
          <Lined value={row.seen ?? ''} onInput={(seen) => change({ seen })} />
        </label>
      ) : (
        <>
          <p class="scale-end small">
            <b>0</b> {STEADY.worst}
          </p>
          <ScaleButtons
            labelledBy={label}
            value={row.score}
            onChange={(score) => change({ score })}
            earlier={(member?.answers ?? []).map(({ score, date }) => ({ score, on: date }))}
          />
          <p class="scale-end to small">
            <b>10</b> {STEADY.best}
          </p>
          <Lined
            label={`What it is like for ${name}`}
            placeholder="What it is like for them, in their words"
            value={row.impact ?? ''}
            onInput={(impact) => change({ impact })}
          />
          <Lined
            label={`What would help ${name}`}
            placeholder="What would help them"
            rows={1}
            value={row.stepUp ?? ''}
            onInput={(stepUp) => change({ stepUp })}
          />
        </>
      )}
      <div class="row wrap spread">
        {isAsked(row) ? <Status kind="done">{young ? 'Written' : 'Asked'}</Status> : null}
        {away || young ? null : (
          <button type="button" class="btn plain tight" onClick={props.onHand}>
            <Icon name="face" />
            Hand it to {firstName(name)}
          </button>
        )}
        <button
          type="button"
          class="link"
          onClick={() => {
            if (away) change({ whyNot: '' })
            setAway(!away)
          }}
        >
          {away ? `${name} can be asked after all` : 'Not here today'}
        </button>
      </div>
    </div>
  )
}
