/** The service worker, registered after the first screen; its update is offered, and never taken over an open editor. */
import { effect, signal } from '@preact/signals'
import { lockedByUpdate } from './locked-by-update.ts'
import * as tabs from './nobody-busy.ts'
import type { Shell } from './shell.ts'
import { ELSEWHERE, sayUpdate, tellOfOpenTab, tellOfOtherTab } from './update-notices.ts'
import type { UpdatePhase } from './update-notices.ts'

interface ScriptUrlPolicy {
  createScriptURL(url: string): string
}
interface TrustedTypesFactory {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): ScriptUrlPolicy
}

const WORKER = '/service-worker.js'

/** Trusted Types let nothing but this one address become a worker. */
function workerUrl(): string {
  const factory = (globalThis as { trustedTypes?: TrustedTypesFactory }).trustedTypes
  if (!factory) return WORKER
  const policy = factory.createPolicy('doorstep', {
    createScriptURL(url) {
      if (url !== WORKER) throw new TypeError('Not a worker of Doorstep')
      return url
    },
  })
  return policy.createScriptURL(WORKER)
}

export async function registerWorker(shell: Shell): Promise<void> {
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return
  const { Workbox } = await import('workbox-window')
  const workbox = new Workbox(workerUrl())
  const phase = signal<UpdatePhase>('none')
  const take = async (everywhere: boolean): Promise<void> => {
    if (await tabs.somebodyWrites()) {
      tellOfOtherTab(shell)
      await tabs.untilNobodyWrites()
      return shell.untell(ELSEWHERE)
    }
    if (!everywhere && (await tabs.isOpenElsewhere())) {
      tellOfOpenTab(shell, () => takeKept(true))
      await tabs.untilOpenNowhereElse()
      return shell.untell(ELSEWHERE)
    }
    shell.untell(ELSEWHERE)
    phase.value = 'coming'
    await tabs.untilSent()
    workbox.messageSkipWaiting()
  }
  const takeKept = (everywhere: boolean): void =>
    void shell.keepAll().then((kept) => (kept ? take(everywhere) : undefined))
  workbox.addEventListener('waiting', () => {
    phase.value = 'ready'
  })
  // Every tab, whoever asked, and none may stay behind to be read in: a page of the build before would look for parts
  // that are no longer kept, and write into a database that the new one may have moved on (`older-tabs.ts`). So a tab in
  // which somebody reads is asked about before, and not after.
  workbox.addEventListener('controlling', () => {
    phase.value = 'in'
  })
  effect(() => {
    const writing = shell.editors.value > 0
    sayUpdate(shell, phase.value, writing, () => takeKept(false))
    return phase.value === 'in' && !writing ? onceAtRest(() => loadAnew(shell)) : undefined
  })
  // Without a connection there is nothing to register anew; the worker that is here goes on.
  await workbox.register().catch(() => undefined)
}

/** The address stays, so that whoever unlocks is on the page where they were; the door says why it is locked. */
function loadAnew(shell: Shell): void {
  if (shell.unlocked.peek()) lockedByUpdate()
  location.reload()
}

/** What an editor kept as it closed is on the disk by then, and whoever goes on to the next note is there. */
const REST_MS = 1_000
const LINES = 'textarea, input:is([type=text], [type=search], [type=tel], [type=email], :not([type]))'

/** Somebody is in the middle of a sheet, or of a line that no editor keeps: an answer, a request, a comment. */
const isBegun = (): boolean =>
  document.querySelector('dialog[open]') !== null ||
  [...document.querySelectorAll<HTMLTextAreaElement | HTMLInputElement>(LINES)].some(
    ({ value, defaultValue, readOnly }) => !readOnly && value !== defaultValue && value.trim() !== '',
  )

/** Goes when nothing is begun on the page, and has not been for a moment. The answer calls it off. */
export function onceAtRest(go: () => void, ms = REST_MS): () => void {
  const look = setInterval(() => {
    if (isBegun()) return
    clearInterval(look)
    go()
  }, ms)
  return () => clearInterval(look)
}
