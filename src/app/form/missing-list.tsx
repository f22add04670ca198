import { useEffect, useRef } from 'preact/hooks'
import type { Finding } from '../../model/check.ts'
import { Status } from '../parts/status.tsx'
import { capital, inWords } from '../words.ts'
import { controlId } from './control.ts'

export function goToField(field: string): void {
  const control =
    document.getElementById(controlId(field)) ?? document.querySelector<HTMLElement>(`[id^="${controlId(field)}"]`)
  control?.scrollIntoView?.({ block: 'center' })
  control?.focus({ preventScroll: true })
}

/** What "Check and sign" leads to: each missing thing in words, one press away. Takes the focus when it appears. */
export function MissingList(props: { readonly missing: readonly Finding[]; readonly onGo?: (field: string) => void }) {
  const { missing } = props
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  if (missing.length === 0) return null
  return (
    <div class="missing-list" ref={box} tabIndex={-1} role="group" aria-labelledby="missing-title">
      <h2 id="missing-title" class="h2">
        {missing.length === 1 ? 'One thing is missing' : `${capital(inWords(missing.length))} things are missing`}
      </h2>
      <p class="soft">Nothing is lost meanwhile. You can also leave it and come back.</p>
      <ul class="plainlist">
        {missing.map((finding, at) => (
          <li key={at}>
            <a
              href={`#${controlId(finding.field)}`}
              onClick={(event) => {
                event.preventDefault()
                ;(props.onGo ?? goToField)(finding.field)
              }}
            >
              <Status kind="quiet">{finding.message}</Status>
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
