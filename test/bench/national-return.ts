/**
 * Writes a return of the whole country's shape from a seed: `tsx test/bench/national-return.ts <folder> [episodes] [seed]`.
 * Per child about 1.9 episodes, 4.8 reviews, one OC2 and one previous-permanence row, as in the public sample return.
 */
import { createWriteStream, mkdirSync } from 'node:fs'
import { once } from 'node:events'
import { join } from 'node:path'
import { codesByColumn } from '../../src/records/codes-ssda903.ts'

const [folder, episodesGiven = '100000', seedGiven = '903'] = process.argv.slice(2)
if (!folder) throw new Error('national-return.ts <folder> [episodes] [seed]')
const wanted = Number(episodesGiven)

// mulberry32: small, and the same everywhere.
let state = Number(seedGiven) >>> 0
function chance(): number {
  state = (state + 0x6d2b79f5) >>> 0
  let t = state
  t = Math.imul(t ^ (t >>> 15), t | 1)
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296
}
const below = (n: number): number => Math.floor(chance() * n)
const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T
const code = (column: string): string => pick(codesByColumn[column] ?? []).value

const DAY_MS = 86_400_000
const FIRST = Date.UTC(2012, 3, 1)
const LAST = Math.floor((Date.UTC(2026, 2, 31) - FIRST) / DAY_MS)
function written(day: number): string {
  const date = new Date(FIRST + day * DAY_MS)
  return `${String(date.getUTCDate()).padStart(2, '0')}/${String(date.getUTCMonth() + 1).padStart(2, '0')}/${date.getUTCFullYear()}`
}
const home = (n: number): string => `AB${(n % 97) + 1} ${n % 10}CD,SC${String(100_000 + n)}`

mkdirSync(folder, { recursive: true })
const files = Object.fromEntries(
  Object.entries({
    header: 'CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB',
    episodes: 'CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN',
    missing: 'CHILD,DOB,MISSING,MIS_START,MIS_END',
    reviews: 'CHILD,DOB,REVIEW,REVIEW_CODE',
    previous_permanence: 'CHILD,DOB,PREV_PERM,LA_PERM,DATE_PERM',
    oc2: 'CHILD,DOB,SDQ_SCORE,SDQ_REASON,CONVICTED,HEALTH_CHECK,IMMUNISATIONS,TEETH_CHECK,HEALTH_ASSESSMENT,SUBSTANCE_MISUSE,INTERVENTION_RECEIVED,INTERVENTION_OFFERED',
  }).map(([name, heading]) => {
    const stream = createWriteStream(join(folder, `${name}.csv`))
    stream.write(`${heading}\r\n`)
    return [name, stream]
  }),
)
async function row(file: string, ...cells: (string | number)[]): Promise<void> {
  const stream = files[file]
  if (stream && !stream.write(`${cells.join(',')}\r\n`)) await once(stream, 'drain')
}

let made = 0
for (let child = 100_000; made < wanted; child++) {
  const born = written(-below(3000))
  await row('header', child, pick([1, 2]), born, code('ETHNIC'), `A${child}0000000`.slice(0, 13), '', '')
  let day = below(LAST - 400)
  let reason = 'S'
  let place = `${code('PLACE')},${code('PLACE_PROVIDER')}`
  let at = home(below(45_000))
  for (let left = 1 + below(3); left > 0 && made < wanted; left--) {
    const lasts = 1 + below(400)
    const open = left === 1 && chance() < 0.6
    const ends = open ? ',' : `${written(day + lasts)},${left === 1 ? 'E4A' : 'X1'}`
    const moved = open || left === 1 ? '' : code('REASON_PLACE_CHANGE')
    await row('episodes', child, written(day), reason, code('LS'), code('CIN'), place, ends, moved, 'EH1 1AA', at)
    made += 1
    day += lasts
    reason = pick(['L', 'P', 'B'])
    if (reason !== 'L') {
      place = `${code('PLACE')},${code('PLACE_PROVIDER')}`
      at = home(below(45_000))
    }
  }
  for (let review = below(10); review > 0; review--)
    await row('reviews', child, born, written(below(LAST)), code('REVIEW_CODE'))
  if (chance() < 0.05) await row('missing', child, born, pick(['M', 'A']), written(day), written(day + below(20)))
  await row('previous_permanence', child, born, 'Z1', '', '')
  const asked = chance() < 0.5
  await row('oc2', child, born, asked ? below(41) : '', asked ? '' : code('SDQ_REASON'), 0, 1, 1, 1, 1, 0, '', '')
}
await Promise.all(Object.values(files).map((stream) => new Promise((done) => stream.end(done))))
console.log(`${made} episodes written to ${folder}`)
