/**
 * Reminders as notifications of the device, where the person allows them. They say that a date is near and never whose:
 * a notification stands on a locked screen.
 */
export const REMINDERS_ON = 'reminders-on-device'
const TAG = 'doorstep-dates'
const HOUR_MS = 3_600_000

interface WithPeriodicSync {
  readonly periodicSync?: { register(tag: string, options: { minInterval: number }): Promise<void> }
}

export const canNotify = (): boolean => 'Notification' in globalThis && 'serviceWorker' in navigator

/** Asks the person through the browser; true once they have agreed. */
export async function allowNotifications(): Promise<boolean> {
  if (!canNotify() || (await Notification.requestPermission()) !== 'granted') return false
  try {
    const worker = (await navigator.serviceWorker.ready) as WithPeriodicSync
    // where the browser has it, the worker is woken while no page is open
    await worker.periodicSync?.register(TAG, { minInterval: HOUR_MS })
  } catch {
    // the browser may refuse: nothing rests on it
  }
  return true
}
