/**
 * One tablet, many tabs: while it is with a child every tab of Doorstep shows the child's pages or nothing.
 *
 *     unknown ──read──▶ here | with nobody
 *     with nobody ──handOver──▶ here ──takeBack (passphrase)──▶ with nobody
 *     another tab handed over ──▶ elsewhere ──bring here──▶ here (and elsewhere for the others)
 */
import { signal, type ReadonlySignal } from '@preact/signals'
import { endHandover, keepHandover, readHandover, type Handover } from '../../device/handover.ts'

export type HandoverState =
  | { readonly with: 'unknown' }
  | { readonly with: 'nobody' }
  | { readonly with: 'child-here' | 'child-elsewhere'; readonly handover: Handover }

export interface HandoverKeeper {
  readonly state: ReadonlySignal<HandoverState>
  /** Resolves when the flag is on the disk; until then nothing is handed over. */
  handOver(handover: Omit<Handover, 'finished'>): Promise<void>
  finish(finished: boolean): Promise<void>
  readonly bringHere: () => void
  takeBack(): Promise<void>
}

export function createHandoverKeeper(
  open = (): BroadcastChannel | undefined =>
    typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('doorstep-handover'),
): HandoverKeeper {
  const state = signal<HandoverState>({ with: 'unknown' })
  const others = open()
  const tellOthers = others?.postMessage.bind(others)

  async function read(where: 'child-here' | 'child-elsewhere'): Promise<void> {
    const handover = await readHandover()
    state.value = handover ? { with: where, handover } : { with: 'nobody' }
  }

  async function change(handover: Handover): Promise<void> {
    await keepHandover(handover)
    state.value = { with: 'child-here', handover }
    tellOthers?.('changed')
  }

  others?.addEventListener('message', () => {
    void read('child-elsewhere')
  })
  void read('child-here')

  return {
    state,
    handOver: (handover) => change({ ...handover, finished: false }),
    async finish(finished) {
      if (state.value.with === 'child-here') await change({ ...state.value.handover, finished })
    },
    bringHere() {
      if (state.value.with !== 'child-elsewhere') return
      state.value = { with: 'child-here', handover: state.value.handover }
      tellOthers?.('changed')
    },
    async takeBack() {
      await endHandover()
      state.value = { with: 'nobody' }
      tellOthers?.('changed')
    },
  }
}

let keeper: HandoverKeeper | undefined
/** One for the tab. */
export const handoverKeeper = (): HandoverKeeper => (keeper ??= createHandoverKeeper())
