/** The child's version of a meeting: written in the child's words, approved by a signature, and only then shown. */
import { useEffect, useState } from 'preact/hooks'
import { missingForSigning, type Finding } from '../../model/check.ts'
import { may, viewFor } from '../../model/permission.ts'
import type { CaseRecord } from '../../model/record.ts'
import { isFromTheHome, ROLE_WORDS } from '../../model/person.ts'
import { shownOf, whyNotShown } from '../../practice/afterwards.ts'
import { asType } from '../../practice/of-type.ts'
import { childsVersion } from '../../records/childs-version.ts'
import { stabilityMeeting } from '../../records/stability-meeting.ts'
import { useNotebook, useToday } from '../context.ts'
import { useDraft } from '../form/draft.ts'
import { goToField, MissingList } from '../form/missing-list.tsx'
import { SectionFields } from '../form/section-fields.tsx'
import { ChildsWords } from '../parts/childs-words.tsx'
import { OwnFrame } from '../parts/frame.tsx'
import { Icon } from '../parts/icon.tsx'
import { useNameWords } from '../parts/name.tsx'
import { OpenedForADay, useNotSignedHere } from '../parts/opened-for-a-day.tsx'
import { SavedLine } from '../parts/saved-line.tsx'
import { Status } from '../parts/status.tsx'
import { afterwardsPath, childPath, historyPath } from '../paths.ts'
import { capital, listed, longDay, ofSomeone, whenWords } from '../words.ts'
import { Letter } from './childs-version-letter.tsx'
import { ShowIt } from './childs-version-show.tsx'
import { childOf, childsNameIn } from './childs-views-page.ts'
import { NotHere } from './not-here.tsx'
import { SignSheet } from './sign-sheet.tsx'
import '../look/screens/childs-version.css'

const [LETTER] = childsVersion.sections

export function ChildsVersionScreen({ recordId }: { readonly recordId: string }) {
  const { casebook, person } = useNotebook()
  const say = useNameWords()
  const record = casebook.get(recordId)
  if (!record || record.type !== childsVersion.type || !viewFor(person, childsVersion, record))
    return <NotHere what="This letter" loading={casebook.loaded.value !== 'all'} />
  const child = childOf(casebook, record)
  const name = say(childsNameIn(casebook, recordId) || 'The child')
  const meeting = asType(stabilityMeeting, meetingOf(record) ? casebook.get(meetingOf(record) ?? '') : undefined)
  const back =
    meeting && !isFromTheHome(person.role)
      ? { href: afterwardsPath(meeting), words: 'After the meeting' }
      : { href: child ? childPath(child.id) : '/', words: 'Back' }
  const writable = record.status === 'draft' && may(person, 'amend', childsVersion, record)
  return (
    <OwnFrame current="children" page="form-page version" title={`${ofSomeone(name)} own version`} back={back}>
      {writable ? <Writing recordId={recordId} name={name} /> : <Reading record={record} name={name} />}
    </OwnFrame>
  )
}

const meetingOf = (record: CaseRecord): string | undefined =>
  typeof record.body.meeting === 'string' ? record.body.meeting : undefined

const approvers = (): string =>
  listed((childsVersion.signOff?.by ?? []).map((role) => `a ${ROLE_WORDS[role]}`))
    .replace(/ and (?=[^,]*$)/, ' or ')
    .replaceAll('a independent', 'the independent')

