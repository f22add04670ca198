/** What goes over the wire while somebody types with the council in reach, measured in bytes. */
import '../support/tablet.ts'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Link } from '../../src/sync/ask.ts'
import { makeSync } from '../../src/sync/loop.ts'
import type { PaceTimes } from '../../src/sync/pace.ts'
import { Council } from '../support/council.ts'
import { eventually, newChild, newHousehold, worker } from '../support/tablet.ts'
import type { Worker } from '../support/tablet.ts'

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
/** People's own pace and pauses, ten times as fast (`OF_PEOPLE` in sync/pace.ts; four autosaves a second). */
const QUICK = { stillMs: 300, longestMs: 3000 }
const AUTOSAVE_MS = 25

/** How long somebody has been typing goes by their autosaves and not by the machine: a busy one makes no pause of its own. */
function penClock() {
  let at = 0
  return {
    clock: () => at,
    pass: (ms: number) => {
      at += ms
    },
  }
}

/** As `worker`, with a wire that counts what is pushed. */
async function measured(council: Council, pace: PaceTimes) {
  const files = [newChild(), newHousehold()]
  const jo: Worker = await worker(council, files, 'foster-carer', 'Ann')
  const wire = { pushes: 0, bytes: 0 }
  const link = council.link(jo.email)
  const counted: Link = {
    ...link,
    fetch: (async (url: string, init: RequestInit = {}) => {
      if (new URL(url).pathname === '/sync/v1/push' && init.body) {
        wire.pushes += 1
        wire.bytes += (await new Response(init.body).arrayBuffer()).byteLength
      }
      return link.fetch(url, init)
    }) as typeof fetch,
  }
  const sync = makeSync(jo.notebook, { link: counted, chance: () => 0, pace })
  sync.start()
  await eventually(() => sync.status.value.lastReadAt !== null, 'the first round')
  return { files, jo, sync, wire }
}

const SENTENCE = 'Tilly showed me the rabbit and said that Mark lets her feed it before school, every day but Sunday. '

test('a note of two hundred autosaves, typed while online, sends at most twice its final size', async () => {
  const council = new Council()
  const { clock, pass } = penClock()
  const { files, jo, sync, wire } = await measured(council, { ...QUICK, clock })
  const whole = SENTENCE.repeat(25)
  const note = await jo.notebook.create({ type: 'daily-log', fileIds: files, body: {} })
  for (let save = 1; save <= 200; save += 1) {
    await jo.notebook.edit(note.id, { happened: whole.slice(0, Math.ceil((whole.length * save) / 200)) })
    await wait(AUTOSAVE_MS)
    pass(AUTOSAVE_MS)
  }
  await eventually(() => wire.pushes >= 1, 'a long note does not wait for its end: words go while it is typed')
  pass(QUICK.stillMs)
  await eventually(() => jo.notebook.outbox.value.length === 0, 'everything sent')
  assert.equal(council.heads.get(note.id)?.body, { happened: whole })
  console.log(`  ${whole.length} bytes of words, ${wire.pushes} pushes, ${wire.bytes} bytes on the wire`)
  assert.is(wire.pushes, 2, 'once while it is typed and once when the pen rests, however long a round takes')
  assert.ok(wire.bytes <= 2 * whole.length, `${wire.bytes} bytes for ${whole.length}`)
  sync.stop()
  jo.notebook.lock()
})

test('what is still typed waits alone; a step without words (a signature, say), leaving the screen and “send now” do not wait', async () => {
  const council = new Council()
  const { files, jo, sync, wire } = await measured(council, { stillMs: 60_000, longestMs: 600_000 })
  const day = (happened: string) =>
    jo.notebook.create({ type: 'daily-log', fileIds: files, body: { date: '2026-09-10', happened } })
  const typed = await day('half a sen')
  await wait(50)
  assert.is(wire.pushes, 0, 'still typed')
  const log = await day('We baked bread')
  await jo.notebook.discard(log.id)
  await eventually(() => council.heads.get(log.id)?.status === 'discarded', 'a step without words goes at once')
  assert.not.ok(council.heads.has(typed.id), 'still typed, and left alone by a round that had another reason')
  await eventually(() => sync.status.value.state === 'device', 'the strip says that it is only here')

  sync.soon?.()
  await eventually(() => council.heads.has(typed.id), 'the screen was left')
  await eventually(() => jo.notebook.outbox.value.length === 0, 'its echo')

  const asked = await day('please go')
  await sync.now()
  assert.ok(council.heads.has(asked.id))
  sync.stop()
  jo.notebook.lock()
})

test('words go when the pen rests, without anybody asking', async () => {
  const council = new Council()
  const { clock, pass } = penClock()
  const { files, jo, sync } = await measured(council, { stillMs: 300, longestMs: 60_000, clock })
  const typed = await jo.notebook.create({ type: 'daily-log', fileIds: files, body: { happened: 'a' } })
  for (const happened of ['ab', 'abc', 'abcd']) {
    await wait(60)
    pass(60)
    await jo.notebook.edit(typed.id, { happened })
    assert.not.ok(council.heads.has(typed.id), 'still typed')
  }
  pass(300)
  await eventually(() => council.heads.get(typed.id)?.body.happened === 'abcd', 'the pen rests')
  assert.is(council.heads.get(typed.id)?.revision, 1, 'in one piece')
  sync.stop()
  jo.notebook.lock()
})

test.run()
