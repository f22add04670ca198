/**
 * A visit on one page: sections at the side, everything in any order, a jot line always in reach. Brothers and sisters
 * seen together are written about together; every child keeps a record of their own.
 */
import { useSignal } from '@preact/signals'
import { useLocation } from 'preact-iso'
import { useEffect, useRef } from 'preact/hooks'
import type { AnyRecordDefinition } from '../../model/define-record.ts'
import { fileKind, fileSubject } from '../../model/file.ts'
import { may } from '../../model/permission.ts'
import type { CaseRecord } from '../../model/record.ts'
import { childIn, childName } from '../../practice/home.ts'
import { definitionOf } from '../../records/all.ts'
import type { Casebook } from '../../device/notebook.ts'
import { useNotebook, useToday } from '../context.ts'
import { fileName } from '../names.ts'
import { TopFrame } from '../parts/frame.tsx'
import { Icon } from '../parts/icon.tsx'
import { Name, useNameWords } from '../parts/name.tsx'
import { inWords, listed } from '../words.ts'
import { NotHere } from './not-here.tsx'
import { useDrafts, visitGroup } from './visit-drafts.ts'
import type { Written } from './visit-drafts.ts'
import { VisitFields } from './visit-fields.tsx'
import { JotBar } from './visit-jots.tsx'
import { SectionList, SectionSheet, goToSection } from './visit-sections.tsx'
import { StillMissing } from './visit-sign.tsx'
import { fieldKey, isOwn, sectionState, stillMissing } from './visit-state.ts'
import { VISIT } from './visit-kind.ts'
import type { VisitKind } from './visit-kind.ts'
import '../look/screens/visit.css'

export function VisitScreen({ recordId, kind = VISIT }: { readonly recordId: string; readonly kind?: VisitKind }) {
  const { casebook, person } = useNotebook()
  const { route } = useLocation()
  const record = casebook.get(recordId)
  const definition = record && definitionOf(record.type)
  const written =
    record?.status === 'draft' &&
    definition !== undefined &&
    !record.extract &&
    may(person, 'amend', definition, record)
  useEffect(() => {
    if (record && !written) route(`/record/${recordId}`, true)
  }, [record, written])
  if (!record || !definition) return <NotHere what="These words" loading={casebook.loaded.value !== 'all'} />
  if (!written) return null
  const group = visitGroup(casebook, record)
  return <Visit key={group.map(({ id }) => id).join()} group={group} definition={definition} kind={kind} />
}

function subjectOf(casebook: Casebook, record: CaseRecord): string {
  const file = record.fileIds.find((one) => fileKind(one) === 'child') ?? record.fileIds[0]
  if (!file) return 'Nobody yet'
  return fileKind(file) === 'child'
    ? childName(childIn(casebook, fileSubject(file)))
    : fileName(casebook, file) || 'the household'
}

