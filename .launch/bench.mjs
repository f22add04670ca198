// npm run bench: ratios against a limit measured in the same run.
import { ensureInstalled, run } from './installed.mjs'
import { ensureBuilt } from './built.mjs'
import { ensureChromium } from './chromium.mjs'

ensureInstalled()
ensureBuilt()
process.exit(run(process.execPath, ['--import', 'tsx', 'test/bench/run.ts'], { CHROME_PATH: await ensureChromium() }))
