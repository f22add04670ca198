import { useSignal } from '@preact/signals'
import { useLocation } from 'preact-iso'
import { useDeferredWords } from './deferred-words.ts'
import type { CaseRecord } from '../../model/record.ts'
import { plainBody } from '../../model/plain.ts'
import { occurredOn } from '../../practice/occurred-on.ts'
import { mayOpenWithReason } from '../../practice/opened-with-reason.ts'
import { definitionOf } from '../../records/all.ts'
import { useNotebook, useToday } from '../context.ts'
import { registerName } from '../form/people.ts'
import { titleOf } from '../names.ts'
import { OwnFrame } from '../parts/frame.tsx'
import { Icon } from '../parts/icon.tsx'
import { Name, useSentence } from '../parts/name.tsx'
import { RowLink, Rows } from '../parts/rows.tsx'
import { readingPath } from '../paths.ts'
import { capital, count, nearDay } from '../words.ts'
import { aroundMatch, namesBegin } from './find-words.ts'

const MOST_HITS = 50

/** All the words on this device; children come first, from two letters on. Nothing is asked of any server. */
export function SearchScreen() {
  const notebook = useNotebook()
  const { casebook } = notebook
  const { query, route } = useLocation()
  const words = useSignal(query.words ?? '')
  const asked = useDeferredWords(words, 120)
  const long = asked.trim().length >= 2
  const children = long ? casebook.ofType('child').filter((child) => namesBegin(allNames(child), asked)) : []
  const households = long
    ? casebook.ofType('household').filter((household) => namesBegin(allNames(household), asked))
    : []
  const shown = new Set([...children, ...households].map(({ id }) => id))
  const hits = long
    ? notebook
        .search(asked, MOST_HITS)
        .flatMap(({ recordId }) => casebook.get(recordId) ?? [])
        .filter(({ id }) => !shown.has(id))
    : []
  const found = children.length + households.length + hits.length
  return (
    <OwnFrame title="Search" current="search" page="stack find-words" back={{ href: '/', words: 'Home' }}>
      <h1 class="pagehead">Search</h1>
      <label class="find wide-find">
        <Icon name="find" />
        <span class="vh">Search all the words on this device</span>
        <input
          id="find"
          type="search"
          placeholder="A child: two letters. Or any words"
          value={words.value}
          autocomplete="off"
          // Asked for by opening this page.
          autofocus
          onInput={(event) => {
            words.value = event.currentTarget.value
          }}
          onBlur={() => {
            if ((query.words ?? '') !== words.peek())
              route(`/search${words.peek() ? `?words=${encodeURIComponent(words.peek())}` : ''}`, true)
          }}
        />
      </label>
      <p class="soft" role="status">
        {long
          ? found === 0
            ? 'Nothing on this device says that.'
            : count(found, 'find')
          : 'Only what is on this device is searched.'}
      </p>
      {children.length + households.length > 0 ? (
        <Rows label="Children and households">
          {children.map((child) => (
            <RowLink
              key={child.id}
              href={readingPath(child)}
              icon="people"
              title={<Name inert>{registerName(child)}</Name>}
            />
          ))}
          {households.map((household) => (
            <RowLink
              key={household.id}
              href={readingPath(household)}
              icon="home"
              title={<Name inert>{registerName(household)}</Name>}
            />
          ))}
        </Rows>
      ) : null}
      {long && children.length === 0 && mayOpenWithReason(notebook.person.role) ? (
        <p>
          <a class="link" href="/other-child">
            <Icon name="people" />A child who is not on your list
          </a>
        </p>
      ) : null}
      {hits.length > 0 ? (
        <Rows label="Records">
          {hits.map((record) => (
            <Hit key={record.id} record={record} words={asked} />
          ))}
        </Rows>
      ) : null}
    </OwnFrame>
  )
}

const allNames = (record: CaseRecord): string =>
  [record.body.preferredName, record.body.name, record.body.returnId]
    .filter((name) => typeof name === 'string')
    .join(' ')

function Hit({ record, words }: { readonly record: CaseRecord; readonly words: string }) {
  const { casebook } = useNotebook()
  const today = useToday()
  const sentence = useSentence()
  const definition = definitionOf(record.type)
  if (!definition) return null
  const day = nearDay(occurredOn(record), today)
  const around = aroundMatch(plainBody(definition, record.body), words)
  return (
    <RowLink href={readingPath(record)} icon={definition.icon} title={sentence(titleOf(casebook, record))}>
      {capital(definition.words.one)}, {day}
      {around ? (
        <>
          <br />
          {sentence(around.before)}
          <mark>{sentence(around.match)}</mark>
          {sentence(around.after)}
        </>
      ) : null}
    </RowLink>
  )
}