function Writing({ recordId, name }: { readonly recordId: string; readonly name: string }) {
  const { person, casebook } = useNotebook()
  const draft = useDraft(recordId)
  const [missing, setMissing] = useState<readonly Finding[]>([])
  const [checks, setChecks] = useState(0)
  const [signing, setSigning] = useState(false)
  useEffect(() => {
    if (location.hash.startsWith('#f-')) goToField(location.hash.slice(3))
  }, [])
  const { record } = draft
  const opened = useNotSignedHere(record)
  if (!record || !LETTER) return null
  const approves = may(person, 'sign', childsVersion, record)
  const mayApprove = approves && opened === undefined
  async function check(): Promise<void> {
    await draft.flush()
    if (draft.problem.value) return
    const found = missingForSigning(childsVersion, casebook.get(recordId)?.body ?? {})
    setMissing(found)
    setChecks(checks + 1)
    if (found.length === 0) setSigning(true)
  }
  return (
    <>
      <div class="row spread wrap">
        <h1>{ofSomeone(name)} own version</h1>
        <SavedLine savedAt={draft.savedAt} problem={draft.problem} />
      </div>
      <p class="soft">
        Short sentences, in words that {name} uses. What stands here already comes from the minutes: put it in your own
        words, and leave out what would only worry.
      </p>
      {missing.length > 0 ? <MissingList key={checks} missing={missing} /> : null}
      {draft.body.shownOn !== undefined || draft.body.said !== undefined ? (
        <div class="sheet stack-2" role="alert">
          <p>It says already that it was shown, or what {name} said. It is approved first, and shown after that.</p>
          <button
            type="button"
            class="btn"
            onClick={() => {
              for (const field of ['shownOn', 'shownBy', 'said']) draft.set(field, undefined)
            }}
          >
            <Icon name="undo" />
            Take that out
          </button>
        </div>
      ) : null}
      <div class="version-cols">
        <section aria-labelledby="s-letter">
          <h2 id="s-letter">{LETTER.title}</h2>
          <SectionFields
            definition={childsVersion}
            section={LETTER}
            draft={draft}
            missing={new Set(missing.map(({ field }) => field))}
          />
        </section>
        <aside aria-labelledby="s-seen" class="stack-3">
          <h2 id="s-seen">As {name} will see it</h2>
          <Letter body={draft.body} level="h3" />
        </aside>
      </div>
      <section class="sheet stack-3" aria-labelledby="s-then">
        <h2 id="s-then">Before it is shown</h2>
        {approves ? <OpenedForADay why={opened} /> : null}
        {mayApprove ? (
          <>
            <p>Your signature approves it. After that it can be shown to {name}, and not be changed any more.</p>
            <button type="button" class="btn go big" onClick={() => void check()}>
              <Icon name="lock" />
              Check and approve
            </button>
          </>
        ) : (
          <p>
            <Status kind="soon">
              {capital(approvers())} approves it first. It waits for them by itself; until then it is not shown to{' '}
              {name}.
            </Status>
          </p>
        )}
      </section>
      {signing ? (
        <SignSheet record={record} definition={childsVersion} as="sign" onClose={() => setSigning(false)} />
      ) : null}
    </>
  )
}

function Reading({ record, name }: { readonly record: CaseRecord; readonly name: string }) {
  const { person } = useNotebook()
  const today = useToday()
  const say = useNameWords()
  const letter = asType(childsVersion, record)
  const approved = record.signatures.find(({ as }) => as === 'sign')
  const shown = shownOf(record)
  const not = whyNotShown(record)
  if (!letter) return null
  return (
    <>
      <h1>{ofSomeone(name)} own version</h1>
      <p class="row wrap">
        {approved ? (
          <Status kind="done" icon="lock">
            Approved by {say(approved.name)}, {whenWords(approved.at, today)}
          </Status>
        ) : (
          <Status kind="soon">Not approved yet</Status>
        )}
        {shown ? (
          <Status kind="done">
            Shown {longDay(shown.on, today)}
            {shown.by ? `, by ${say(shown.by)}` : ''}
          </Status>
        ) : null}
        <a class="link" href={historyPath(record)}>
          Every version
        </a>
      </p>
      {shown?.said ? (
        <section class="stack-2" aria-labelledby="s-said">
          <h2 id="s-said">What {name} said</h2>
          <ChildsWords>{shown.said}</ChildsWords>
        </section>
      ) : null}
      <div class="version-cols">
        <section aria-labelledby="s-read">
          <h2 id="s-read">The letter</h2>
          <Letter body={letter.body} level="h3" />
        </section>
        {may(person, 'amend', childsVersion, record) ? (
          <ShowIt record={record} name={name} />
        ) : not ? (
          <p class="soft">{not}.</p>
        ) : null}
      </div>
    </>
  )
}
