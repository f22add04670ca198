/**
 * A report leaves by number: names and addresses that somebody typed are told while it is written, and taken out of its
 * paper; what only looks like a name is shown to whoever writes, to be replaced or left.
 */
import { useSignal } from '@preact/signals'
import { useMemo } from 'preact/hooks'
import { namesElsewhere, nearNames } from '../../documents/near-names.ts'
import { pseudonymsFor } from '../../documents/pseudonyms.ts'
import { withheldIn } from '../../documents/withheld.ts'
import type { Body } from '../../model/field.ts'
import type { Uuid } from '../../model/file.ts'
import type { Json } from '../../model/json.ts'
import type { ReportBody } from '../../practice/reports/reports-of.ts'
import { useNotebook, useToday } from '../context.ts'
import { announce } from '../parts/announce.ts'
import { useNameWords } from '../parts/name.tsx'
import { Status } from '../parts/status.tsx'
import { listed } from '../words.ts'

/** Filled in from the directory and by number: nobody typed a name there. */
const NOT_TYPED: ReadonlySet<string> = new Set(['counts', 'code', 'providerContact', 'commissioner'])

interface Props {
  readonly body: ReportBody
  readonly childId: Uuid
  readonly set: (field: string, value: Body[string]) => void
}

export function NamesTyped({ body, childId, set }: Props) {
  const { casebook } = useNotebook()
  const today = useToday()
  const say = useNameWords()
  const noNames = useSignal<ReadonlySet<string>>(new Set())
  const elsewhere = useMemo(() => namesElsewhere(casebook, childId), [childId, casebook.version.value])
  const typed = Object.entries(body).filter(([field]) => !NOT_TYPED.has(field))
  const said: string[] = []
  for (const [, value] of typed)
    mapTyped(value, (text) => {
      said.push(text)
      return text
    })
  const words = said.join('\n')
  const found = [...withheldIn(words, pseudonymsFor(casebook, childId, today, body.code))]
  const near = nearNames(words, casebook, { childId, today, code: body.code, elsewhere }).filter(
    (one) => !noNames.value.has(one.words),
  )

  function replace({ words: name, instead }: (typeof near)[number]) {
    const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
    const whole = new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'gu')
    for (const [field, value] of typed) {
      const left = mapTyped(value, (text) => text.normalize('NFC').replace(whole, instead))
      if (JSON.stringify(left) !== JSON.stringify(value)) set(field, left)
    }
    announce(`“${name}” now says ${instead}`)
  }
  return (
    <>
      {found.length > 0 ? (
        <p class="names-typed" role="status">
          <Status kind="soon" icon="hide">
            {listed(found.slice(0, 4).map(([name]) => `“${say(name)}”`))}
            {found.length > 4 ? ` and ${found.length - 4} more` : ''} will not stand on the paper: it says{' '}
            {listed([...new Set(found.slice(0, 4).map(([, instead]) => instead))])} instead.
          </Status>
        </p>
      ) : null}
      {near.length > 0 ? (
        <section aria-labelledby="near-names" class="stack-2">
          <h2 id="near-names">Look at these before you send it</h2>
          <p class="small soft">They may be names, and stand on the paper as they are.</p>
          <ul class="rows near-names">
            {near.map((one) => (
              <li key={one.words} class="row wrap">
                <b>“{say(one.words)}”</b>
                <button type="button" class="btn tight" onClick={() => replace(one)}>
                  Write {one.instead} instead<span class="vh"> of {say(one.words)}</span>
                </button>
                <button
                  type="button"
                  class="btn plain tight"
                  onClick={() => {
                    noNames.value = new Set([...noNames.value, one.words])
                  }}
                >
                  Leave it<span class="vh">: {say(one.words)}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  )
}

/** Every text that somebody typed; ids, dates and people who were chosen stay what they are. */
function mapTyped(value: Json | undefined, each: (text: string) => string): Json | undefined {
  if (typeof value === 'string') return /^\d{4}-\d\d-\d\d/.test(value) ? value : each(value)
  if (Array.isArray(value)) return value.map((one) => mapTyped(one as Json, each) ?? null)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, isNoText(key) ? one : (mapTyped(one, each) ?? null)]),
  )
}

const isNoText = (key: string): boolean => key === 'id' || key === 'recordId' || key === 'records'
