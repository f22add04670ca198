import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { DecisionAnswer, WaitingWhole } from '../../protocol/waiting.ts'
import { useNotebook, useToday } from '../context.ts'
import { Icon } from '../parts/icon.tsx'
import { useSentence } from '../parts/name.tsx'
import { Status } from '../parts/status.tsx'
import { askForOne, isAnswered } from './waiting-ask.ts'
import type { NotAnswered } from './waiting-ask.ts'
import { Decide } from './waiting-decide.tsx'
import { WaitingPicture } from './waiting-picture.tsx'
import { pictureWords, titleWords, whenAndWho, whyWords } from './waiting-words.ts'

/** One piece of writing, whole, and what may become of it. */
export function WaitingOne(props: { readonly opId: string; readonly onDecided: (answer: DecisionAnswer) => void }) {
  const { person } = useNotebook()
  const today = useToday()
  const sentence = useSentence()
  const found = useSignal<WaitingWhole | NotAnswered | undefined>(undefined)
  const ask = async () => {
    found.value = undefined
    found.value = await askForOne(person.personId, props.opId)
  }
  useEffect(() => void ask(), [props.opId])
  const here = found.value
  if (!here) return <p class="soft">Fetching the words from the council’s server.</p>
  if (!isAnswered(here)) {
    return (
      <div class="stack">
        <p role="alert">
          <Status kind="soon">{here.words}</Status>
        </p>
        {here.status === 404 ? null : (
          <button type="button" class="btn" onClick={() => void ask()}>
            Try again
          </button>
        )}
      </div>
    )
  }
  return (
    <>
      <h2 id="waiting-title" tabIndex={-1}>
        {sentence(titleWords(here))}
      </h2>
      <p class="soft">{sentence(whenAndWho(here, today))}</p>
      <p class="why">
        <Status kind="soon">{sentence(whyWords(here))}</Status>
      </p>
      <div class="sheet">
        {here.words.length === 0 ? (
          <p class="soft">It is not in a form that Doorstep can lay out. The text stands below exactly as it came.</p>
        ) : (
          <dl class="said">
            {here.words.map((one) => (
              <div key={one.label}>
                <dt>{one.label}</dt>
                <dd>{sentence(one.words)}</dd>
              </div>
            ))}
          </dl>
        )}
        {here.pictures > 0 ? (
          <p class="small soft pictures">
            <Icon name="photo" />
            {pictureWords(here.pictures)}
          </p>
        ) : null}
        {here.attachments?.map((one) => (
          <WaitingPicture key={one.sha256} opId={here.opId} writer={here.writer.name} picture={one} />
        ))}
      </div>
      <details class="raw">
        <summary class="link">
          <Icon name="paper" />
          The text exactly as it came
        </summary>
        {here.raw.map((text, n) => (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a text that scrolls is reached with the keyboard too
          <pre key={n} tabIndex={0} role="region" aria-label={`Text ${n + 1}`}>
            {sentence(text)}
          </pre>
        ))}
      </details>
      <Decide key={here.opId} item={here} onDecided={props.onDecided} />
    </>
  )
}
