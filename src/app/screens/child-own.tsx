/** A child's own: the story of why they live here, the safety plan, their papers, brothers and sisters, work on their story. */
import { childFile } from '../../model/file.ts'
import type { FileId } from '../../model/file.ts'
import { may } from '../../model/permission.ts'
import type { CaseRecord } from '../../model/record.ts'
import { unquoted } from '../../model/unquoted.ts'
import { shownOf } from '../../practice/afterwards.ts'
import { having, ofType } from '../../practice/of-type.ts'
import { pathwayOf } from '../../practice/own/pathway.ts'
import { acknowledgedBy, isCurrent, safetyPlanAsked, safetyPlanDraft, safetyPlanOf } from '../../practice/own/safety.ts'
import { filesOfAssessment, siblingAssessmentOf, siblingsOf } from '../../practice/own/siblings.ts'
import { storiesIn, versionOf } from '../../practice/own/story.ts'
import { directWork } from '../../records/direct-work.ts'
import { labelOf, listed, opening } from '../../records/summary-words.ts'
import { siblingAssessment } from '../../records/sibling-assessment.ts'
import { useNotebook, useToday } from '../context.ts'
import { useNameWords, useSentence } from '../parts/name.tsx'
import { Rows, RowLink } from '../parts/rows.tsx'
import { SectionHead } from '../parts/section-head.tsx'
import { Status } from '../parts/status.tsx'
import { readingPath, safetyPlanPath, storyPath, writingPath } from '../paths.ts'
import { firstName, longDay, shortDay } from '../words.ts'
import { BeginRow } from './begin-row.tsx'
import { PathwayPapers } from './child-own-papers.tsx'
import '../look/screens/own.css'

export function ChildOwn({ childId }: { readonly childId: string }) {
  const { casebook } = useNotebook()
  const today = useToday()
  const pathway = pathwayOf(casebook, childId, today)
  return (
    <div class="own-cols">
      <section aria-labelledby="own">
        <h2 id="own">The child’s own</h2>
        <Rows label="The child’s own">
          <StoryRow childId={childId} />
          <SafetyRow childId={childId} />
          <SiblingsRow childId={childId} />
        </Rows>
      </section>
      {pathway ? <PathwayPapers childId={childId} pathway={pathway} /> : null}
      <DirectWork file={childFile(childId)} />
    </div>
  )
}

function StoryRow({ childId }: { readonly childId: string }) {
  const { casebook } = useNotebook()
  const today = useToday()
  const file = childFile(childId)
  const stories = storiesIn(casebook.inFile(file))
  const { standing, making } = stories
  const title = 'Words and pictures'
  if (!standing && !making)
    return (
      <BeginRow
        type="words-and-pictures"
        files={[file]}
        icon="face"
        title={title}
        words="None yet. Every child has at least a simple one"
      />
    )
  const one = standing ?? making
  if (!one) return null
  const shown = standing && shownOf(standing)
  return (
    <RowLink
      href={storyPath(one)}
      icon="face"
      title={title}
      end={
        shown ? (
          <Status kind="done">Shown {shortDay(shown.on, today)}</Status>
        ) : standing ? (
          <Status kind="soon">Not shown yet</Status>
        ) : (
          <Status kind="quiet" icon="half">
            Being made
          </Status>
        )
      }
    >
      {standing ? `Version ${versionOf(stories, standing.id)}, approved` : 'Not approved yet'}
      {standing && making ? ` · version ${versionOf(stories, making.id)} is being made` : ''}
      {shown?.said ? ` · “${opening(unquoted(shown.said), 50)}”` : ''}
    </RowLink>
  )
}

