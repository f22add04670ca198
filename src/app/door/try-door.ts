import { useSignal } from '@preact/signals'
import type { ReadonlySignal } from '@preact/signals'
import { count } from '../words.ts'
import { useWait } from './wait.ts'
import { whyShut } from './why-shut.ts'

export interface TryDoor {
  readonly busy: ReadonlySignal<boolean>
  /** What to say about the last try; while a wait runs it says how long. */
  readonly trouble: string | undefined
  attempt(open: () => Promise<void>): Promise<void>
  say(words: string): void
}

/** One try at a time, and after a wrong one a wait that everybody can see. */
export function useTryDoor(waitSeconds = 0): TryDoor {
  const busy = useSignal(false)
  const words = useSignal<string | undefined>(undefined)
  const wait = useWait(waitSeconds)
  return {
    busy,
    trouble:
      wait.seconds > 0
        ? `${words.value ?? ''} You can try again in ${count(wait.seconds, 'second')}.`.trim()
        : words.value,
    say(trouble) {
      words.value = trouble
    },
    async attempt(open) {
      if (busy.value || wait.seconds > 0) return
      busy.value = true
      words.value = undefined
      try {
        await open()
      } catch (error) {
        const why = whyShut(error)
        words.value = why.words
        wait.start(why.waitSeconds)
      } finally {
        busy.value = false
      }
    },
  }
}