function Visit({
  group,
  definition,
  kind,
}: {
  readonly group: readonly CaseRecord[]
  readonly definition: AnyRecordDefinition
  readonly kind: VisitKind
}) {
  const { casebook } = useNotebook()
  const today = useToday()
  const say = useNameWords()
  const ordered = [...group].sort((a, b) => birth(casebook, a).localeCompare(birth(casebook, b)))
  const drafts = useDrafts(ordered.map(({ id }) => id))
  const only = useSignal<string | undefined>(undefined)
  const sheet = useSignal(false)
  const checked = useSignal(false)
  const current = useSignal(definition.sections[0]?.id)
  const main = useRef<HTMLElement>(null)
  const gone = useRef(0)
  useCurrentSection(main, definition, (id) => {
    // The section somebody has just chosen stays chosen, though a short one at the end cannot come to the top.
    if (performance.now() - gone.current > CHOSEN_STAYS_MS) current.value = id
  })
  const all: readonly Written[] = ordered.flatMap((record, at) => {
    const draft = drafts[at]
    return draft ? [{ recordId: record.id, name: subjectOf(casebook, record), draft }] : []
  })
  const about = only.value ? all.filter(({ recordId }) => recordId === only.value) : all
  const seen = all.map((one) => ({ recordId: one.recordId, name: one.name, body: one.draft.body }))
  const lines = definition.sections.map((section) => ({
    id: section.id,
    title: section.title,
    state: sectionState(
      definition,
      section,
      seen.map((one) => ({ ...one, name: say(one.name) })),
    ),
  }))
  const missing = stillMissing(definition, seen)
  const missingKeys = new Set(
    !checked.value
      ? []
      : missing.map((line) =>
          fieldKey(line.field, line.recordId, all.length > 1 && isOwn(definition, line.field, seen)),
        ),
  )
  const whom = listed(all.map(({ name }) => say(name)))
  const go = (id: string) => {
    current.value = id
    gone.current = performance.now()
    goToSection(id)
  }
  return (
    <TopFrame class="visit" title={kind.title(whom)}>
      <section class="visit-head" aria-label={`This ${kind.noun}`}>
        <a class="back" href="/">
          <Icon name="back" />
          Today
        </a>
        <div class="grow">
          <h1>{kind.title(whom)}</h1>
          <p class="small soft">{kind.facts(definition, all[0]?.draft.body ?? {}, today, say)}</p>
        </div>
        {all.length > 1 ? (
          <div class="row wrap writing-about" role="group" aria-label="Writing about">
            <span class="small soft" aria-hidden="true">
              Writing about
            </span>
            <button
              type="button"
              class="chip"
              aria-pressed={only.value === undefined}
              onClick={() => {
                only.value = undefined
              }}
            >
              {all.length === 2 ? 'Both' : `All ${inWords(all.length)}`}
            </button>
            {all.map((one) => (
              <button
                type="button"
                class="chip"
                key={one.recordId}
                aria-pressed={only.value === one.recordId}
                onClick={() => {
                  only.value = one.recordId
                }}
              >
                <Name inert>{one.name}</Name>
              </button>
            ))}
          </div>
        ) : null}
      </section>
      <div class="visit-cols">
        <button
          type="button"
          class="btn plain wide sections-btn"
          aria-haspopup="dialog"
          onClick={() => {
            sheet.value = true
          }}
        >
          <Icon name="down" />
          Sections: {inWords(lines.length)},{' '}
          {missing.length === 0
            ? 'nothing missing'
            : `${missing.length === 1 ? 'one thing' : `${inWords(missing.length)} things`} still missing`}
        </button>
        <nav aria-label={`Sections of this ${kind.noun}`}>
          <SectionList lines={lines} current={current.value} onGo={go} />
        </nav>
        <main class="writing" id="page" ref={main} tabIndex={-1} aria-label={`The ${kind.noun} note`}>
          <VisitFields
            definition={definition}
            all={all}
            about={about}
            missing={missingKeys}
            current={current.value}
            own={kind.own}
            before={kind.before}
          />
        </main>
        <StillMissing
          definition={definition}
          kind={kind}
          all={all}
          missing={missing}
          checked={checked}
          onShow={(id) => {
            if (only.value && only.value !== id) only.value = undefined
          }}
        />
      </div>
      {definition.fields.jots ? <JotBar all={all} about={about} definition={definition} /> : null}
      {sheet.value ? (
        <SectionSheet
          title={`Sections of this ${kind.noun}`}
          lines={lines}
          current={current.value}
          onGo={go}
          onClose={() => {
            sheet.value = false
          }}
        />
      ) : null}
    </TopFrame>
  )
}

const birth = (casebook: Casebook, record: CaseRecord): string => {
  const file = record.fileIds.find((one) => fileKind(one) === 'child')
  return (file ? childIn(casebook, fileSubject(file))?.body.birthDate : undefined) ?? '9999'
}

const CHOSEN_STAYS_MS = 600

const scrollsItself = (element: HTMLElement): boolean =>
  getComputedStyle(element).overflowY === 'auto' && element.scrollHeight > element.clientHeight

/** The section nearest the top of what can be seen is the one the list points at. */
function useCurrentSection(
  main: { readonly current: HTMLElement | null },
  definition: AnyRecordDefinition,
  onCurrent: (id: string) => void,
): void {
  useEffect(() => {
    const element = main.current
    if (!element || typeof IntersectionObserver === 'undefined') return undefined
    const inView = new Map<string, number>()
    const observer = new IntersectionObserver(
      (entries) => {
        for (const entry of entries) {
          if (entry.isIntersecting) inView.set(entry.target.id, entry.boundingClientRect.top)
          else inView.delete(entry.target.id)
        }
        const first = definition.sections.find(({ id }) => inView.has(`s-${id}`))
        if (first) onCurrent(first.id)
      },
      // In columns the writing scrolls by itself; on a phone the page does.
      scrollsItself(element)
        ? { root: element, rootMargin: '-48px 0px -45% 0px' }
        : { rootMargin: '-80px 0px -45% 0px' },
    )
    for (const section of element.querySelectorAll('section')) observer.observe(section)
    return () => observer.disconnect()
  }, [definition])
}
