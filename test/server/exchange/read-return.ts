import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { acceptRows } from '../../../src/server/exchange/accept-rows.ts'
import type { AcceptedReturn } from '../../../src/server/exchange/accept-rows.ts'
import { openReturn } from '../../../src/server/exchange/open-return.ts'
import { UnreadableReturn } from '../../../src/server/exchange/return-kinds.ts'
import { collectionYear, readPartialDate, readReturnDate } from '../../../src/server/exchange/return-date.ts'
import type { ReturnFile } from '../../../src/server/exchange/return-text.ts'
import {
  EPISODES,
  HEADER,
  MISSING,
  OC2,
  PREVIOUS,
  REVIEWS,
  asXml,
  child,
  csv,
  episode,
  inMemory,
} from './fixtures/made-return.ts'

const read = async (...files: ReturnFile[]): Promise<AcceptedReturn> => acceptRows((await openReturn(files)).rows())

const header = csv('header.csv', HEADER, child('101'), child('102'))
const one = csv('episodes.csv', EPISODES, episode({ start: '01/02/2017' }))

async function refusals(row: string): Promise<string> {
  const { rejected, episodes } = await read(
    header,
    csv('episodes.csv', EPISODES, row, episode({ child: '102', start: '01/02/2017' })),
  )
  assert.is(episodes.get('102')?.length, 1, 'the rest is read')
  return rejected.map(({ file, line, column, reason }) => `${file} ${line} ${column}: ${reason}`).join('; ')
}

async function refused(why: RegExp, ...files: ReturnFile[]): Promise<void> {
  try {
    await read(...files)
  } catch (error) {
    assert.instance(error, UnreadableReturn)
    assert.match((error as Error).message, why)
    return
  }
  assert.unreachable('it was read')
}

test('reads days as dd/mm/yyyy and as nothing else', () => {
  assert.is(readReturnDate('29/02/2016'), '2016-02-29')
  assert.is(readReturnDate('1/5/2016'), '2016-05-01')
  for (const no of [
    '29/02/2017',
    '31/04/2017',
    '31/02/2017',
    '00/01/2017',
    '01/13/2017',
    '2017-01-01',
    '01-01-2017',
    '01/01/17',
    '01/01/0017',
    '01/01/2017 00:00',
    'x',
  ]) {
    assert.is(readReturnDate(no), undefined, no)
  }
  assert.is(readPartialDate('zz/10/2012'), '2012-10')
  assert.is(readPartialDate('zz/zz/2012'), '2012')
  assert.is(readPartialDate('zz/13/2012'), undefined)
  assert.is(collectionYear('2018-03-31'), 2018)
  assert.is(collectionYear('2018-04-01'), 2019)
})

test('reads files with a byte-order mark, in UTF-16, with any line ending, quoted, in whatever pieces they come', async () => {
  const text = `${EPISODES}\r\n${episode({ start: '01/02/2017' })}\r\n"101","01/03/2017","L","C2",,"U6","","","","","","", \r\n`
  const utf16 = new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'))
  const forms = [
    inMemory('e.csv', `\ufeff${text}`),
    inMemory('e.csv', utf16, 7),
    inMemory('e.csv', text, 1),
    inMemory('e.csv', text.replaceAll('\r\n', '\n')),
    inMemory('e.csv', text.replaceAll('\r\n', '\r')),
  ]
  for (const form of forms) {
    const { episodes, rejected } = await read(header, form)
    assert.equal(rejected, [])
    assert.equal(
      episodes.get('101')?.map((e) => e['DECOM']),
      ['2017-02-01', '2017-03-01'],
    )
  }
})

test('takes columns in any order and capitals, and ignores those it does not know', async () => {
  const file = csv('return part 2.csv', 'mystery,dec, Place ,CHILD,decom,RNE', 'x,,u6,101,01/02/2017,s')
  const { episodes } = await read(header, file)
  assert.equal(episodes.get('101'), [{ CHILD: '101', PLACE: 'U6', DECOM: '2017-02-01', RNE: 'S' }])
})

test('knows each file by its columns, whatever it is called', async () => {
  const { children, episodes, missing, reviews, previousPermanence, oc2, rejected } = await read(
    csv('a.csv', OC2, '101,02/03/2010,17,,0,1'),
    csv('b.csv', 'CHILD,SEX,DOB,DUC', '101,1,02/03/2010,'),
    csv('c.csv', REVIEWS, '101,02/03/2010,01/02/2018,PN1'),
    csv('d.csv', EPISODES, episode({ start: '01/02/2017' })),
    csv('e.csv', MISSING, '101,02/03/2010,M,01/02/2018,'),
    csv('f.csv', PREVIOUS, '101,02/03/2010,P1,352,zz/05/2014'),
    csv('g.csv', HEADER, child('101')),
    inMemory('notes.txt', 'nothing'),
    inMemory('empty.csv', ''),
    csv('other.csv', 'COLOUR', 'red'),
  )
  assert.equal(rejected, [])
  assert.equal(
    [children.size, episodes.size, missing.length, reviews.length, previousPermanence.size, oc2.size],
    [1, 1, 1, 1, 1, 1],
  )
  assert.is(oc2.get('101')?.['SDQ_SCORE'], '17')
})

