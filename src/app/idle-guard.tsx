import { useSignal } from '@preact/signals'
import { useEffect, useMemo } from 'preact/hooks'
import { count } from './words.ts'
import { createIdleWatch, createQuickLock } from './idle.ts'
import type { IdleRules } from './idle.ts'
import { Sheet } from './parts/sheet.tsx'

const TOUCHES = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const

/** Watches for nobody being there, warns a minute ahead, and listens for Shift three times. */
export function IdleGuard(props: { readonly rules: IdleRules; readonly onLock: () => void }) {
  const { rules, onLock } = props
  const watch = useMemo(() => createIdleWatch(rules), [rules])
  const left = useSignal<number | undefined>(undefined)
  useEffect(() => {
    const third = createQuickLock()
    const look = () => {
      left.value = watch.secondsLeft()
      if (left.value === 0) onLock()
    }
    const touch = () => {
      if (left.peek() === undefined) watch.touch()
    }
    const key = (event: KeyboardEvent) => {
      if (!event.repeat && third(event.key)) onLock()
    }
    const visibility = () => {
      look()
      watch.hidden(document.visibilityState === 'hidden')
    }
    const timer = setInterval(look, 1000)
    for (const name of TOUCHES) addEventListener(name, touch, { passive: true, capture: true })
    addEventListener('keydown', key, { capture: true })
    document.addEventListener('visibilitychange', visibility)
    return () => {
      clearInterval(timer)
      for (const name of TOUCHES) removeEventListener(name, touch, { capture: true })
      removeEventListener('keydown', key, { capture: true })
      document.removeEventListener('visibilitychange', visibility)
    }
  }, [watch, onLock])
  if (left.value === undefined || left.value === 0) return null
  const stay = () => {
    watch.touch()
    left.value = undefined
  }
  return (
    <Sheet title="Still there?" onClose={stay}>
      <p>Doorstep locks itself in {count(left.value, 'second')}. What you wrote is kept.</p>
      <div class="stack-2">
        <button type="button" class="btn go big wide" onClick={stay}>
          I am here
        </button>
        <button type="button" class="btn wide" onClick={onLock}>
          Lock now
        </button>
      </div>
    </Sheet>
  )
}
