import { NoVault, TooSoon, WrongPassphrase } from '../../device/refusals.ts'
import { NotSignedIn } from './door.ts'

/** Why the door stayed shut, in words, and how long to wait before the next try. */
export function whyShut(error: unknown): { readonly words: string; readonly waitSeconds: number } {
  if (error instanceof WrongPassphrase) {
    return {
      words:
        'That passphrase does not open this door. Nothing is lost: try it again. If you changed it on another device, choose “Not you?” and sign in with your email address.',
      waitSeconds: error.waitSeconds,
    }
  }
  if (error instanceof TooSoon)
    return { words: 'After several wrong tries there is a short wait.', waitSeconds: error.waitSeconds }
  if (error instanceof NoVault) {
    return {
      words: 'This account has not been used on this device yet. Sign in with its email address.',
      waitSeconds: 0,
    }
  }
  if (error instanceof NotSignedIn) return { words: error.message, waitSeconds: error.waitSeconds }
  return {
    words: `The door could not be opened. ${error instanceof Error ? error.message : ''}`.trim(),
    waitSeconds: 0,
  }
}