test('refuses a row with file, line, column and reason, and reads on', async () => {
  const file = 'episodes.csv 2'
  assert.match(await refusals(episode({ start: '31/02/2017' })), `${file} DECOM: “31/02/2017” is not a date`)
  assert.match(await refusals(episode({ start: '2017-02-01' })), `${file} DECOM: “2017-02-01” is not a date`)
  assert.match(await refusals(episode({ start: '01/02/2017', end: 'soon' })), `${file} DEC: “soon” is not a date`)
  assert.is(await refusals(episode({ start: '' })), `${file} DECOM: no start date`)
  assert.is(await refusals(episode({ start: '02/02/2017', end: '01/02/2017' })), `${file} DEC: ends before it starts`)
  assert.is(
    await refusals(episode({ child: '999', start: '01/02/2017' })),
    `${file} CHILD: child 999 is missing from the header`,
  )
  assert.is(await refusals(episode({ child: '', start: '01/02/2017' })), `${file} CHILD: no child id`)
  for (const [given, column] of [
    [{ rne: 'Q' }, 'RNE'],
    [{ legal: 'V9' }, 'LS'],
    [{ place: 'U7' }, 'PLACE'],
    [{ rec: 'E99' }, 'REC'],
  ] as const) {
    assert.match(await refusals(episode({ start: '01/02/2017', ...given })), `${file} ${column}: “`)
  }
})

test('refuses unknown codes and days in every other file', async () => {
  const { rejected, missing, reviews, oc2, previousPermanence, children } = await read(
    csv(
      'header.csv',
      HEADER,
      child('101'),
      '102,3,01/01/2010,WBRI,,,',
      '103,1,01/01/2010,ZZZZ,,,',
      '104,1,1/1/10,WBRI,,,',
    ),
    one,
    csv(
      'missing.csv',
      MISSING,
      '101,,X,01/01/2018,',
      '101,,M,,01/01/2018',
      '101,,M,02/01/2018,01/01/2018',
      '101,,A,02/01/2018,',
    ),
    csv('reviews.csv', REVIEWS, '101,,01/01/2018,PN8', '101,,,PN1', '101,,01/01/2018,PN1'),
    csv('oc2.csv', OC2, '101,,41,,0,0', '103,,4,,0,0', '101,,,SDQ9,,', '101,,4.5,,,', '101,,40,,,2', '101,,40,,,'),
    csv('permanence.csv', PREVIOUS, '101,,P9,,', '101,,P1,,zz/zz/zzzz', '101,,P1,,'),
  )
  assert.equal(
    rejected.map((r) => `${r.file}:${r.line}:${r.column}`),
    [
      'header.csv:3:SEX',
      'header.csv:4:ETHNIC',
      'header.csv:5:DOB',
      'missing.csv:2:MISSING',
      'missing.csv:3:MIS_START',
      'missing.csv:4:MIS_END',
      'reviews.csv:2:REVIEW_CODE',
      'reviews.csv:3:REVIEW',
      'permanence.csv:2:PREV_PERM',
      'permanence.csv:3:DATE_PERM',
      'oc2.csv:2:SDQ_SCORE',
      'oc2.csv:3:CHILD',
      'oc2.csv:4:SDQ_REASON',
      'oc2.csv:5:SDQ_SCORE',
      'oc2.csv:6:HEALTH_CHECK',
    ],
  )
  assert.equal([children.size, missing.length, reviews.length, oc2.size, previousPermanence.size], [1, 1, 1, 1, 1])
})

test('knows the codes of every collection since 2015, in capitals or not', async () => {
  const rows = [
    ...['S', 'L', 'P', 'T', 'B', 'U'].map((rne) => ({ rne })),
    ...['C1', 'C2', 'D1', 'E1', 'V2', 'V3', 'V4', 'J1', 'J2', 'J3', 'L1', 'L2', 'L3'].map((legal) => ({ legal })),
    ...'A3 A4 A5 A6 H5 K1 K2 K3 P1 P2 P3 R1 R2 R3 R5 S1 T0 T1 T2 T3 T4 U1 U2 U3 U4 U5 U6 Z1 u4'
      .split(' ')
      .map((place) => ({ place })),
    ...'X1 E11 E12 E13 E14 E15 E16 E17 E2 E3 E41 E43 E44 E45 E46 E47 E48 E4A E4B E4a E4b E5 E6 E7 E8 E9'
      .split(' ')
      .map((rec) => ({ rec })),
  ].map((given, at) => episode({ start: '01/02/2017', end: '02/02/2017', urn: String(at), ...given }))
  const { episodes, rejected } = await read(header, csv('episodes.csv', EPISODES, ...rows))
  assert.equal(rejected, [])
  assert.is(episodes.get('101')?.length, rows.length)
})

