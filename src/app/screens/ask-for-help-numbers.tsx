/** The numbers that must never be more than one press away. */
import type { FileId } from '../../model/file.ts'
import { ORGANISATION } from '../../model/file.ts'
import { ROLE_WORDS } from '../../model/person.ts'
import { ofType } from '../../practice/of-type.ts'
import { person as directoryEntry } from '../../records/person.ts'
import { useNotebook, useToday } from '../context.ts'
import { Icon } from '../parts/icon.tsx'
import { firstName } from '../words.ts'
import { contactFor } from './carer-household.ts'

/** The service's out-of-hours number stands on the household's record. */
export function useOutOfHours(household: FileId | undefined): string | undefined {
  const { casebook } = useNotebook()
  const record = household ? casebook.inFile(household, 'household')[0] : undefined
  const number = record?.body.outOfHours
  return typeof number === 'string' && number !== '' ? number : undefined
}

export const telHref = (number: string): string => `tel:${number.replace(/[^\d+]/g, '')}`

export function EmergencyFoot({ household }: { readonly household: FileId | undefined }) {
  const outOfHours = useOutOfHours(household)
  return (
    <div class="row spread">
      {outOfHours ? (
        <a class="link" href={telHref(outOfHours)}>
          <Icon name="phone" />
          Out of hours
        </a>
      ) : (
        <span />
      )}
      <a class="link urgent-link" href="tel:999">
        <Icon name="phone" />
        Danger now: 999
      </a>
    </div>
  )
}

/** Who can be rung, with the number written out: to be read to somebody, or dialled on another phone. */
export function Numbers({ household }: { readonly household: FileId }) {
  const { casebook } = useNotebook()
  const today = useToday()
  const outOfHours = useOutOfHours(household)
  const reader = contactFor(casebook, household, 'supervising-social-worker', today)
  const rows = [
    ...(reader?.phone ? [{ words: firstName(reader.name), number: reader.phone }] : []),
    ...(outOfHours ? [{ words: 'Out of hours', number: outOfHours }] : []),
  ]
  return rows.length === 0 ? null : <NumberList title="Or ring" rows={rows} />
}

/** Whom a worker can ring: the managers of their team as the directory has them, and the night. */
export function DutyNumbers() {
  const { casebook, person } = useNotebook()
  const managers = ofType(directoryEntry, casebook.inFile(ORGANISATION, 'person'))
    .filter(({ id, body }) => body.role === 'team-manager' && id !== person.personId && body.phone)
    .filter(({ body }) => person.team === '' || body.team === person.team)
  const nights = new Set(
    casebook
      .ofType('household')
      .flatMap(({ body }) => (typeof body.outOfHours === 'string' && body.outOfHours !== '' ? [body.outOfHours] : [])),
  )
  const rows = [
    ...managers.map(({ body }) => ({
      words: `${body.name ?? 'Manager'}, ${ROLE_WORDS['team-manager']}${body.team ? `, ${body.team}` : ''}`,
      number: body.phone ?? '',
    })),
    ...[...nights].map((number) => ({ words: 'Out of hours', number })),
    { words: 'Danger now', number: '999' },
  ]
  return <NumberList title="To ring somebody" rows={rows} heading />
}

function NumberList(props: {
  readonly title: string
  readonly rows: readonly { readonly words: string; readonly number: string }[]
  readonly heading?: boolean
}) {
  return (
    <section aria-labelledby="ring">
      <h2 id="ring" class={props.heading ? undefined : 'label'}>
        {props.title}
      </h2>
      <ul>
        {props.rows.map(({ words, number }) => (
          <li key={words + number}>
            <a class="link" href={telHref(number)}>
              <Icon name="phone" />
              {words}: {number}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
