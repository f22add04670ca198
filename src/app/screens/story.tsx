/**
 * Words and pictures: a child's own story of why they live where they live, made together page by page, approved by a
 * manager, shown in full, and made anew when the child has grown (S4.23).
 */
import { useEffect, useState } from 'preact/hooks'
import { missingForSigning, type Finding } from '../../model/check.ts'
import { fileKind, fileSubject } from '../../model/file.ts'
import { may, viewFor } from '../../model/permission.ts'
import { childIn, childName } from '../../practice/home.ts'
import { asType } from '../../practice/of-type.ts'
import { wordsAndPictures } from '../../records/words-and-pictures.ts'
import { useNotebook } from '../context.ts'
import { useDraft } from '../form/draft.ts'
import { goToField, MissingList } from '../form/missing-list.tsx'
import { SectionFields } from '../form/section-fields.tsx'
import { OwnFrame } from '../parts/frame.tsx'
import { Icon } from '../parts/icon.tsx'
import { useNameWords } from '../parts/name.tsx'
import { OpenedForADay, useNotSignedHere } from '../parts/opened-for-a-day.tsx'
import { SavedLine } from '../parts/saved-line.tsx'
import { Status } from '../parts/status.tsx'
import { childPath } from '../paths.ts'
import { ofSomeone } from '../words.ts'
import { NotHere } from './not-here.tsx'
import { SignSheet } from './sign-sheet.tsx'
import { StoryPages } from './story-pages.tsx'
import { StoryReading, VersionLine } from './story-reading.tsx'
import '../look/screens/childs-version.css'
import '../look/screens/story.css'

export function StoryScreen({ recordId }: { readonly recordId: string }) {
  const { casebook, person } = useNotebook()
  const say = useNameWords()
  const found = casebook.get(recordId)
  const seen = found?.type === wordsAndPictures.type ? viewFor(person, wordsAndPictures, found) : undefined
  const story = asType(wordsAndPictures, seen)
  if (!found || !story) return <NotHere what="This story" loading={casebook.loaded.value !== 'all'} />
  const file = story.fileIds.find((one) => fileKind(one) === 'child')
  const child = file && childIn(casebook, fileSubject(file))
  const name = say(childName(child))
  const writable = found.status === 'draft' && may(person, 'amend', wordsAndPictures, found)
  return (
    <OwnFrame
      current="children"
      page="form-page version"
      title={`${ofSomeone(name)} words and pictures`}
      back={
        person.role === 'foster-carer' || !child
          ? { href: '/', words: 'Home' }
          : { href: childPath(child.id, 'papers'), words: name }
      }
    >
      {writable ? <Making recordId={recordId} name={name} /> : <StoryReading story={story} name={name} />}
    </OwnFrame>
  )
}

const PLAIN_SECTIONS = wordsAndPictures.sections.filter(({ id }) => id === 'who')

function Making({ recordId, name }: { readonly recordId: string; readonly name: string }) {
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
  if (!record) return null
  const approves = may(person, 'sign', wordsAndPictures, record)
  const mayApprove = approves && opened === undefined
  async function check(): Promise<void> {
    await draft.flush()
    if (draft.problem.value) return
    const found = missingForSigning(wordsAndPictures, casebook.get(recordId)?.body ?? {})
    setMissing(found)
    setChecks(checks + 1)
    if (found.length === 0 && mayApprove) setSigning(true)
  }
  const missingFields = new Set(missing.map(({ field }) => field))
  return (
    <>
      <div class="row spread wrap">
        <h1>{ofSomeone(name)} words and pictures</h1>
        <SavedLine savedAt={draft.savedAt} problem={draft.problem} />
      </div>
      <p class="soft">
        Made together, page by page: what happened, in words {name} uses, with a picture on each page that one can hold
        on to. A photo of a drawing on paper is as good.
      </p>
      <VersionLine record={record} />
      {missing.length > 0 ? <MissingList key={checks} missing={missing} /> : null}
      <SectionFields
        definition={wordsAndPictures}
        section={{ id: 'title', title: 'Title', fields: ['title', 'date'] }}
        draft={draft}
        missing={missingFields}
      />
      <StoryPages draft={draft} />
      {PLAIN_SECTIONS.map((section) => (
        <section key={section.id} aria-labelledby={`s-${section.id}`}>
          <h2 id={`s-${section.id}`}>{section.title}</h2>
          <SectionFields definition={wordsAndPictures} section={section} draft={draft} missing={missingFields} />
        </section>
      ))}
      <section class="sheet stack-3" aria-labelledby="s-then">
        <h2 id="s-then">Before it is shown</h2>
        {approves ? <OpenedForADay why={opened} /> : null}
        {mayApprove ? (
          <p>Your signature approves this version. After that it is shown, and a new version is a story of its own.</p>
        ) : (
          <p>
            A team manager approves it: it waits for them by itself, as soon as nothing is missing. Until then it is
            shown to nobody at home.
          </p>
        )}
        <p class="row wrap">
          <button type="button" class={mayApprove ? 'btn go big' : 'btn'} onClick={() => void check()}>
            <Icon name={mayApprove ? 'lock' : 'done'} />
            {mayApprove ? 'Check and approve' : 'Is anything missing?'}
          </button>
          {checks > 0 && missing.length === 0 && !mayApprove ? (
            <Status kind="done">Nothing is missing. It waits for the manager</Status>
          ) : null}
        </p>
      </section>
      {signing ? (
        <SignSheet record={record} definition={wordsAndPictures} as="sign" onClose={() => setSigning(false)} />
      ) : null}
    </>
  )
}
