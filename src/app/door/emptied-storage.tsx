import { Status } from '../parts/status.tsx'
import { count } from '../words.ts'
import { Trouble } from './trouble.tsx'

/** The truth about a storage that was emptied, before anything is opened anew. */
export function EmptiedStorage(props: {
  readonly unsent: number
  readonly busy: boolean
  readonly trouble: string | undefined
  readonly onGoOn: () => void
}) {
  const { unsent } = props
  return (
    <div class="stack-3" role="alert">
      <h2>The storage of this browser was emptied</h2>
      <p>Everything that had been sent is safe with the council, and comes back with the next connection.</p>
      {unsent > 0 ? (
        <p>
          <Status kind="urgent">
            {count(unsent, 'note')} had not been sent. {unsent === 1 ? 'It was' : 'They were'} only on this device and{' '}
            {unsent === 1 ? 'is' : 'are'} gone.
          </Status>
        </p>
      ) : (
        <p>
          <Status kind="done">Nothing was waiting to be sent: no word is lost.</Status>
        </p>
      )}
      <Trouble words={props.trouble} />
      <button type="button" class="btn go big wide" aria-busy={props.busy} onClick={props.onGoOn}>
        Go on with an empty device
      </button>
    </div>
  )
}
