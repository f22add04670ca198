/**
 * Runs in the tablet's namespace: the real device and the real sync, told line by line what to do. `photo 290000` writes
 * a note with a photo of so many bytes, `note` a note alone, `try` goes over at once.
 */
import '../../support/tablet.ts'
import { randomBytes } from 'node:crypto'
import { createInterface } from 'node:readline'
import { effect } from '@preact/signals'
import { pageLink } from '../../../src/sync/ask.ts'
import { makeSync } from '../../../src/sync/loop.ts'
import { must } from '../../support/must.ts'
import { openTablet } from '../../support/tablet.ts'
import type { Start, TabletLine } from './lines.ts'

const { origin, cookie, person, child } = JSON.parse(must(process.argv[2])) as Start
const notebook = await openTablet({ person })
const sync = makeSync(notebook, {
  link: {
    ...pageLink(),
    origin,
    fetch: (url, init) => {
      const headers = new Headers(init?.headers)
      headers.set('cookie', cookie)
      return fetch(url, { ...init, headers })
    },
  },
})
const say = (line: TabletLine): void => console.log(JSON.stringify(line))
sync.start()
await sync.now()
let wasUnsent = false
effect(() => {
  const isUnsent = notebook.outbox.value.length > 0
  if (wasUnsent && !isUnsent) say({ kind: 'sent', at: Date.now() })
  wasUnsent = isUnsent
})
say({ kind: 'ready' })

for await (const line of createInterface({ input: process.stdin })) {
  const [what, size] = line.split(' ')
  if (what === 'try') {
    void sync.now()
    continue
  }
  const ref = what === 'photo' ? await notebook.putBlob(randomBytes(Number(size)), 'image/jpeg') : undefined
  const { opId } = await notebook.create({
    type: 'statutory-visit',
    fileIds: [child],
    body: { health: 'A loose tooth, and proud of it.', ...(ref && { drawing: { ...ref } }) },
  })
  say({ kind: 'wrote', at: Date.now(), opId, ...(ref && { sha256: ref.sha256 }) })
}
notebook.lock()
process.exit(0)
