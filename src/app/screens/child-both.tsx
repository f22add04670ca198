/**
 * Both files side by side (S4.1): for each event what the child's file says and what the household's says, what is missing in
 * one of them with the way to put it right, and how long after the day each was written (S4.12).
 */
import { useSignal } from '@preact/signals'
import { useMemo } from 'preact/hooks'
import { childFile } from '../../model/file.ts'
import type { Uuid } from '../../model/file.ts'
import { bothFiles, IN_BOTH } from '../../practice/joint/both-files.ts'
import type { BothRow, Side } from '../../practice/joint/both-files.ts'
import { entryAge } from '../../practice/joint/entry-age.ts'
import { whatItSays } from '../../practice/joint/what-it-says.ts'
import { definitionOf } from '../../records/all.ts'
import { listed } from '../../records/summary-words.ts'
import { useNotebook, useToday } from '../context.ts'
import { titleOf } from '../names.ts'
import { useSentence } from '../parts/name.tsx'
import { ShowMore } from '../parts/show-more.tsx'
import { Status } from '../parts/status.tsx'
import { readingPath } from '../paths.ts'
import { capital, count, longDay } from '../words.ts'
import { EntryAges } from './child-both-ages.tsx'
import { Absent } from './child-both-missing.tsx'
import { FileComments } from './file-comments.tsx'
import '../look/screens/both-files.css'

const PAGE = 20

export function ChildBoth({ childId }: { readonly childId: Uuid }) {
  const { casebook } = useNotebook()
  const today = useToday()
  const version = casebook.version.value
  const { rows, householdId } = useMemo(() => bothFiles(casebook, childId, today), [casebook, version, childId, today])
  const onlyMissing = useSignal(false)
  const shown = useSignal(PAGE)
  const missing = rows.filter(({ missingIn, takenUp }) => missingIn && !takenUp)
  const list = onlyMissing.value ? missing : rows
  return (
    <div class="tab-page stack-5">
      <FileComments file={childFile(childId)} />
      <section aria-labelledby="both" class="stack-4">
        <h2 id="both">Both files</h2>
        <p class="soft">
          What the child’s file and the household’s say of the same three months. Two visits within a week stand beside
          each other; a meeting stands here once it has been held.
        </p>
        {rows.length === 0 ? <p class="soft">Nothing that belongs in both files is written yet.</p> : null}
        {missing.length > 0 ? (
          <div class="row wrap" role="group" aria-label="Show">
            <button
              type="button"
              class="chip"
              aria-pressed={!onlyMissing.value}
              onClick={() => {
                onlyMissing.value = false
              }}
            >
              Everything: {rows.length}
            </button>
            <button
              type="button"
              class="chip"
              aria-pressed={onlyMissing.value}
              onClick={() => {
                onlyMissing.value = true
              }}
            >
              Missing in one of them: {missing.length}
            </button>
          </div>
        ) : rows.length > 0 ? (
          <LookedAt />
        ) : null}
        <ol class="both-rows">
          {list.slice(0, shown.value).map((row) => (
            <Row key={row.key} row={row} childId={childId} householdId={householdId} />
          ))}
        </ol>
        <ShowMore shown={shown} of={list.length} by={PAGE} />
      </section>
      <EntryAges childId={childId} />
    </div>
  )
}

/** No more than was looked at: what nobody has written down is missing in both, and nobody can see it. */
function LookedAt() {
  const kinds = listed(IN_BOTH.flatMap((type) => definitionOf(type)?.words.many ?? []))
  return (
    <div class="stack-2 looked-at">
      <p>
        <Status kind="done">What was looked at stands in both files</Status>
      </p>
      <p class="small soft">
        Looked at: {kinds}, each in both files; whether plans that were signed reached the home; and whether times
        missing are told as an incident. Of visits nothing is expected. What nobody wrote down cannot be seen here.
      </p>
    </div>
  )
}

function Row(props: { readonly row: BothRow; readonly childId: Uuid; readonly householdId: Uuid | undefined }) {
  const { row } = props
  const today = useToday()
  const kind = row.child[0]?.record.type ?? row.household[0]?.record.type ?? ''
  const called =
    row.kind === 'visits'
      ? 'Visits'
      : row.kind === 'plan'
        ? 'The plan changed'
        : row.kind === 'missing'
          ? 'Missing'
          : capital(definitionOf(kind)?.words.one ?? kind)
  const shared = row.child.find(({ isShared }) => isShared)
  const head = `both-${row.key}`
  return (
    <li aria-labelledby={head}>
      <h3 id={head}>
        {called} <span class="soft">· {longDay(row.on, today)}</span>
      </h3>
      {shared ? (
        <div class="both-one">
          <p class="small soft">In both files</p>
          <Says side={shared} />
        </div>
      ) : (
        <div class="both-two">
          <div>
            <p class="small soft">The child’s file</p>
            {row.child.map((side) => (
              <Says key={side.record.id} side={side} />
            ))}
            {row.child.length === 0 ? <Absent in="child" {...props} /> : null}
          </div>
          <div>
            <p class="small soft">The household’s file</p>
            {row.household.map((side) => (
              <Says key={side.record.id} side={side} />
            ))}
            {row.household.length === 0 ? <Absent in="household" {...props} /> : null}
          </div>
        </div>
      )}
    </li>
  )
}

function Says({ side: { record } }: { readonly side: Side }) {
  const { casebook } = useNotebook()
  const today = useToday()
  const sentence = useSentence()
  const age = entryAge(record, today)
  return (
    <div class="both-says">
      <p>
        <a href={readingPath(record)}>{sentence(titleOf(casebook, record))}</a>
        {record.extract ? <span class="small soft"> · what is shared with you</span> : null}
      </p>
      {whatItSays(record).map(({ label, words }) => (
        <p key={label} class="small">
          <span class="soft">{label}:</span> {sentence(words)}
        </p>
      ))}
      {age ? (
        <p class="small">
          {age.isLate ? (
            <Status kind="soon">
              {age.isFinished
                ? `Written ${count(age.days, 'day')} after`
                : `Not finished after ${count(age.days, 'day')}`}
            </Status>
          ) : (
            <span class="soft">
              {age.days === 0 ? 'Written the same day' : `Written ${count(age.days, 'day')} after`}
            </span>
          )}
        </p>
      ) : null}
    </div>
  )
}
