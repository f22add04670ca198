import { useLocation } from 'preact-iso'
import { v7 as newId } from 'uuid'
import { householdFile } from '../../model/file.ts'
import { may } from '../../model/permission.ts'
import { childName, childrenHere } from '../../practice/home.ts'
import { ofType } from '../../practice/of-type.ts'
import { definitionOf } from '../../records/all.ts'
import { household } from '../../records/household.ts'
import { useNotebook, useToday } from '../context.ts'
import { Icon } from '../parts/icon.tsx'
import { Name, useNameWords } from '../parts/name.tsx'
import { RowLink, Rows } from '../parts/rows.tsx'
import { householdPath, writingPath } from '../paths.ts'
import { listed } from '../words.ts'

/** Every household on this device by name, with the children who live there. */
export function HouseholdList() {
  const { casebook } = useNotebook()
  const today = useToday()
  const say = useNameWords()
  const all = ofType(household, casebook.ofType('household')).sort((a, b) =>
    household.summary(a.body, {}).localeCompare(household.summary(b.body, {}), 'en-GB', { numeric: true }),
  )
  if (all.length === 0) return <p class="soft">No household’s file is on this device yet.</p>
  return (
    <Rows label="Households">
      {all.map((one) => {
        const children = childrenHere(casebook, one.id, today).map((child) => say(childName(child)))
        return (
          <RowLink
            key={one.id}
            href={householdPath(one.id)}
            icon="home"
            title={<Name inert>{household.summary(one.body, {})}</Name>}
          >
            {children.length === 0
              ? 'No child is placed here today'
              : `${listed(children)} ${children.length === 1 ? 'lives' : 'live'} here`}
          </RowLink>
        )
      })}
    </Rows>
  )
}

/** Opens the file of a new household; shown to whoever may. */
export function AddHousehold() {
  const notebook = useNotebook()
  const { person } = notebook
  const { route } = useLocation()
  const definition = definitionOf('household')
  if (!definition || !may(person, 'create', definition)) return null
  async function add() {
    const id = newId()
    const made = await notebook.create({
      id,
      type: 'household',
      fileIds: [householdFile(id)],
      body: person.team ? { team: person.team } : {},
    })
    route(writingPath(made))
  }
  return (
    <button type="button" class="btn plain tight" onClick={() => void add()}>
      <Icon name="plus" />
      Add a household
    </button>
  )
}
