/** A line that was begun about a record: where it goes once the record has left the device, and when it stays. */
import 'fake-indexeddb/auto'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { handOnBegun } from '../../src/device/begun-left.ts'
import { keepOrganisationKey } from '../../src/device/device-secret.ts'
import { removeRevoked, unpack } from '../../src/device/leave.ts'
import { letterArrived, letterIds, letterOf } from '../../src/device/letters.ts'
import { receiptsOwed } from '../../src/device/receipts.ts'
import { LETTER, toBase64 } from '../../src/protocol/letter.ts'
import type { LetterContent } from '../../src/protocol/letter.ts'
import { makeKeyPair, openSealed } from '../../src/protocol/sealed-letter.ts'
import { must } from '../support/must.ts'
import { newChild, openTablet, rawRows } from '../support/tablet.ts'

const pair = await makeKeyPair()
const KEY = { keyId: 'the-key', publicKey: toBase64(pair.publicKey) }

async function handedOn(): Promise<LetterContent['jots']> {
  const found: LetterContent['jots'] = []
  for (const id of await letterIds()) {
    const { sealed } = must(await letterOf(id))
    const plain = new TextDecoder().decode(await openSealed(pair.secret, sealed, LETTER))
    found.push(...(JSON.parse(plain) as LetterContent).jots)
  }
  return found
}

/** A visit that the council has, with a line begun under it. */
async function begunUnder(words: string) {
  const tablet = await openTablet()
  const child = newChild()
  const visit = await tablet.create({ type: 'statutory-visit', fileIds: [child], body: { health: 'Well.' } })
  const { relaxed, outbox } = tablet.store
  await relaxed.outbox.clear()
  outbox.remove(outbox.rows().map((row) => row.opId))
  await relaxed.files.put({ id: child, seq: 4, chain: 'x', epoch: 1 })
  const about = { recordIds: [visit.id], fileIds: [child], at: '2026-05-01T09:00:00+01:00' }
  await tablet.keepBegun(`amending ${visit.id}`, words, '', about)
  const taken = async () => {
    await relaxed.files.update(child, { revoked: true })
    return removeRevoked(tablet.store)
  }
  return { tablet, child, visit, about, taken }
}

test.after.each(async () => {
  for (const id of await letterIds()) await letterArrived(id)
})

test('while its box can stand it stays; once the file has left it is sealed for the manager, and gone', async () => {
  const { tablet, child, visit, about, taken } = await begunUnder('Canarybegun')
  await keepOrganisationKey(tablet.store, KEY)
  await handOnBegun(tablet.store)
  assert.equal(await tablet.begunLines(), ['Canarybegun'])
  assert.equal(await taken(), [child])
  assert.equal(await receiptsOwed(tablet.store), [], 'while it lies here nobody is told that nothing is left')
  await handOnBegun(tablet.store)
  assert.equal(await tablet.begunLines(), [])
  const [{ text, about: of } = { text: '', about: undefined }] = await handedOn()
  assert.equal([text, of], ['Canarybegun', { recordIds: [visit.id], fileIds: [child] }])
  const [line] = tablet.outbox.value
  assert.equal([line?.state, line?.recordId, line?.writtenAt], ['needs-you', visit.id, about.at])
  assert.is((await receiptsOwed(tablet.store)).length, 1)
  tablet.lock()
})

test('without a key to seal to it stays, and goes once there is one', async () => {
  const { tablet, taken } = await begunUnder('Canarywaits')
  await taken()
  await handOnBegun(tablet.store)
  assert.equal(await tablet.begunLines(), ['Canarywaits'])
  await keepOrganisationKey(tablet.store, KEY)
  await handOnBegun(tablet.store)
  assert.equal(
    (await handedOn()).map(({ text }) => text),
    ['Canarywaits'],
  )
  tablet.lock()
})

test('a file that its person unpacked comes again: the line waits for its box, and goes only if the file is taken away', async () => {
  const { tablet, child, taken } = await begunUnder('Canaryunpacked')
  await keepOrganisationKey(tablet.store, KEY)
  assert.equal(await unpack(tablet.store, [child]), [child])
  await handOnBegun(tablet.store)
  assert.equal([await tablet.begunLines(), await handedOn()], [['Canaryunpacked'], []])
  await taken()
  await handOnBegun(tablet.store)
  assert.equal(await tablet.begunLines(), [])
  assert.is((await handedOn()).length, 1)
  tablet.lock()
})

test('typed on in another tab while it is being sealed: the longer line goes as well, and no word stays behind', async () => {
  const { tablet, visit, about, taken } = await begunUnder('Canaryone')
  await keepOrganisationKey(tablet.store, KEY)
  await taken()
  const { outbox } = tablet.store.strict
  const get = tablet.store.relaxed.meta.get.bind(tablet.store.relaxed.meta)
  let typed = false
  // the key is asked for after the lines were read
  tablet.store.relaxed.meta.get = ((key: string) =>
    get(key).then(async (row) => {
      if (!typed && key === 'organisation key') {
        typed = true
        await tablet.keepBegun(`amending ${visit.id}`, 'Canaryone and two', 'Canaryone', about)
      }
      return row
    })) as typeof get
  await handOnBegun(tablet.store)
  assert.equal(await tablet.begunLines(), ['Canaryone and two'])
  assert.is(await outbox.count(), 0)
  await handOnBegun(tablet.store)
  assert.equal(await tablet.begunLines(), [])
  assert.equal(new Set((await handedOn()).map(({ text }) => text)), new Set(['Canaryone', 'Canaryone and two']))
  tablet.lock()
})

test('what is typed in a sheet and not told goes the same way, in words: the answers of a scale, a notice, a child’s reply', async () => {
  const { tablet, child, visit, taken } = await begunUnder('')
  await keepOrganisationKey(tablet.store, KEY)
  const asked = { 'child Tilly': { score: 3, whyNotLower: 'Canarylower', who: { recordId: visit.id, name: 'Tilly' } } }
  await tablet.keepTyped(`scale ${child}`, asked, [visit.id])
  await tablet.keepTyped('notice', {}, [visit.id])
  assert.equal(await tablet.begunLines(), ['3\nCanarylower\nTilly'], 'signing out takes it along')
  await handOnBegun(tablet.store)
  assert.equal(tablet.setting(`scale ${child}`).value, asked, 'while the file is held it waits in its sheet')
  await taken()
  await tablet.keepTyped(`scale ${child}`, { ...asked, more: { seen: 'Canaryseen' } }, [visit.id])
  await handOnBegun(tablet.store)
  assert.equal(await tablet.begunLines(), [])
  assert.equal(
    (await handedOn()).map(({ text, about }) => [text, about?.fileIds]),
    [['3\nCanarylower\nTilly\nCanaryseen', [child]]],
  )
  const rows = [...(await rawRows(tablet.store.keys.database)).values()].flat()
  assert.not.match(JSON.stringify(rows), /Canary/)
  tablet.lock()
})

test('what was told is no line that waits: the same setting, kept as one', async () => {
  const { tablet, visit } = await begunUnder('')
  await tablet.keepTyped('said', 'Canarytold', [visit.id])
  assert.equal(await tablet.begunLines(), ['Canarytold'])
  await tablet.keepSetting('said', 'Canarytold')
  assert.equal(await tablet.begunLines(), [])
  tablet.lock()
})

test.run()
