import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { createIdleWatch, createQuickLock, IDLE_RULES } from '../../src/app/idle.ts'

function clocks() {
  const now = { wall: 1_000_000, steady: 0 }
  return {
    now,
    clock: { wall: () => now.wall, steady: () => now.steady },
    pass: (ms: number) => {
      now.wall += ms
      now.steady += ms
    },
  }
}

test('nobody there for five minutes locks the door, with a minute’s warning', () => {
  const { clock, pass } = clocks()
  const watch = createIdleWatch(IDLE_RULES, clock)
  pass(3 * 60_000)
  assert.is(watch.secondsLeft(), undefined)
  pass(61_000)
  assert.is(watch.secondsLeft(), 59)
  pass(59_000)
  assert.is(watch.secondsLeft(), 0)
})

test('a touch begins the five minutes anew', () => {
  const { clock, pass } = clocks()
  const watch = createIdleWatch(IDLE_RULES, clock)
  pass(4.5 * 60_000)
  watch.touch()
  pass(3 * 60_000)
  assert.is(watch.secondsLeft(), undefined)
})

test('behind another window the door locks as well, and coming back alone does not stop it', () => {
  const { clock, pass } = clocks()
  const watch = createIdleWatch({ ...IDLE_RULES, idleMs: 60 * 60_000 }, clock)
  watch.hidden(true)
  pass(5 * 60_000)
  assert.is(watch.secondsLeft(), 0)
})

test('a clock that is put back does not keep the door open, and sleep counts', () => {
  const { clock, now } = clocks()
  const watch = createIdleWatch(IDLE_RULES, clock)
  now.wall -= 365 * 86_400_000
  now.steady += 6 * 60_000
  assert.is(watch.secondsLeft(), 0, 'the steady clock knows')
  const asleep = clocks()
  const other = createIdleWatch(IDLE_RULES, asleep.clock)
  asleep.now.wall += 3_600_000
  assert.is(other.secondsLeft(), 0, 'a steady clock that stops while the device sleeps is not believed')
})

test('three Shifts in a row lock at once; writing capitals does not', () => {
  let now = 0
  const third = createQuickLock(() => now)
  assert.equal(
    ['Shift', 'Shift', 'Shift'].map((key) => {
      now += 200
      return third(key)
    }),
    [false, false, true],
  )
  assert.equal(
    ['Shift', 'A', 'Shift', 'B', 'Shift'].map((key) => {
      now += 100
      return third(key)
    }),
    [false, false, false, false, false],
  )
  assert.equal(
    ['Shift', 'Shift', 'Shift'].map((key) => {
      now += 900
      return third(key)
    }),
    [false, false, false],
    'too slow',
  )
})

test.run()
