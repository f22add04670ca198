/**
 * What every page in somebody else's hands shares: one heading in large words, whether it is kept, the way to give the
 * tablet back. Nothing here leads into the case and nobody else is named; the worker's passphrase takes the tablet back
 * (handover.tsx).
 */
import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { useNotebook } from '../context.ts'
import { Lined } from '../form/lined.tsx'
import { Icon } from '../parts/icon.tsx'
import { Status } from '../parts/status.tsx'
import { firstName } from '../words.ts'
import { useVoice } from './childs-views-voice.ts'
import '../look/screens/childs-views.css'
import '../look/screens/childs-version.css'

/** The first name of whoever handed the tablet over. */
export const useWorker = (): string => firstName(useNotebook().person.name)

export function HandsFrame(props: {
  readonly title: string
  /** How the page is laid out: a letter to read down, a story page by page, a card to answer. */
  readonly as: 'letter' | 'story' | 'card'
  /** Turned to another page: the heading is read anew, and nothing goes on speaking. */
  readonly page?: number
  readonly status?: ComponentChildren
  /** What a voice on this device may read out. */
  readonly aloud?: string | undefined
  readonly foot?: ComponentChildren
  readonly children: ComponentChildren
}) {
  const { title, as, page = 0, status, aloud, foot } = props
  const voice = useVoice()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    voice?.hush()
    heading.current?.focus()
  }, [page])
  return (
    <div class={`kid kid-${as}`}>
      <header class="kid-top">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {status ? (
          <p class="kid-safe" role="status">
            {status}
          </p>
        ) : null}
        {voice && aloud ? (
          <button type="button" class="btn plain tight" onClick={() => voice.say(aloud)}>
            <Icon name="say" />
            Read it to me
          </button>
        ) : null}
      </header>
      <main id="page" tabIndex={-1} class={`${as}-room`}>
        {props.children}
      </main>
      {foot}
    </div>
  )
}

/** Nothing to see, by whatever way somebody came here. */
export function NotOpen({ title, onFinished }: { readonly title: string; readonly onFinished: () => void }) {
  const worker = useWorker()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <main class="kid kid-quiet" id="page">
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      <p>Please give the tablet back to {worker}.</p>
      <button type="button" class="btn big" onClick={onFinished}>
        <Icon name="door" />
        Give it back
      </button>
    </main>
  )
}

export function KeptHere({ kept, problem }: { readonly kept: boolean; readonly problem: boolean }) {
  const worker = useWorker()
  return problem ? (
    <Status kind="soon">Not kept yet. Please tell {worker}</Status>
  ) : kept ? (
    <Status kind="done">Kept on this tablet</Status>
  ) : (
    <Status kind="quiet" icon="half">
      Keeping it
    </Status>
  )
}

/** Keeps what is still to be kept, and only then hands over. */
export function useGivingBack(keep: () => Promise<unknown>, onFinished: () => void) {
  const [problem, setProblem] = useState(false)
  const finish = (): void => {
    setProblem(false)
    keep().then(onFinished, () => setProblem(true))
  }
  return { problem, finish }
}

/** "I have finished", and why not, where it could not be kept. */
export function Finished({ problem, finish }: { readonly problem: boolean; readonly finish: () => void }) {
  return (
    <>
      <NotKeptYet problem={problem} />
      <FinishedButton finish={finish} />
    </>
  )
}

export function NotKeptYet({ problem }: { readonly problem: boolean }) {
  const worker = useWorker()
  return problem ? (
    <p role="alert" class="problem">
      This could not be kept just now. Nothing is lost: please tell {worker}.
    </p>
  ) : null
}

export const FinishedButton = ({ finish }: { readonly finish: () => void }) => (
  <button type="button" class="btn go big" onClick={finish}>
    <Icon name="door" />I have finished
  </button>
)

/** A page that was shown: the child may answer it, and does not have to. */
export function SaySomething({ said, keep }: { readonly said: string; readonly keep: (words: string) => void }) {
  const worker = useWorker()
  return (
    <>
      <label class="field" for="child-said">
        <span class="label">Do you want to say something about it?</span>
        <span class="hint">You do not have to. {worker} reads it, and so do the people who look after you.</span>
      </label>
      <Lined id="child-said" rows={3} childs value={said} placeholder="You can write here" onInput={keep} />
    </>
  )
}
