/** On a supervising worker's first page: what their households ask of them today, each line leading straight to it. */
import { useSignal } from '@preact/signals'
import { householdFile } from '../../model/file.ts'
import { homeLines, homeNameOf } from '../../practice/family/home-lines.ts'
import type { HomeLine } from '../../practice/family/home-lines.ts'
import { impactAssessment } from '../../records/impact-assessment.ts'
import { useNotebook, useNow, useToday } from '../context.ts'
import { useNameWords } from '../parts/name.tsx'
import { RowLink, Rows } from '../parts/rows.tsx'
import { Status } from '../parts/status.tsx'
import { householdPath, standingOutPath, startPath, writingPath } from '../paths.ts'
import { capital, daysLeft, firstName, listed, nearDay, shortDay } from '../words.ts'
import { householdsOf } from './caseload.ts'

const FIRST = 4
/** What weighs comes first; of one kind the longest waiting. */
const ORDER: readonly HomeLine['kind'][] = ['tone', 'impact', 'review', 'unasked']

export function useHomeLines(): readonly HomeLine[] {
  const { casebook, person } = useNotebook()
  const today = useToday()
  const now = useNow()
  if (person.role !== 'supervising-social-worker') return []
  return householdsOf(casebook, person, today)
    .flatMap((id) => homeLines(person, casebook, id, now))
    .sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || (a.on < b.on ? -1 : 1))
}

export function HomeLines({ lines }: { readonly lines: readonly HomeLine[] }) {
  const all = useSignal(false)
  if (lines.length === 0) return null
  const shown = all.value ? lines : lines.slice(0, FIRST)
  return (
    <>
      <Rows label="Your households">
        {shown.map((one) => (
          <Line key={`${one.kind} ${one.householdId}`} one={one} />
        ))}
      </Rows>
      {shown.length < lines.length ? (
        <button
          type="button"
          class="link more"
          onClick={() => {
            all.value = true
          }}
        >
          All {lines.length} about your households
        </button>
      ) : null}
    </>
  )
}

function Line({ one }: { readonly one: HomeLine }) {
  const { casebook } = useNotebook()
  const today = useToday()
  const say = useNameWords()
  const home = say(homeNameOf(casebook, one.householdId))
  const asking = (begun: string | undefined) =>
    begun
      ? writingPath({ id: begun, type: impactAssessment.type })
      : startPath(impactAssessment.type, [householdFile(one.householdId)])
  switch (one.kind) {
    case 'tone':
      return (
        <RowLink
          href={standingOutPath(one.log, one.tone)}
          icon="say"
          title={`Talk with ${firstName(say(one.carer))} about their log`}
        >
          {one.tone === 'ending' ? (
            <Status kind="urgent">Words about not going on</Status>
          ) : (
            <Status kind="soon">Words stood out, and {firstName(say(one.carer))} was shown them first</Status>
          )}
          <span class="step-line"> Log of {nearDay(one.on, today)} (signal F10)</span>
        </RowLink>
      )
    case 'impact':
      return (
        <RowLink href={asking(one.begun)} icon="home" title={`Ask how the family is coping: ${home}`}>
          {capital(listed(one.about))}, {shortDay(one.on, today)}; nobody has asked the family since (signal F15)
        </RowLink>
      )
    case 'review':
      return (
        <RowLink href={asking(one.begun)} icon="home" title={`Ask the family again: ${home}`}>
          <Status kind={one.on < today ? 'urgent' : 'soon'}>{daysLeft(one.on, today)}</Status>
        </RowLink>
      )
    default: {
      const [first] = one.members
      const names = one.members.map(({ member }) => firstName(say(member.ref.name)))
      const small = one.members.every(({ member }) => member.tooYoung)
      const href =
        one.members.length === 1 && first
          ? `/scale?file=${householdFile(one.householdId)}&person=${first.member.ref.recordId}`
          : `${householdPath(one.householdId)}#family`
      return (
        <RowLink
          href={href}
          icon="scale"
          title={
            small ? `Write what you see of ${listed(names)}: ${home}` : `Ask ${listed(names)} how they are: ${home}`
          }
        >
          {first?.last
            ? `${small ? 'Nothing written' : 'Not asked'} since ${shortDay(first.last, today)}`
            : small
              ? 'Nothing written yet'
              : 'Not asked yet'}
          ; at the latest every two months (signal F4)
        </RowLink>
      )
    }
  }
}
