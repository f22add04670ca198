/**
 * npm run faults:browser -- [--kills 200] [--minutes 60]: a real Chromium killed with -9 while typing and while sending. The last line
 * is JSON; the exit code says whether a word was lost that the screen had called saved.
 */
import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { endTablets } from '../../support/browser.ts'
import { endServices } from '../../support/service.ts'
import { quantile } from '../../bench/figures.ts'
import { killBrowsers } from './kills.ts'

const { values } = parseArgs({
  options: { kills: { type: 'string', default: '200' }, minutes: { type: 'string', default: '60' } },
})
const started = Date.now()
const found = await killBrowsers(Number(values.kills), (line) => console.log(line), Number(values.minutes)).finally(
  async () => {
    endTablets()
    await endServices()
  },
)
for (const line of [...found.lost, ...found.notReceived]) console.log(line)
const { kills, whileTyping, whileSending, saves, typed, unsavedSecondsMost } = found
const rounded = (seconds: number): number => Math.round(seconds * 1000) / 1000
console.log(
  JSON.stringify({
    kills,
    whileTyping,
    whileSending,
    typed,
    saves,
    lost: found.lost.length,
    unsavedSecondsMost: rounded(unsavedSecondsMost),
    unsavedSecondsMedian: rounded(quantile(found.unsavedSeconds, 0.5)),
    notReceived: found.notReceived.length,
    seconds: Math.round((Date.now() - started) / 1000),
    load: loadavg().map((one) => Math.round(one * 10) / 10),
  }),
)
process.exit(found.lost.length + found.notReceived.length > 0 || unsavedSecondsMost > 1 ? 1 : 0)
