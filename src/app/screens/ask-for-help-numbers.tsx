/** The numbers that must never be more than one press away. */
import type { FileId } from '../../model/file.ts'
import { ORGANISATION } from '../../model/file.ts'
import { ROLE_WORDS } from '../../model/person.ts'
import { ofType } from '../../practice/of-type.ts'
import { household } from '../../records/household.ts'
import { person as directoryEntry } from '../../records/person.ts'
import { useNotebook, useToday } from '../context.ts'
import { Icon } from '../parts/icon.tsx'
import { useNameWords } from '../parts/name.tsx'
import { firstName, listed } from '../words.ts'
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
export function Numbers({ home, night }: { readonly home: FileId; readonly night: boolean }) {
  const { casebook } = useNotebook()
  const today = useToday()
  const outOfHours = useOutOfHours(home)
  const reader = contactFor(casebook, home, 'supervising-social-worker', today)
  const worker = reader?.phone ? [{ words: firstName(reader.name), number: reader.phone }] : []
  const other = outOfHours ? [{ words: 'Out of hours', number: outOfHours }] : []
  // the number that is answered now comes first
  const rows = night ? [...other, ...worker] : [...worker, ...other]
  return rows.length === 0 ? null : <NumberList title="Or ring" rows={rows} />
}

const isOwn = (kind: string | undefined): boolean => kind === undefined || kind === 'in-house' || kind === 'connected'

/** Whom a worker can ring: the managers of their team as the directory has them, and the night. */
export function DutyNumbers() {
  const { casebook, person } = useNotebook()
  const say = useNameWords()
  const managers = ofType(directoryEntry, casebook.inFile(ORGANISATION, 'person'))
    .filter(({ id, body }) => body.role === 'team-manager' && id !== person.personId && body.phone)
    .filter(({ body }) => person.team === '' || body.team === person.team)
  // the same number stands on many homes: it is called by whose homes those are
  const nights = new Map<string, Set<string>>()
  for (const { body } of ofType(household, casebook.ofType(household.type))) {
    if (!body.outOfHours) continue
    const whose = body.provider?.trim() || (isOwn(body.kind) ? 'our own homes' : say(body.name ?? 'a home'))
    nights.set(body.outOfHours, (nights.get(body.outOfHours) ?? new Set()).add(whose))
  }
  const rows = [
    ...managers.map(({ body }) => ({
      words: `${body.name ?? 'Manager'}, ${ROLE_WORDS['team-manager']}${body.team ? `, ${body.team}` : ''}`,
      number: body.phone ?? '',
    })),
    ...[...nights].map(([number, whose]) => ({ words: `Out of hours, ${listed([...whose].sort())}`, number })),
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
      <ul class="ring-list">
        {props.rows.map(({ words, number }) => (
          <li key={words + number}>
            <a class="link" href={telHref(number)}>
              <Icon name="phone" />
              <span>
                {words}: <span class="nowrap">{number}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
