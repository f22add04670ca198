import { useSignal } from '@preact/signals'
import { useLocation } from 'preact-iso'
import { v7 as newId } from 'uuid'
import { childFile } from '../../model/file.ts'
import { may } from '../../model/permission.ts'
import { isFromTheHome } from '../../model/person.ts'
import { childAge, childName, currentPlacement, homeKind, homeName } from '../../practice/home.ts'
import { ofType } from '../../practice/of-type.ts'
import { visitDue } from '../../practice/visits-due.ts'
import type { VisitDue } from '../../practice/visits-due.ts'
import { child } from '../../records/child.ts'
import { definitionOf } from '../../records/all.ts'
import { useNotebook, useToday } from '../context.ts'
import { OwnFrame } from '../parts/frame.tsx'
import { Icon } from '../parts/icon.tsx'
import { Name } from '../parts/name.tsx'
import { Rows } from '../parts/rows.tsx'
import { ShowMore } from '../parts/show-more.tsx'
import { childPath, writingPath } from '../paths.ts'
import { capital, inWords } from '../words.ts'
import { childrenOf } from './caseload.ts'
import { FindChild } from './child-find.tsx'
import { DueStatus } from './due-words.tsx'
import { AddHousehold, HouseholdList } from './households.tsx'
import '../look/screens/today.css'
import '../look/screens/children.css'

/** A page of the list; a caseload is far below it, an imported council far above. */
const PAGE = 60

interface Listed {
  readonly name: string
  readonly due: VisitDue | undefined
}

// What was never recorded stands after what has a date.
const order = ({ due }: Listed): string =>
  !due ? '2' : `${due.neverRecorded && due.daysLeft < -42 ? 1 : 0} ${due.due}`
const byName = (a: Listed, b: Listed): number => a.name.localeCompare(b.name, 'en-GB', { numeric: true })

/** Every child on this device, soonest visit first, or by name. */
export function Children() {
  const notebook = useNotebook()
  const { casebook, person } = notebook
  const today = useToday()
  const { route } = useLocation()
  const by = useSignal<'date' | 'name' | 'homes'>(person.role === 'childs-social-worker' ? 'date' : 'name')
  const shown = useSignal(PAGE)
  const mine = new Set(childrenOf(casebook, person, today))
  const all = ofType(child, casebook.ofType('child')).map((one) => {
    const records = casebook.inFile(childFile(one.id))
    const home = currentPlacement(records, today)
    return {
      one,
      name: childName(one),
      home: homeName(home),
      kind: homeKind(home),
      placed: home !== undefined,
      // of a visit they see a part, from which its date does not follow
      due: isFromTheHome(person.role) ? undefined : visitDue(records, today),
    }
  })
  const sorted = all.sort((a, b) =>
    by.value === 'name' ? byName(a, b) : order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : byName(a, b),
  )
  const definition = definitionOf('child')
  const mayAdd = definition !== undefined && may(person, 'create', definition)

  async function add() {
    const id = newId()
    const made = await notebook.create({
      id,
      type: 'child',
      fileIds: [childFile(id)],
      body: person.team ? { team: person.team } : {},
    })
    route(writingPath(made))
  }
  const chip = (value: 'date' | 'name' | 'homes', words: string) => (
    <button
      type="button"
      class="chip"
      aria-pressed={by.value === value}
      onClick={() => {
        by.value = value
      }}
    >
      {words}
    </button>
  )
  return (
    <OwnFrame current="children" title="Children" page="today childrenpage">
      <div class="row spread wrap today-head">
        <div>
          <h1 class="pagehead">
            {by.value === 'homes'
              ? 'Households'
              : all.length === 1
                ? 'One child'
                : all.length === 0
                  ? 'Children'
                  : `${capital(inWords(all.length))} children`}
          </h1>
        </div>
        <FindChild />
      </div>
      <div class="row wrap list-tools">
        <div class="row wrap" role="group" aria-label="What is listed">
          {chip('date', 'Soonest visit first')}
          {chip('name', 'By name')}
          {chip('homes', 'Households')}
        </div>
        {by.value === 'homes' ? (
          <span class="end">
            <AddHousehold />
          </span>
        ) : mayAdd ? (
          <button type="button" class="btn plain tight end" onClick={() => void add()}>
            <Icon name="plus" />
            Add a child
          </button>
        ) : null}
      </div>
      {by.value === 'homes' ? <HouseholdList /> : null}
      {all.length === 0 && by.value !== 'homes' ? (
        <p class="soft">
          {casebook.loaded.value === 'nothing' ? 'Opening your files.' : 'No child’s file is on this device yet.'}
        </p>
      ) : null}
      <Rows label="Children">
        {(by.value === 'homes' ? [] : sorted.slice(0, shown.value)).map(({ one, name, home, kind, placed, due }) => {
          const age = childAge(one, today)
          return (
            <li key={one.id}>
              <a class="rowlink" href={childPath(one.id)}>
                <span class="grow">
                  <b>
                    <Name inert>{name}</Name>
                    {age === undefined ? '' : `, ${age}`}
                  </b>
                  <br />
                  <span class="small soft">
                    {home ? (
                      <>
                        With <Name inert>{home}</Name>
                      </>
                    ) : placed ? (
                      (kind || 'Placed').replace(/^./, (letter) => letter.toUpperCase())
                    ) : (
                      'In no placement today'
                    )}
                    {due && !(due.neverRecorded && due.daysLeft < -42) ? ` · ${due.rule}, ${due.source}` : ''}
                    {mine.has(one.id) || person.role !== 'childs-social-worker' ? '' : ' · not on your caseload'}
                  </span>
                </span>
                {due ? (
                  <DueStatus due={due.due} today={today} left={due.daysLeft} neverRecorded={due.neverRecorded} />
                ) : null}
                <span class="i-go">
                  <Icon name="go" />
                </span>
              </a>
            </li>
          )
        })}
      </Rows>
      {by.value === 'homes' ? null : <ShowMore shown={shown} of={sorted.length} by={PAGE * 4} />}
    </OwnFrame>
  )
}
