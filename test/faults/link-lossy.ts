/** A small crossing of `npm run faults:link`, where the machine lets a test make a bad road. */
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { cross } from './link/bad-road.ts'
import { whyNotHere } from './link/namespaces.ts'

test('over a road that loses one packet in ten and breaks, words come first and a photo goes on where it was', async () => {
  const reason = whyNotHere()
  if (reason) {
    console.log(`not shown on this machine: ${reason}`)
    return
  }
  const [crossing] = await cross([10], 120_000, 240)
  assert.ok(crossing)
  const told = JSON.stringify(crossing)
  assert.ok(crossing.wordsSeconds < crossing.photoBeginsSeconds, told)
  assert.is(crossing.accepted, crossing.photoBytes, told)
  assert.is(crossing.kept, crossing.photoBytes, told)
  assert.ok(crossing.sentAgain < 1, told)
  assert.ok(crossing.laterWordsSeconds !== undefined, told)
})

test.run()
