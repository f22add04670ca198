/** What a person has set on this device: the hand they write with, light or dark, how soon the door locks. */
import { effect } from '@preact/signals'
import type { Notebook } from '../device/notebook.ts'
import { IDLE_RULES } from './idle.ts'
import type { IdleRules } from './idle.ts'

export type Hand = 'right' | 'left'
export type Scheme = 'auto' | 'light' | 'dark'

/** The minutes that may be chosen: between the two and five of the guidance for sensitive data. */
export const IDLE_MINUTES = [2, 3, 5] as const

export function idleRules(minutes: number | undefined): IdleRules {
  const idleMs = (minutes && minutes >= 1 && minutes <= 5 ? minutes : 5) * 60_000
  return { ...IDLE_RULES, idleMs }
}

/** Lets the page follow the settings for as long as the notebook is open. They stay on the locked door. */
export function followLook(notebook: Notebook, root = document.documentElement): () => void {
  return effect(() => {
    const hand = notebook.setting<Hand>('hand').value
    const scheme = notebook.setting<Scheme>('scheme').value
    if (hand === 'left') root.dataset.hand = 'left'
    else delete root.dataset.hand
    if (scheme === 'light' || scheme === 'dark') root.dataset.scheme = scheme
    else delete root.dataset.scheme
  })
}
