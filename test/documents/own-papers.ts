import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { docxOf } from '../../src/documents/docx-file.ts'
import { makePaper } from '../../src/documents/make-paper.ts'
import { wordsOf } from '../../src/documents/paper.ts'
import type { Reader } from '../../src/documents/reader.ts'
import { papersOf } from '../../src/documents/which-papers.ts'
import { childFile } from '../../src/model/file.ts'
import { filesOf } from '../../src/practice/of-type.ts'
import { must } from '../support/must.ts'
import { unzip } from '../support/unzip.ts'
import { by, id, record, TODAY } from '../practice/support/wrenbury.ts'

const jonah = id(31)
const file = childFile(jonah)
const where = { service: 'North team', today: TODAY }
const signed = {
  status: 'signed' as const,
  signatures: [{ ...by('Priya', TODAY), as: 'sign' as const, bodyHash: 'x' }],
}
const plan = record(
  'safety-plan',
  [file],
  {
    date: '2026-08-20',
    kinds: ['missing'],
    risk: 'He walks by the ring road at night.',
    triggers: 'He goes quiet after a call.',
    steps: [
      { id: id(1), when: 'Not home by ten', who: { name: 'Marcia' }, what: 'rings him once', phone: '0700 900 111' },
    ],
    childsPart: 'First food. Then quiet.',
    wearing: 'A green parka.',
    phones: '0700 900 222',
    places: 'The skate bowl, with Dan.',
    review: '2026-10-01',
  },
  signed,
)
const files = filesOf([record('child', [file], { name: 'Jonah' }, { id: jonah }), plan])
const words = (reader: Reader): string => wordsOf(must(makePaper(files, plan, 'safety', reader, where)))

test('S3.14: the fridge has the steps and his words, and not where he may be found', () => {
  const fridge = words({ name: 'the carers’ fridge', kind: 'carer', gets: 'plan' })
  assert.match(fridge, /rings him once/)
  assert.match(fridge, /0700 900 111/)
  assert.match(fridge, /First food/)
  assert.not.match(fridge, /skate bowl|green parka|ring road/)
  assert.match(fridge, /is left out/)
})

test('S3.14: the police have what helps to find him, and not what he asked of those at home', () => {
  const police = words({ name: 'the police', kind: 'outside', gets: 'no-address' })
  assert.match(police, /green parka/)
  assert.match(police, /skate bowl/)
  assert.match(police, /ring road/)
  assert.not.match(police, /First food/)
})

test('S3.14: out of hours have all of it', () => {
  const worker = words({ name: 'out of hours', kind: 'worker', gets: 'whole' })
  for (const said of [/skate bowl/, /First food/, /rings him once/]) assert.match(worker, said)
})

test('S3.14: the fridge’s page is written in letters for across the kitchen, on one page', () => {
  const paper = must(makePaper(files, plan, 'safety', { name: 'fridge', kind: 'carer', gets: 'plan' }, where))
  assert.is(paper.large, true)
  assert.is(paper.blocks.filter(({ kind }) => kind === 'turn').length, 0)
})

const picture = { sha256: 'a'.repeat(64), mime: 'application/vnd.doorstep.strokes', bytes: 10 }
const story = record('words-and-pictures', [file], {
  title: 'Why Jonah lives with Marcia',
  panels: [
    { id: id(1), words: 'This is Jonah.', drawing: picture },
    { id: id(2) },
    { id: id(3), words: 'Mum was ill.' },
  ],
  contributors: [{ id: id(4), who: { name: 'Mum' } }],
})
const child: Reader = { name: 'Jonah', kind: 'child', gets: 'childs-version' }

test('S4.23: a story is a booklet once it is approved, one page for each page, empty ones left out', () => {
  assert.equal(papersOf(story), [])
  const booklet = must(makePaper(files, { ...story, ...signed }, 'booklet', child, where))
  assert.equal(
    booklet.blocks.map(({ kind }) => kind),
    ['picture', 'text', 'turn', 'text'],
  )
  assert.match(wordsOf(booklet), /Mum was ill/)
})

test('S4.23: its pictures are in the Word file, and one that is not here is named', async () => {
  const booklet = must(makePaper(files, { ...story, ...signed }, 'booklet', child, where))
  const bytes = Uint8Array.from(
    atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
    (c) => c.charCodeAt(0),
  )
  const withPicture = unzip(
    await docxOf(booklet, new Map([[picture.sha256, { type: 'png' as const, bytes, width: 40, height: 20 }]])),
  )
  assert.ok([...withPicture.keys()].some((name) => name.startsWith('word/media/')))
  const without = unzip(await docxOf(booklet))
  assert.match(must(without.get('word/document.xml')), /the picture is not on this device/)
})

test.run()
