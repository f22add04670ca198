import type { ReadonlySignal } from '@preact/signals'
import { timeOf } from '../words.ts'
import { Icon } from './icon.tsx'

/** What became of the words in the form: kept on the disk, or not kept and why. Said in place, not in a toast. */
export function SavedLine(props: {
  readonly savedAt: ReadonlySignal<string | undefined>
  readonly problem: ReadonlySignal<string | undefined>
}) {
  const problem = props.problem.value
  const savedAt = props.savedAt.value
  if (problem)
    return (
      <p class="not-kept" role="alert">
        <Icon name="urgent" />
        <span>{problem}</span>
      </p>
    )
  if (!savedAt) return null
  return (
    <p class="saved">
      <Icon name="device" />
      <span>
        Saved on this device <time dateTime={savedAt}>{timeOf(savedAt)}</time>
      </span>
    </p>
  )
}
