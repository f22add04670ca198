/**
 * Which of several tabs a record is written in. It only tells: nothing waits for it and nothing is refused, because
 * what is written in two tabs is kept together. Held by the browser (Web Locks) and so let go when a tab dies; where
 * the browser has none, the tabs ask one another.
 */
export interface EditLock {
  /** This tab becomes the one that is written in. */
  take(): void
  close(): void
}

/** `tell(true)`: it is open in another tab. */
export function openEditLock(recordId: string, tell: (elsewhere: boolean) => void): EditLock {
  const locks = (globalThis.navigator as Navigator | undefined)?.locks
  return locks ? heldByTheBrowser(locks, nameOf(recordId), tell) : askedAmongTabs(nameOf(recordId), tell)
}

const nameOf = (recordId: string): string => `doorstep writing ${recordId}`

function heldByTheBrowser(locks: LockManager, name: string, tell: (elsewhere: boolean) => void): EditLock {
  let closed = false
  let letGo: (() => void) | undefined
  let waiting: AbortController | undefined
  const hold = (): Promise<void> => {
    tell(false)
    return new Promise<void>((resolve) => {
      letGo = resolve
    })
  }
  const queue = () => {
    if (closed) return
    const controller = new AbortController()
    waiting = controller
    locks
      .request(name, { signal: controller.signal }, () => (closed ? undefined : hold()))
      .catch((error: unknown) => {
        // given up by this tab itself, which takes over or closes
        if (!controller.signal.aborted) onLost(error)
      })
  }
  /** Another tab has taken over. */
  const onLost = (error: unknown) => {
    if (closed || (error as { name?: string }).name !== 'AbortError') return
    tell(true)
    queue()
  }
  locks
    .request(name, { ifAvailable: true }, (lock) => {
      if (closed) return undefined
      if (lock) return hold()
      tell(true)
      queue()
      return undefined
    })
    .catch(onLost)
  return {
    take() {
      waiting?.abort()
      waiting = undefined
      locks.request(name, { steal: true }, () => (closed ? undefined : hold())).catch(onLost)
    },
    close() {
      closed = true
      waiting?.abort()
      letGo?.()
    },
  }
}

interface Said {
  readonly from: string
  readonly what: 'who' | 'here' | 'take' | 'gone'
}
/** So long an answer is waited for; so often the others are asked again, because a tab may die without a word. */
const ANSWER_MS = 400
const ASK_AGAIN_MS = 10_000

function askedAmongTabs(name: string, tell: (elsewhere: boolean) => void): EditLock {
  if (typeof BroadcastChannel === 'undefined') return { take: () => undefined, close: () => undefined }
  const me = crypto.randomUUID()
  const channel = new BroadcastChannel(name)
  let holds = false
  let answered = false
  const say = (what: Said['what']) => channel.postMessage({ from: me, what } satisfies Said)
  const set = (mine: boolean) => {
    holds = mine
    tell(!mine)
  }
  let answer: ReturnType<typeof setTimeout> | undefined
  const ask = () => {
    if (holds) return
    answered = false
    say('who')
    clearTimeout(answer)
    answer = setTimeout(() => {
      if (!answered) set(true)
    }, ANSWER_MS)
  }
  channel.addEventListener('message', (event: MessageEvent<Said>) => {
    const { from, what } = event.data
    if (from === me) return
    if (what === 'who' && holds) say('here')
    else if (what === 'here') {
      answered = true
      // two that asked at once: the smaller name goes on
      if (!holds || from < me) set(false)
    } else if (what === 'take') set(false)
    else if (what === 'gone') ask()
  })
  ask()
  const again = setInterval(ask, ASK_AGAIN_MS)
  const leave = () => {
    if (holds) say('gone')
  }
  globalThis.addEventListener?.('pagehide', leave)
  return {
    take() {
      say('take')
      set(true)
    },
    close() {
      clearTimeout(answer)
      clearInterval(again)
      globalThis.removeEventListener?.('pagehide', leave)
      leave()
      channel.close()
    },
  }
}
