/**
 * npm run faults:server -- [--kills 500] [--minutes 60]: two servers on one Postgres killed with -9 while devices push, and the
 * database killed too. `-- --load` measures instead how much one server takes. The last line is JSON; the exit code says whether anything was lost, doubled or torn.
 */
import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { measureLoad } from './load.ts'
import { killServers } from './kills.ts'

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '500' },
    minutes: { type: 'string', default: '60' },
    'database-every': { type: 'string', default: '12' },
    load: { type: 'boolean', default: false },
    unsynced: { type: 'boolean', default: false },
  },
})
if (values.load) {
  const load = loadavg().map((one) => Math.round(one * 10) / 10)
  console.log(JSON.stringify({ throughput: await measureLoad(), load }))
  process.exit(0)
}
const started = Date.now()
const found = await killServers(Number(values.kills), {
  minutes: Number(values.minutes),
  databaseEvery: Number(values['database-every']),
  unsynced: values.unsynced,
  say: (line) => console.log(line),
})
for (const [what, lines] of Object.entries({ lost: found.lost, duplicated: found.duplicated, holes: found.holes }))
  for (const line of lines.slice(0, 20)) console.log(`${what}: ${line}`)
const bad = [found.lost, found.duplicated, found.holes, found.unsettled, Object.keys(found.refusals)]
console.log(
  JSON.stringify({
    kills: found.kills,
    midPush: found.midPush,
    databaseKills: found.databaseKills,
    operations: found.operations,
    lost: found.lost.length,
    duplicated: found.duplicated.length,
    holes: found.holes.length,
    unsettled: found.unsettled.length,
    refusals: found.refusals,
    seconds: Math.round((Date.now() - started) / 1000),
    load: loadavg().map((one) => Math.round(one * 10) / 10),
  }),
)
process.exit(bad.some((each) => each.length > 0) ? 1 : 0)
