/** Small pushes go in phrases where the server knows them, and nothing that does not know them is ever in the way for good. */
import '../support/tablet.ts'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { PUSH_TAKES } from '../../src/protocol/messages.ts'
import type { PushRequest } from '../../src/protocol/messages.ts'
import { PHRASES_TYPE } from '../../src/protocol/phrases.ts'
import type { Link } from '../../src/sync/ask.ts'
import { makeSync } from '../../src/sync/loop.ts'
import { Council, json, refusal } from '../support/council.ts'
import { newChild, worker } from '../support/tablet.ts'
import type { Worker } from '../support/tablet.ts'

/** A worker at a server that says what it takes, and in which form each push went. */
async function atServer(takes: object) {
  const council = new Council()
  const child = newChild()
  const jo = await worker(council, [child])
  council.meets = (path, body) => {
    if (path !== '/sync/v1/push') return undefined
    const account = council.accounts.get(jo.email)
    assert.ok(account)
    return json({ ...council.push(body as PushRequest, account), takes })
  }
  const forms: ('phrases' | 'json')[] = []
  const inTheWay: { meets?: (form: 'phrases' | 'json') => Response | 'lost' | undefined } = {}
  const plain = council.link(jo.email)
  const link: Link = {
    ...plain,
    fetch: (async (url: string, init?: RequestInit) => {
      if (!url.endsWith('/push')) return plain.fetch(url, init)
      const form = new Headers(init?.headers).get('content-type') === PHRASES_TYPE ? 'phrases' : 'json'
      forms.push(form)
      const met = inTheWay.meets?.(form)
      if (met === 'lost') throw new TypeError('network')
      return met ?? plain.fetch(url, init)
    }) as typeof fetch,
  }
  const sync = makeSync(jo.notebook, { link, chance: () => 0 })
  const writeAndSend = async (health: string) => {
    const note = await jo.notebook.create({ type: 'statutory-visit', fileIds: [child], body: { health } })
    await sync.now()
    return note
  }
  return { council, jo, forms, inTheWay, writeAndSend, sync }
}
const arrived = ({ notebook }: Worker, council: Council, notes: readonly { id: string; body: object }[]) => {
  assert.equal(notebook.outbox.value, [])
  for (const { id, body } of notes) assert.equal(council.heads.get(id)?.body, body)
}

test('once the server has said that it knows them; the words arrive as they were', async () => {
  const { council, jo, forms, writeAndSend } = await atServer(PUSH_TAKES)
  const words = 'She said "no",\n\tthen\u0001 \u{1f642} {"protocol":1,"nonce":" again.'
  const notes = [await writeAndSend('the first'), await writeAndSend(words)]
  assert.equal(forms, ['json', 'phrases'])
  arrived(jo, council, notes)
  jo.notebook.lock()
})

test('a server that has not said so is never sent any', async () => {
  const { operations, bytes } = PUSH_TAKES
  const { council, jo, forms, writeAndSend } = await atServer({ operations, bytes })
  const notes = [await writeAndSend('one'), await writeAndSend('two')]
  assert.equal(forms, ['json', 'json'])
  arrived(jo, council, notes)
  jo.notebook.lock()
})

test('another server of the same service does not know them: the same words go in full at once', async () => {
  const { council, jo, forms, inTheWay, writeAndSend } = await atServer(PUSH_TAKES)
  const first = await writeAndSend('one')
  inTheWay.meets = (form) => (form === 'phrases' ? refusal(400) : undefined)
  const second = await writeAndSend('two')
  assert.equal(forms, ['json', 'phrases', 'json'])
  arrived(jo, council, [first, second])
  jo.notebook.lock()
})

test('something on the way swallows them: after one silence the words go in full', async () => {
  const { council, jo, forms, inTheWay, writeAndSend, sync } = await atServer(PUSH_TAKES)
  const first = await writeAndSend('one')
  inTheWay.meets = (form) => (form === 'phrases' ? 'lost' : undefined)
  const second = await writeAndSend('two')
  assert.is(jo.notebook.outbox.value.length, 1, 'still here, and sent again')
  await sync.now()
  assert.equal(forms, ['json', 'phrases', 'json'])
  arrived(jo, council, [first, second])
  jo.notebook.lock()
})

test.run()
