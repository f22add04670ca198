import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { childFile } from '../../src/model/file.ts'
import {
  childName,
  currentPlacement,
  homeName,
  placementsIn,
  siblingsTogether,
  whoLivesHere,
} from '../../src/practice/home.ts'
import { filesOf } from '../../src/practice/of-type.ts'
import { ANWENS, DENISES, PETER, record, TILLY, TODAY, WREN, wrenbury } from './support/wrenbury.ts'

test('a child lives where the newest placement that has begun and not ended says', () => {
  const files = filesOf(wrenbury())
  const mine = files.inFile(childFile(TILLY))
  assert.is(homeName(currentPlacement(mine, TODAY)), 'Denise and Mark')
  assert.is(homeName(currentPlacement(mine, '2026-03-26')), 'Gill')
  assert.is(homeName(currentPlacement(mine, '2026-03-27')), 'Denise and Mark')
  assert.is(currentPlacement(mine, '2025-11-19'), undefined)
  assert.is(placementsIn(mine).length, 2)
})

test('who lives here names carers, their own children with ages, and the dog; not who has left', () => {
  const here = whoLivesHere(filesOf(wrenbury()), DENISES, TODAY, [TILLY])
  assert.is(here.sentence, 'Denise, Mark, their daughter Ella, 15, and a spaniel called Pepper')
})

test('a sister in the same home is visited together with her brother, oldest first, whoever is asked about', () => {
  const files = filesOf(wrenbury())
  for (const child of [PETER, WREN])
    assert.equal(siblingsTogether(files, child, TODAY).map(childName), ['Peter', 'Wren'])
})

test('another foster child in the same home is not taken for a sister', () => {
  const files = filesOf([
    ...wrenbury(),
    record('placement', [childFile(TILLY), `household:${ANWENS}`], {
      householdName: 'Anwen and Gareth',
      start: '2026-09-05',
    }),
  ])
  assert.equal(siblingsTogether(files, TILLY, TODAY).map(childName), ['Tilly'])
  assert.equal(siblingsTogether(files, PETER, TODAY).map(childName), ['Peter', 'Wren'])
})

test('children of one home who were seen in one sitting before belong together, whatever the network says', () => {
  const together = '00000000-0000-7000-8000-0000000000aa'
  const bare = wrenbury().filter(({ type }) => type !== 'network-contact')
  assert.equal(siblingsTogether(filesOf(bare), PETER, TODAY).map(childName), ['Peter'])
  const seen = bare.map((one) =>
    one.type === 'statutory-visit' && [PETER, WREN].some((child) => one.fileIds.includes(childFile(child)))
      ? { ...one, together }
      : one,
  )
  assert.equal(siblingsTogether(filesOf(seen), PETER, TODAY).map(childName), ['Peter', 'Wren'])
})

test('sisters who have parted are visited apart', () => {
  const files = filesOf(
    wrenbury().map((one) =>
      one.type === 'placement' && one.fileIds.includes(childFile(WREN))
        ? { ...one, body: { ...one.body, end: '2026-08-31' } }
        : one,
    ),
  )
  assert.equal(siblingsTogether(files, PETER, TODAY).map(childName), ['Peter'])
})

test('a discarded record has no say', () => {
  const files = filesOf(
    wrenbury().map((one) =>
      one.type === 'placement' && one.body.householdName === 'Denise and Mark'
        ? { ...one, status: 'discarded' as const }
        : one,
    ),
  )
  assert.is(currentPlacement(files.inFile(childFile(TILLY)), TODAY), undefined)
})

test.run()
