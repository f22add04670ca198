import { NodeEvent } from './support/node-event.ts'
import '../support/page.ts'
import { cleanup, screen } from '@testing-library/preact'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { must } from '../../support/must.ts'
import { openAs } from './support/wrenbury-open.tsx'

const { Import } = await import('../../../src/app/screens/import.tsx')
const { ImportOutcome } = await import('../../../src/app/screens/import-outcome.tsx')
const { MOST_IMPORT_BYTES, refusal, sendReturn } = await import('../../../src/app/screens/import-upload.ts')

test.after.each(() => cleanup())

test('only a team manager may import', () => {
  openAs('Hannah', <Import />)
  assert.ok(screen.getByText('Only a team manager may import a return.'))
  cleanup()
  openAs('Priya', <Import />)
  assert.ok(screen.getByLabelText(/A folder of CSV files/))
})

test('files are judged by name and size before a byte of them is read', () => {
  assert.is(
    refusal([
      { name: 'header.csv', size: 10 },
      { name: 'episodes.csv', size: 10 },
    ]),
    undefined,
  )
  assert.match(refusal([{ name: 'return.xml', size: MOST_IMPORT_BYTES + 1 }]) ?? '', /is not read here/)
  assert.match(refusal([{ name: 'photo.jpg', size: 10 }]) ?? '', /no CSV or XML file/)
  assert.match(refusal([{ name: 'header.csv', size: 0 }]) ?? '', 'header.csv is empty.')
})

/** A server that answers with these lines. */
function answering(status: number, text: string) {
  return () => {
    const [request, upload] = [new EventTarget(), new EventTarget()]
    const send = () =>
      setTimeout(() => {
        upload.dispatchEvent(new NodeEvent('load'))
        request.dispatchEvent(new NodeEvent('progress'))
        request.dispatchEvent(new NodeEvent('load'))
      })
    return Object.assign(request, {
      status,
      responseText: text,
      upload,
      open: () => undefined,
      setRequestHeader: () => undefined,
      send,
    }) as unknown as XMLHttpRequest
  }
}
const COUNTS = {
  children: 300,
  placements: 468,
  openPlacements: 153,
  missingEpisodes: 8,
  reviews: 1444,
  overlaps: 10,
  rejected: [],
}

test('progress comes line by line, the counts come last', async () => {
  const seen: string[] = []
  const lines = [{ progress: 0.2, done: 20, of: 100 }, { progress: 0.9, done: 90, of: 100 }, COUNTS]
    .map((line) => JSON.stringify(line))
    .join('\n')
  const result = await sendReturn([], ({ stage, done }) => seen.push(`${stage} ${done}`), answering(200, `${lines}\n`))
  assert.equal(result, COUNTS)
  assert.equal(seen, ['reading 0', 'reading 90'])
})

test('a return that cannot be read says why, even after progress', async () => {
  const text = `{"done":5,"of":100}\n{"title":"This return cannot be read","status":422,"detail":"No header file in the return"}\n`
  await sendReturn([], () => undefined, answering(200, text)).then(
    () => assert.unreachable(),
    (error: Error) => assert.is(error.message, 'No header file in the return'),
  )
  await sendReturn([], () => undefined, answering(413, '')).then(
    () => assert.unreachable(),
    (error: Error) => assert.match(error.message, /larger than the server reads/),
  )
})

test('refused lines stand in a table: file, line, column, why', () => {
  openAs(
    'Priya',
    <ImportOutcome
      result={{
        ...COUNTS,
        rejected: [{ file: 'episodes.csv', line: 7, column: 'DECOM', reason: 'This date cannot be read: 31/02/2020' }],
      }}
    />,
  )
  const row = must(screen.getAllByRole('row')[1])
  assert.equal(
    [...row.children].map(({ textContent }) => textContent),
    ['episodes.csv', '7', 'DECOM', 'This date cannot be read: 31/02/2020'],
  )
  assert.ok(screen.getByText('1 line was refused, the rest is in'))
})

test.run()
