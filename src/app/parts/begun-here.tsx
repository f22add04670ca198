import type { Json } from '../../model/json.ts'
import { useNotebook } from '../context.ts'
import { Icon } from './icon.tsx'

const holdsWords = (kept: Json | undefined): boolean =>
  typeof kept === 'string'
    ? kept.trim() !== ''
    : typeof kept === 'object' && kept !== null && Object.values(kept).some((one) => one !== '' && one !== null)

/**
 * Inside a button that opens a sheet: words were begun in it and wait there. `at` are the places they are kept under. It
 * is part of the button, so that whoever comes by keyboard or hears the page is told with it.
 */
export function BegunHere({ at }: { readonly at: readonly string[] }) {
  const notebook = useNotebook()
  if (!at.some((place) => holdsWords(notebook.setting<Json>(place).value))) return null
  return (
    <span class="begun-here small">
      <span class="vh">. </span>
      <Icon name="half" />
      You began this
    </span>
  )
}
