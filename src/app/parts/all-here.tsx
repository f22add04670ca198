import type { ComponentChildren } from 'preact'
import { useNotebook, useSync } from '../context.ts'

/**
 * What is worked out from whole files (how late, how many, who is waiting) is shown only when the files are whole: half
 * a file would call a visit late that was made. Nothing else waits for this.
 */
export function AllHere({ children }: { readonly children: ComponentChildren }) {
  const { casebook } = useNotebook()
  const { lastReadAt } = useSync().status.value
  if (lastReadAt !== null) return <>{children}</>
  const here = casebook.ofType('child').length
  return (
    <p class="soft" role="status">
      Your files are on their way{here > 0 ? `: ${here} ${here === 1 ? 'child' : 'children'} so far` : ''}. The dates
      stand here as soon as everything has arrived.
    </p>
  )
}