function SafetyRow({ childId }: { readonly childId: string }) {
  const { casebook } = useNotebook()
  const today = useToday()
  const say = useNameWords()
  const file = childFile(childId)
  const records = casebook.inFile(file)
  const plan = safetyPlanOf(records)
  const draft = safetyPlanDraft(records)
  const asked = safetyPlanAsked(records, today)
  if (!plan && !draft)
    return asked ? (
      <BeginRow type="safety-plan" files={[file]} icon="soon" title="Make a safety plan" words={asked.words} />
    ) : null
  const one = plan ?? draft
  if (!one) return null
  const known = plan ? acknowledgedBy(plan).map(({ name }) => say(firstName(name))) : []
  return (
    <>
      <RowLink
        href={plan ? safetyPlanPath(plan) : writingPath(one)}
        icon="soon"
        title="Safety plan"
        end={
          !plan ? (
            <Status kind="quiet" icon="pen">
              Draft
            </Status>
          ) : isCurrent(plan, today) ? (
            <Status kind="done">Holds</Status>
          ) : (
            <Status kind="urgent">To be looked at again</Status>
          )
        }
      >
        {plan?.body.review ? `Looked at again by ${longDay(plan.body.review, today)} · ` : ''}
        {known.length > 0
          ? `${listed(known)} ${known.length > 1 ? 'know' : 'knows'} it`
          : 'nobody at home has said that they know it'}
      </RowLink>
      {plan && asked && !draft ? (
        <BeginRow type="safety-plan" files={[file]} icon="soon" title="Make it anew" words={asked.words} />
      ) : plan && draft ? (
        <RowLink href={writingPath(draft)} icon="pen" title="The new safety plan">
          Begun, and not signed yet
        </RowLink>
      ) : null}
    </>
  )
}

function SiblingsRow({ childId }: { readonly childId: string }) {
  const { casebook, person } = useNotebook()
  const today = useToday()
  const sentence = useSentence()
  const siblings = siblingsOf(casebook, childId, today)
  if (siblings.length === 0 || !may(person, 'read', siblingAssessment)) return null
  const names = listed(siblings.map(({ name }) => name))
  const signed = siblingAssessmentOf(casebook, childId)
  const draft = casebook.inFile(childFile(childId), siblingAssessment.type).find(({ status }) => status === 'draft')
  if (!signed && !draft)
    return (
      <BeginRow
        type={siblingAssessment.type}
        files={filesOfAssessment(casebook, childId, today)}
        icon="people"
        title="Assess brothers and sisters"
        words={`With ${names}. A proposal to go home waits for it`}
      />
    )
  const one: CaseRecord | undefined = signed ?? draft
  if (!one) return null
  return (
    <RowLink
      href={one.status === 'draft' ? writingPath(one) : readingPath(one)}
      icon="people"
      title={sentence(`Brothers and sisters: ${names}`)}
      end={
        one.status === 'signed' ? (
          <Status kind="quiet" icon="lock">
            Signed
          </Status>
        ) : (
          <Status kind="quiet" icon="pen">
            Draft
          </Status>
        )
      }
    >
      {signed
        ? `${labelOf(siblingAssessment.fields.recommendation.options, signed.body.recommendation as string | undefined)} · ${longDay(signed.on, today)}`
        : 'The assessment is begun'}
    </RowLink>
  )
}

const SHOWN = 4

function DirectWork({ file }: { readonly file: FileId }) {
  const { casebook } = useNotebook()
  const today = useToday()
  const say = useNameWords()
  const all = having(ofType(directWork, casebook.inFile(file, directWork.type)), 'date').sort((a, b) =>
    a.body.date < b.body.date ? 1 : -1,
  )
  return (
    <section aria-labelledby="direct-work">
      <SectionHead
        id="direct-work"
        title="Life story and direct work"
        adds="direct-work"
        file={file}
        words="Write it down"
      />
      {all.length === 0 ? <p class="soft">Nothing is written down yet.</p> : null}
      <Rows label="Life story and direct work">
        {all.slice(0, SHOWN).map((one) => (
          <RowLink
            key={one.id}
            href={readingPath(one)}
            icon="pen"
            title={labelOf(directWork.fields.kind.options, one.body.kind) || 'Direct work'}
          >
            {shortDay(one.body.date, today)}
            {one.body.who ? ` · ${say(firstName(one.body.who.name))}` : ''}
            {one.body.next ? ` · next: ${opening(one.body.next, 50)}` : ''}
          </RowLink>
        ))}
      </Rows>
    </section>
  )
}
