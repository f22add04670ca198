import { useSignal } from '@preact/signals'
import { useLocation } from 'preact-iso'
import { childFile, fileSubject, householdFile } from '../../model/file.ts'
import type { FileId, Uuid } from '../../model/file.ts'
import { childIn, childName, currentPlacement, homeName } from '../../practice/home.ts'
import { ofType } from '../../practice/of-type.ts'
import { bodyOfStart, chosenHome } from '../../practice/process/step-start.ts'
import { household } from '../../records/household.ts'
import { useNotebook, useToday } from '../context.ts'
import { OwnFrame } from '../parts/frame.tsx'
import { Icon } from '../parts/icon.tsx'
import { Name, useNameWords } from '../parts/name.tsx'
import { Rows } from '../parts/rows.tsx'
import { childPath, writingPath } from '../paths.ts'
import { around } from './begin-step.ts'

/**
 * A placement lies in the child's file and in the household's: carers and their worker see the child through it. So the
 * home is chosen first; the form asks for the rest. No first day is filled in: from that day on the carers see the child.
 */
export function NewPlacement({ child }: { readonly child: FileId }) {
  const notebook = useNotebook()
  const { casebook } = notebook
  const today = useToday()
  const say = useNameWords()
  const { route } = useLocation()
  const trouble = useSignal(false)
  const childId = fileSubject(child)
  const record = childIn(casebook, childId)
  const name = record ? childName(record) : 'the child'
  const now = currentPlacement(casebook.inFile(childFile(childId), 'placement'), today)
  const homes = ofType(household, casebook.ofType('household'))
    .map((one) => ({ id: one.id, name: household.summary(one.body, {}) }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en-GB', { numeric: true }))
  const chosen = chosenHome(casebook.inFile(child))
  const first = homes.find(({ id }) => id === chosen?.recordId)

  async function place(home: { readonly id: Uuid; readonly name: string } | undefined) {
    try {
      const made = await notebook.create({
        type: 'placement',
        fileIds: home ? [child, householdFile(home.id)] : [child],
        body: {
          child: { recordId: childId, name },
          ...bodyOfStart('placement', around(notebook, childId)),
          ...(home
            ? { household: { recordId: home.id, name: home.name }, householdName: home.name }
            : chosen && !chosen.recordId
              ? { householdName: chosen.name }
              : {}),
        },
      })
      route(writingPath(made), true)
    } catch {
      trouble.value = true
    }
  }
  const row = (key: string, words: string, home: { readonly id: Uuid; readonly name: string } | undefined) => (
    <li key={key}>
      <button type="button" class="rowlink" onClick={() => void place(home)}>
        <span class="soft">
          <Icon name="home" />
        </span>
        <span class="grow">
          <b>{home ? <Name inert>{words}</Name> : words}</b>
        </span>
        <span class="i-go">
          <Icon name="go" />
        </span>
      </button>
    </li>
  )
  return (
    <OwnFrame
      title="Record a placement"
      page="stack new-placement"
      back={{ href: childPath(childId), words: say(name) }}
    >
      <h1>Where does {say(name)} go to live?</h1>
      {now ? (
        <p>
          Until now with {say(homeName(now) ?? 'somebody')}. <a href={writingPath(now)}>Write down how that ended</a>
        </p>
      ) : null}
      {trouble.value ? (
        <p class="not-kept" role="alert">
          <Icon name="urgent" />
          <span>This device could not start it. It may be full. Nothing is lost.</span>
        </p>
      ) : null}
      <Rows label="Homes">
        {first ? row(first.id, `${first.name}, chosen in the search`, first) : null}
        {homes.filter((home) => home !== first).map((home) => row(home.id, home.name, home))}
        {row('none', 'A home that has no file here', undefined)}
      </Rows>
    </OwnFrame>
  )
}
