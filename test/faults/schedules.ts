/** As many seeded schedules as fit into a minute and a half, and whether planted mistakes are still found. */
import { Runner } from './schedules/one-worker.ts'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { inTree, look, planted } from './schedules/planted/plant.ts'
import { PLANTED } from './schedules/planted/table.ts'

const MOST = 300
const LEAST = 4
const BUDGET_MS = 75_000

test('five devices, three people, two hundred edits, whatever goes wrong: every word is where it must be', async () => {
  const runner = new Runner()
  const end = performance.now() + BUDGET_MS
  for (let seed = 1; seed <= MOST && (seed <= LEAST || performance.now() < end); seed += 1) {
    const { violations } = await runner.run(seed)
    assert.equal(
      violations.map((one) => one.text),
      [],
      `seed ${seed}: npm run faults -- --seed ${seed}`,
    )
  }
  await runner.close()
})

test('every planted mistake still finds its place in the code', () => {
  for (const one of PLANTED) assert.ok(planted(one, inTree).size > 0, one.name)
})

for (const one of PLANTED.filter(({ seed }) => seed !== undefined))
  test(`noticed: ${one.name}`, async () => {
    const { by } = await look(one, one.seed ?? 1, 1)
    assert.ok(by, `seed ${one.seed} does not notice it any more`)
  })

test.run()
