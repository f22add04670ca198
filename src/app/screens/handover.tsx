/**
 * The door between the worker's house and the child's pages. While the tablet is with a child nothing else is
 * drawn: no address, no Back, no key and no reload leads out, because what is drawn does not ask the address.
 */
import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'
import { useNotebook, useShell } from '../context.ts'
import { lazyScreen } from '../lazy-screen.tsx'
import { leaveFullScreen } from './full-screen.ts'
import { handoverKeeper, type HandoverKeeper } from './handover-state.ts'

interface InHand {
  readonly recordId: string
  readonly onFinished: () => void
}

const ChildsPages = lazyScreen<InHand>(() => import('./childs-views-pages.tsx').then((m) => m.ChildsPages))
const ChildsLetter = lazyScreen<InHand>(() => import('./childs-version-hands.tsx').then((m) => m.ChildsLetter))
const ChildsStory = lazyScreen<InHand>(() => import('./story-hands.tsx').then((m) => m.ChildsStory))
const ChildsPathway = lazyScreen<InHand>(() => import('./pathway-hands.tsx').then((m) => m.ChildsPathway))
const FamilyHands = lazyScreen<InHand>(() => import('./impact-hands.tsx').then((m) => m.FamilyHands))
const ThankYou = lazyScreen(() => import('./childs-views-thanks.tsx').then((m) => m.ThankYou))

/** What is in a child's hands; every other record is pages of their own. */
const HANDS: { readonly [type: string]: typeof ChildsPages } = {
  'childs-version': ChildsLetter,
  'impact-assessment': FamilyHands,
  'words-and-pictures': ChildsStory,
  'pathway-plan': ChildsPathway,
}

interface Props {
  /** Whether this is the signed-in worker's passphrase. Rejects with the words to say when it must wait. */
  readonly verify: (passphrase: string) => Promise<boolean>
  /** Where the worker stands then is the house's business. */
  readonly onTakenBack: (recordId: string) => void
  readonly keeper?: HandoverKeeper
  readonly children: ComponentChildren
}

export function HandoverGate({ verify, onTakenBack, keeper = handoverKeeper(), children }: Props) {
  const { casebook, person } = useNotebook()
  const state = keeper.state.value
  if (state.with === 'unknown') return null
  if (state.with === 'nobody' || state.handover.personId !== person.personId) return <>{children}</>
  if (state.with === 'child-elsewhere') return <Elsewhere onHere={keeper.bringHere} />
  const { recordId, finished } = state.handover
  const record = casebook.get(recordId)
  // Which pages they are is known once the record is there; until then nothing else is drawn either.
  if (!record && casebook.loaded.value !== 'all') return null
  const Hands = HANDS[record?.type ?? ''] ?? ChildsPages
  return (
    <ClosedDoor>
      {finished ? (
        <ThankYou
          recordId={recordId}
          verify={verify}
          onBack={() => void keeper.finish(false)}
          onTakenBack={() => {
            void leaveFullScreen()
            onTakenBack(recordId)
            void keeper.takeBack()
          }}
        />
      ) : (
        <Hands recordId={recordId} onFinished={() => void keeper.finish(true)} />
      )}
    </ClosedDoor>
  )
}

/** Catches Back: the pages stay where they are. The tab's title says nothing of the case. */
function ClosedDoor({ children }: { readonly children: ComponentChildren }) {
  const shell = useShell()
  // an update waits until the tablet is taken back: it would put the locked door into a child's hands
  useEffect(() => shell.opened({ flush: () => Promise.resolve(), holds: () => false }), [shell])
  useEffect(() => {
    const title = document.title
    document.title = 'Doorstep'
    const stay = () => history.pushState(null, '')
    stay()
    addEventListener('popstate', stay)
    return () => {
      removeEventListener('popstate', stay)
      document.title = title
    }
  }, [])
  return <>{children}</>
}

function Elsewhere({ onHere }: { readonly onHere: () => void }) {
  return (
    <main class="kid kid-quiet" id="page">
      <h1>The pages are open in another window</h1>
      <button type="button" class="btn big" onClick={onHere}>
        Open them here
      </button>
    </main>
  )
}
