/**
 * npm run faults:link: the device's own code and the built server in two network namespaces, joined by 240 kbit/s and a
 * round trip of 300 ms that lose 0, 10 and 40 of 100 packets each way. The last line is JSON.
 */
import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { cross, ROAD } from './bad-road.ts'
import { whyNotHere } from './namespaces.ts'

const { values } = parseArgs({
  options: {
    loss: { type: 'string', default: '0,10,40' },
    bytes: { type: 'string', default: '290000' },
    seconds: { type: 'string', default: '800' },
  },
})
const reason = whyNotHere()
if (reason) {
  console.log(`A lossy link is not shown on this machine: ${reason}.`)
  console.log(JSON.stringify({ shown: false, reason }))
  process.exit(0)
}
const losses = values.loss.split(',').map(Number)
const crossings = await cross(losses, Number(values.bytes), Number(values.seconds), (one) =>
  console.log(
    `${one.loss} % lost: words after ${one.wordsSeconds} s, the photo begins after ${one.photoBeginsSeconds} s and is there after ${one.photoSeconds ?? '(not in time)'} s; ` +
      `a note written meanwhile after ${one.laterWordsSeconds ?? '(not in time)'} s; ${one.pieces} pieces taken, ${one.piecesBroken} broken, ${Math.round(one.sentAgain * 100)} % sent again`,
  ),
)
const isWrong = crossings.some(
  (one) =>
    one.photoBeginsSeconds < one.wordsSeconds ||
    (one.photoSeconds !== undefined && (one.accepted !== one.photoBytes || one.kept !== one.photoBytes)),
)
console.log(
  JSON.stringify({ shown: true, ...ROAD, crossings, load: loadavg().map((one) => Math.round(one * 10) / 10) }),
)
process.exit(isWrong ? 1 : 0)
