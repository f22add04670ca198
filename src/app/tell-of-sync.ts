/** What the state of sending and reading asks of a person, as lines that stand above every page until it is over. */
import type { Shell } from './shell.ts'

export function tellOfSession(shell: Shell, needed: boolean, onLock: () => void): void {
  if (!needed) return shell.untell('session')
  shell.tell({
    id: 'session',
    kind: 'soon',
    words:
      'To send and fetch, the council asks for your passphrase again. What you write is kept here meanwhile. If you changed it on another device, choose “Not you?” and sign in with your email address.',
    action: { words: 'Lock and unlock', run: onLock },
  })
}

export function tellOfWaiting(shell: Shell, waiting: number, run: () => void): void {
  if (waiting === 0) return shell.untell('waiting')
  shell.tell({
    id: 'waiting',
    kind: 'soon',
    words: waiting === 1 ? 'One note waits for your decision.' : `${waiting} notes wait for your decision.`,
    action: { words: 'Read', run },
    canClose: true,
  })
}

export function tellOfUndelivered(shell: Shell, undelivered: number, run: () => void): void {
  if (undelivered === 0) return shell.untell('undelivered')
  shell.tell({
    id: 'undelivered',
    kind: 'soon',
    words:
      undelivered === 1
        ? 'One signed paper did not reach the document store.'
        : `${undelivered} signed papers did not reach the document store.`,
    action: { words: 'See why', run },
    canClose: true,
  })
}

export function tellOfGivenPassphrase(shell: Shell, given: boolean): void {
  if (!given) return shell.untell('given-passphrase')
  shell.tell({
    id: 'given-passphrase',
    kind: 'soon',
    words:
      'Your passphrase was given to you, so somebody else knows it. Choose your own under Settings: nothing is fetched or sent before.',
  })
}

export function tellOfOldBuild(shell: Shell, old: boolean): void {
  if (!old) return shell.untell('old-build')
  shell.tell({
    id: 'old-build',
    kind: 'soon',
    words:
      'This Doorstep is too old to fetch new notes. It still sends yours. An update comes with the next connection.',
  })
}
