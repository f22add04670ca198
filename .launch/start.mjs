// npm start: install what is missing, build what has changed, run the server.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ROOT, ensureInstalled } from './installed.mjs'
import { ensureBuilt } from './built.mjs'

ensureInstalled()
ensureBuilt()
const server = spawn(process.execPath, ['--enable-source-maps', join(ROOT, 'dist', 'server', 'main.js')], {
  cwd: ROOT,
  stdio: 'inherit',
})
// The server closes its database in good order; this process only waits for it.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal))
server.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