test('passes over an exact repeat, in a refused row too, and tells two different rows for one child', async () => {
  const bad = episode({ start: 'never' })
  const good = episode({ start: '01/02/2017' })
  const { children, episodes, rejected } = await read(
    csv('header.csv', HEADER, child('101'), child('101'), '101,2,02/03/2010,WBRI,,,'),
    csv('episodes.csv', EPISODES, good, good, bad, ` ${good.toLowerCase()} `, bad),
  )
  assert.is(children.size, 1)
  assert.is(episodes.get('101')?.length, 1)
  assert.equal(
    rejected.map((r) => [r.file, r.line, r.column]),
    [
      ['header.csv', 4, 'CHILD'],
      ['episodes.csv', 4, 'DECOM'],
    ],
  )
})

test('counts lines as an editor does: blank ones and line breaks inside quotes too', async () => {
  const file = inMemory(
    'episodes.csv',
    [
      EPISODES,
      '',
      `101,01/02/2017,P,C2,N1,U6,PR1,,,,"AB1\r\n2CD",WH1,1`,
      ',,,',
      episode({ start: 'x' }),
      '',
      '   ',
      ',',
      '',
    ].join('\r\n'),
  )
  const { rejected, episodes } = await read(header, file)
  assert.is(episodes.get('101')?.length, 1)
  assert.equal(
    rejected.map((r) => r.line),
    [6],
  )
})

test('says plainly what makes a return unreadable as a whole', async () => {
  await refused(/No header file/, one)
  await refused(/No episodes file/, header)
  await refused(/No header file/)
  await refused(/episodes\.csv: its first line/, header, csv('episodes.csv', 'CHILD,START', '101,01/02/2017'))
  await refused(
    /a quotation mark opened on line 2 is never closed/,
    header,
    inMemory('episodes.csv', `${EPISODES}\n"101,01/02/2017\n102,x\n`),
  )
  await refused(/not well-formed XML near line 2/, inMemory('r.xml', '<A>\n<CHILD></A>'))
  await refused(/no CHILD element/, inMemory('r.xml', '<A><B/></A>'))
  await refused(/More than one XML/, inMemory('r.xml', '<A/>'), inMemory('s.xml', '<A/>'))
})

test('an optional file may be missing or empty, and a child may stand in the header alone', async () => {
  const { children, episodes, missing } = await read(header, csv('episodes.csv', EPISODES), csv('missing.csv', MISSING))
  assert.equal([children.size, episodes.size, missing.length], [2, 0, 0])
})

const facts = ({ children, episodes, missing, reviews, previousPermanence, oc2 }: AcceptedReturn): unknown =>
  JSON.parse(JSON.stringify([[...children], [...episodes], missing, reviews, [...previousPermanence], [...oc2]]))

test('reads the XML form as it reads the CSV form', async () => {
  const given = {
    header: { heading: HEADER, rows: [child('101'), child('102'), child('103')] },
    episodes: {
      heading: EPISODES,
      rows: [
        episode({ start: '01/02/2017', end: '03/04/2017' }),
        episode({ start: '03/04/2017', rne: 'L' }),
        episode({ child: '102', start: '01/05/2017', place: 'U9' }),
      ],
    },
    missing: { heading: MISSING, rows: ['101,02/03/2010,A,01/02/2018,02/02/2018', '101,02/03/2010,M,01/03/2018,'] },
    reviews: { heading: REVIEWS, rows: ['101,02/03/2010,01/02/2018,PN1', '102,02/03/2010,01/02/2018,PN1'] },
    oc2: { heading: OC2, rows: ['101,02/03/2010,12,,0,1', '102,02/03/2010,,SDQ2,0,1'] },
    previous: { heading: PREVIOUS, rows: ['101,02/03/2010,P1,352,01/02/2012', '102,02/03/2010,Z1,,'] },
  }
  const fromCsv = await read(
    ...Object.entries(given).map(([kind, { heading, rows }]) => csv(`${kind}.csv`, heading, ...rows)),
  )
  const xml = asXml(given)
  const fromXml = await read(inMemory('return.xml', `\ufeff${xml}`, 5))
  assert.equal(facts(fromXml), facts(fromCsv))
  const [refusal] = fromXml.rejected
  assert.is(fromXml.rejected.length, 1)
  assert.equal([refusal?.file, refusal?.column], ['return.xml', 'PLACE'])
  const lines = xml.split('\n')
  assert.match(lines.slice((refusal?.line ?? 0) - 1, (refusal?.line ?? 0) + 13).join(''), /^<EPISODE>.*<PL>U9<\/PL>/)
})

test.run()
