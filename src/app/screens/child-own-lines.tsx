/** What a child should have of their own and has not: one sentence each, and one tap to begin. */
import { ownLines } from '../../practice/own/own-lines.ts'
import type { OwnLine } from '../../practice/own/own-lines.ts'
import { may } from '../../model/permission.ts'
import { isFromTheHome } from '../../model/person.ts'
import { definitionOf } from '../../records/all.ts'
import { sourceWords } from '../source-words.ts'
import { useNotebook, useToday } from '../context.ts'
import { useSentence } from '../parts/name.tsx'
import { Rows, RowLink } from '../parts/rows.tsx'
import { Status } from '../parts/status.tsx'
import { childPath, readingPath, startPath, writingPath } from '../paths.ts'
import { capital, shortDay } from '../words.ts'

const ICONS: { readonly [K in OwnLine['kind']]: string } = {
  safety: 'soon',
  pathway: 'paper',
  story: 'face',
  siblings: 'people',
  'life-story': 'pen',
  permanence: 'home',
  matching: 'people',
}

export function ChildOwnLines({ childId }: { readonly childId: string }) {
  const { casebook, person } = useNotebook()
  const today = useToday()
  const sentence = useSentence()
  // What a home does not see of a file cannot be said to be missing in it.
  if (isFromTheHome(person.role)) return null
  const lines = ownLines(casebook, childId, today)
  if (lines.length === 0) return null
  const hrefOf = (line: OwnLine): string | undefined => {
    // Papers are ticked where all of them stand.
    if (line.kind === 'pathway' && line.open) return childPath(childId, 'papers')
    const record = line.open === undefined ? undefined : casebook.get(line.open)
    const definition = record && definitionOf(record.type)
    if (record && definition)
      return record.status === 'draft' && may(person, 'amend', definition, record)
        ? writingPath(record)
        : readingPath(record)
    const begins = line.begin && definitionOf(line.begin.type)
    return line.begin && begins && may(person, 'create', begins)
      ? startPath(line.begin.type, line.begin.files)
      : undefined
  }
  return (
    <section aria-labelledby="own-lines">
      <h2 id="own-lines">Not there yet</h2>
      <Rows label="Not there yet">
        {lines.map((line) => {
          const href = hrefOf(line)
          const under = (
            <span class="row wrap">
              {line.due !== undefined && line.due !== today ? (
                <Status kind={line.due < today ? 'urgent' : 'quiet'}>
                  {line.due < today ? 'Was due' : 'By'} {shortDay(line.due, today)}
                </Status>
              ) : null}
              <span>
                {capital(sourceWords(line.source))}
                {line.checkLocally ? ', check locally' : ''}
              </span>
            </span>
          )
          return href ? (
            <RowLink key={line.key} href={href} icon={ICONS[line.kind]} title={sentence(line.words)}>
              {under}
            </RowLink>
          ) : (
            <li key={line.key} class="row own-none">
              <span class="grow">
                <b>{sentence(line.words)}</b>
                <br />
                <span class="small soft">{under}</span>
              </span>
            </li>
          )
        })}
      </Rows>
    </section>
  )
}
