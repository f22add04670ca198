/** The composition root of the app: makes the one shell, the one door and the one clock, and draws the house. */
import { signal } from '@preact/signals'
import { render } from 'preact'
import { App } from './app.tsx'
import { createDeviceDoor } from './door/device-door.ts'
import './look/look.css'
import { sayWhenOpen, sayWhenWriting } from './nobody-busy.ts'
import { keepFormsOffTheDisk } from './no-form-memory.ts'
import { createShell } from './shell.ts'
import { registerWorker } from './update.ts'
import { dayOf } from './words.ts'

const root = document.getElementById('app')
if (!root) throw new Error('index.html has no place for the app')

const shell = createShell()
const today = signal(dayOf(new Date().toISOString()))
const lookAtTheDay = () => {
  today.value = dayOf(new Date().toISOString())
}
setInterval(lookAtTheDay, 30_000)
document.addEventListener('visibilitychange', lookAtTheDay)
// Where the person allows it, the worker reminds them, behind a locked door too.
setInterval(() => {
  if ('Notification' in globalThis && Notification.permission === 'granted')
    navigator.serviceWorker?.controller?.postMessage({ type: 'dates' })
}, 60_000)

keepFormsOffTheDisk()
// before anybody can unlock: another tab that asks a moment later must be told
sayWhenWriting(shell)
sayWhenOpen(shell)
render(<App door={createDeviceDoor()} shell={shell} today={today} />, root)
void registerWorker(shell)
