// npm run faults, faults:browser, faults:server, faults:link: many faults in a row, longer than `npm test` has time for.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { ROOT, ensureInstalled } from './installed.mjs'
import { ensureBuilt } from './built.mjs'
import { ensureChromium } from './chromium.mjs'

const [kind, ...options] = process.argv.slice(2)
ensureInstalled()
const env = { ...process.env, TSX_TSCONFIG_PATH: join(ROOT, 'tsconfig.json') }
if (kind !== 'schedules') ensureBuilt()
if (kind === 'browser') env.CHROME_PATH = await ensureChromium()
const { status } = spawnSync(
  process.execPath,
  ['--import', 'tsx', join(ROOT, 'test', 'faults', kind, 'run.ts'), ...options],
  {
    cwd: ROOT,
    env,
    stdio: 'inherit',
  },
)
process.exit(status ?? 1)
