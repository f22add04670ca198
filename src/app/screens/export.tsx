import { useSignal } from '@preact/signals'
import type { Signal } from '@preact/signals'
import { useMemo } from 'preact/hooks'
import { addMonths, isDate } from '../../model/calendar.ts'
import { mayTakeOut, ssdCsv, ssdRows, tablesFor } from '../../practice/exchange/ssd-export.ts'
import type { Span } from '../../practice/exchange/ssd-export.ts'
import { SSD_TABLES } from '../../practice/exchange/ssd-tables.ts'
import type { SsdTable } from '../../practice/exchange/ssd-table.ts'
import { useNotebook, useToday } from '../context.ts'
import { AllHere } from '../parts/all-here.tsx'
import { announce } from '../parts/announce.ts'
import { OwnFrame } from '../parts/frame.tsx'
import { Icon } from '../parts/icon.tsx'
import { saveFile } from '../save-file.ts'
import { count, listed } from '../words.ts'
import { NotFound } from './not-found.tsx'
import '../look/screens/export.css'

/** Tables for the council's other systems, made here on the device of what this person may take out (section G, X). */
export function ExportScreen() {
  const { person } = useNotebook()
  const tables = tablesFor(person)
  if (tables.length === 0) return <NotFound />
  const others = SSD_TABLES.filter((table) => !tables.includes(table))
  return (
    <OwnFrame title="Tables for other systems" page="stack-5 export" back={{ href: '/settings', words: 'Settings' }}>
      <div class="stack-3">
        <h1 class="pagehead">Tables for other systems</h1>
        <p class="measure">
          In the columns of the Standard Safeguarding Dataset, made on this device from the files that you hold, with or
          without signal. Children are numbers in them, and nobody is named. A number still leads to a child: keep these
          files as you keep a case file.
        </p>
      </div>
      <AllHere>
        <Tables tables={tables} />
      </AllHere>
      {others.length > 0 ? (
        <p class="soft measure">
          Not for your role: {listed(others.map(({ title, name }) => `${title.toLowerCase()} (${name})`))}. Those who
          run the service make all six with one command.
        </p>
      ) : null}
    </OwnFrame>
  )
}

function Tables({ tables }: { readonly tables: readonly SsdTable[] }) {
  const today = useToday()
  const from = useSignal(addMonths(today, -12))
  const until = useSignal(today)
  const inOrder = from.value <= until.value
  const span: Span = { from: from.value, until: until.value }
  return (
    <>
      <fieldset class="asked">
        <legend>Which days</legend>
        <div class="row wrap">
          <Day words="From" of={from} most={today} />
          <Day words="Until" of={until} most={today} />
        </div>
        <p class="soft small">
          {inOrder
            ? 'A home, or a child who is missing, is in it where it began before and went on.'
            : 'The last day comes before the first: choose another.'}
        </p>
      </fieldset>
      <ul class="plain-list tables">
        {tables.map((table) => (
          <OneTable key={table.name} table={table} span={inOrder ? span : undefined} />
        ))}
      </ul>
    </>
  )
}

function OneTable({ table, span }: { readonly table: SsdTable; readonly span: Span | undefined }) {
  const { casebook, person } = useNotebook()
  const version = casebook.version.value
  // a whole service has tens of thousands of visits: they are gone through when something has changed, and only then
  const rows = useMemo(
    () => (span ? ssdRows(table, casebook.ofType(table.definition.type), mayTakeOut(person, table), span) : []),
    [table, casebook, person, version, span?.from, span?.until],
  )
  return (
    <li class="sheet stack-3">
      <div class="row wrap">
        <h2>{table.title}</h2>
        <span class="soft small">{table.name}.csv</span>
      </div>
      <p>{rows.length === 0 ? 'Nothing in these days.' : `${count(rows.length, 'row')}.`}</p>
      <div class="row wrap">
        <button
          type="button"
          class="btn plain"
          disabled={rows.length === 0}
          onClick={() => {
            saveFile(`${table.name}.csv`, new TextEncoder().encode(ssdCsv(table, rows)), 'text/csv')
            announce(`${table.title}: saved among this device’s downloads.`)
          }}
        >
          <Icon name="save" />
          <span>
            Save<span class="vh"> {table.title.toLowerCase()}</span> as CSV
          </span>
        </button>
      </div>
      <Columns table={table} />
    </li>
  )
}

function Day({ words, of, most }: { readonly words: string; readonly of: Signal<string>; readonly most: string }) {
  return (
    <label class="row">
      <span>{words}</span>
      <input
        class="entry date"
        type="date"
        value={of.value}
        max={most}
        onInput={({ currentTarget: { value } }) => {
          if (isDate(value)) of.value = value
        }}
      />
    </label>
  )
}

/** What each column says, and which stay empty because Doorstep does not know. */
function Columns({ table }: { readonly table: SsdTable }) {
  return (
    <details>
      <summary>What is in its columns</summary>
      <dl class="columns-said">
        {table.columns.map((column) => (
          <div key={column.name}>
            <dt>{column.name}</dt>
            <dd>
              {column.isEmpty ? <b>Always empty. </b> : null}
              {column.words}.
            </dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
