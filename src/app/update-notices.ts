/** What a person is told of an update: where it stands, and whom it waits for. */
import type { Shell } from './shell.ts'

/** Ready: it is offered. Coming: it was asked for, and the browser ends the old worker first. In: the next load is the new build. */
export type UpdatePhase = 'none' | 'ready' | 'coming' | 'in'

export const ELSEWHERE = 'update-elsewhere'

export function tellOfOtherTab(shell: Shell): void {
  shell.tell({
    id: ELSEWHERE,
    kind: 'quiet',
    words: 'Somebody is still writing in another tab or window of Doorstep. Finish there, then use the update.',
    canClose: true,
  })
}

/** Whoever asked has both tabs before them: they say whether the page in the other one may go. */
export function tellOfOpenTab(shell: Shell, run: () => void): void {
  shell.tell({
    id: ELSEWHERE,
    kind: 'quiet',
    words:
      'Doorstep is open in another tab or window too. Lock or close it there, then use the update. Or use it in all of them: the others lock, and unlock again on the same page.',
    action: { words: 'Use it in all of them', run },
    canClose: true,
  })
}

/** Where the update stands, in the words that fit: with an editor open it waits, however far it is. */
export function sayUpdate(shell: Shell, phase: UpdatePhase, writing: boolean, take: () => void): void {
  const say = (words: string): void => shell.tell({ id: 'update', kind: 'quiet', words, canClose: true })
  if (phase === 'none') return
  if (phase === 'in') return say('The update is in. It opens when you have finished writing.')
  if (phase === 'coming') return say('The update is on its way in. You can go on meanwhile.')
  if (writing) return say('An update is ready. It waits until you have finished writing.')
  shell.tell({
    id: 'update',
    kind: 'quiet',
    words: 'Update is ready.',
    action: {
      words: 'Use it now',
      run: take,
    },
  })
}
