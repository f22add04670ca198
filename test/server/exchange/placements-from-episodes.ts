import { test } from 'uvu'
import * as assert from 'uvu/assert'
import fc from 'fast-check'
import type { Fact } from '../../../src/server/exchange/accept-rows.ts'
import { placementsFromEpisodes } from '../../../src/server/exchange/placements-from-episodes.ts'

const ep = (DECOM: string, DEC?: string, more: { [column: string]: string } = {}): Fact => ({
  CHILD: '101',
  DECOM,
  RNE: 'P',
  PLACE: 'U6',
  ...(DEC ? { DEC, REC: 'X1' } : {}),
  ...more,
})

/** "2017-01-01→2017-02-01 2017-02-01→" */
function placed(...episodes: Fact[]): string {
  const { placements } = placementsFromEpisodes(episodes)
  return placements.map(({ start, end, nth }) => `${start}${nth > 1 ? `#${nth}` : ''}→${end ?? ''}`).join(' ')
}
const overlaps = (...episodes: Fact[]): number => placementsFromEpisodes(episodes).overlapped.length

test('a change of legal status only continues the placement', () => {
  const [first, second, third] = [
    ep('2017-01-01', '2017-02-01'),
    ep('2017-02-01', '2017-03-01', { RNE: 'L' }),
    ep('2017-03-01', undefined, { RNE: 'L' }),
  ]
  assert.is(placed(first, second, third), '2017-01-01→')
  assert.is(placementsFromEpisodes([third, first, second]).placements[0]?.episodes.length, 3)
})

test('every other reason begins a placement, a move with the same carers too', () => {
  for (const RNE of ['S', 'P', 'T', 'B', 'U']) {
    assert.is(
      placed(ep('2017-01-01', '2017-02-01'), ep('2017-02-01', undefined, { RNE })),
      '2017-01-01→2017-02-01 2017-02-01→',
    )
  }
  const { RNE: _, ...blank } = ep('2017-02-01')
  assert.is(placed(ep('2017-01-01', '2017-02-01'), blank), '2017-01-01→2017-02-01 2017-02-01→')
})

test('L begins a placement after a gap, after an end that is not X1, and where nothing came before', () => {
  const later = ep('2017-02-01', undefined, { RNE: 'L' })
  assert.is(placed(ep('2017-01-01', '2017-01-31'), later), '2017-01-01→2017-01-31 2017-02-01→')
  assert.is(placed(ep('2017-01-01', '2017-02-01', { REC: 'E8' }), later), '2017-01-01→2017-02-01 2017-02-01→')
  assert.is(placed(later), '2017-02-01→')
})

test('an episode that is open, or ends later, when the next starts is an overlap and ends on that start', () => {
  assert.is(placed(ep('2017-01-01'), ep('2017-02-01')), '2017-01-01→2017-02-01 2017-02-01→')
  assert.is(
    placed(ep('2017-01-01', '2017-05-01'), ep('2017-02-01', '2017-03-01')),
    '2017-01-01→2017-02-01 2017-02-01→2017-03-01',
  )
  assert.is(overlaps(ep('2017-01-01'), ep('2017-02-01'), ep('2017-03-01')), 2)
  assert.is(overlaps(ep('2017-01-01', '2017-02-01'), ep('2017-02-01')), 0)
})

test('an overlapped episode without REC X1 is not continued by L; one that gave X1 is, as it ends on that start', () => {
  assert.is(placed(ep('2017-01-01'), ep('2017-02-01', undefined, { RNE: 'L' })), '2017-01-01→2017-02-01 2017-02-01→')
  assert.is(placed(ep('2017-01-01', '2017-05-01'), ep('2017-02-01', undefined, { RNE: 'L' })), '2017-01-01→')
})

test('placements that begin and end on one day are kept apart, in the order they end', () => {
  assert.is(placed(ep('2017-01-01'), ep('2017-01-01', '2017-01-01')), '2017-01-01→2017-01-01 2017-01-01#2→')
  assert.is(overlaps(ep('2017-01-01'), ep('2017-01-01', '2017-01-01')), 0)
})

test('the order in the file changes nothing', () => {
  const day = fc.integer({ min: 1, max: 12 }).map((n) => `2017-01-${String(n).padStart(2, '0')}`)
  const any = fc.record({
    start: day,
    end: fc.option(day),
    RNE: fc.constantFrom('L', 'P', 'S'),
    REC: fc.constantFrom('X1', 'E8'),
  })
  const episodes = fc.array(
    any.map(({ start, end, RNE, REC }) => ep(start, end && end >= start ? end : undefined, { RNE, REC })),
    { maxLength: 8 },
  )
  fc.assert(
    fc.property(
      episodes.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
      ([list, shuffled]) => {
        const result = placementsFromEpisodes(list)
        assert.equal(placementsFromEpisodes(shuffled), result)
        for (const [at, { start, end }] of result.placements.entries()) {
          const next = result.placements[at + 1]
          if (next) assert.ok(end !== undefined && start <= end && end <= next.start, 'no two at once')
        }
      },
    ),
    { numRuns: 500 },
  )
})

test.run()
