/** The numbers that must never be more than one press away. */
import type { FileId } from '../../model/file.ts'
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
  if (rows.length === 0) return null
  return (
    <section aria-labelledby="ring">
      <h2 id="ring" class="label">
        Or ring
      </h2>
      <ul>
        {rows.map(({ words, number }) => (
          <li key={words}>
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
