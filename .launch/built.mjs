// Builds the app and the server when their sources are newer than the last build.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT, fail, run } from './installed.mjs'

const STAMP = join(ROOT, 'dist', '.built-from')
const SOURCES = ['src', 'public', 'index.html', 'vite.config.ts', 'tsconfig.json', 'package-lock.json']

function* filesUnder(path) {
  if (!existsSync(path)) return
  if (!statSync(path).isDirectory()) {
    yield path
    return
  }
  for (const name of readdirSync(path).sort()) yield* filesUnder(join(path, name))
}

function sourcesHash() {
  const hash = createHash('sha256')
  for (const source of SOURCES) {
    for (const file of filesUnder(join(ROOT, source))) hash.update(file.slice(ROOT.length)).update(readFileSync(file))
  }
  return hash.digest('hex')
}

export function ensureBuilt() {
  const hash = sourcesHash()
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === hash) return
  console.log('Building Doorstep …')
  const vite = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js')
  const quiet = ['--logLevel', 'warn']
  if (run(process.execPath, [vite, 'build', ...quiet]) !== 0)
    fail('The app could not be built; the lines above say why.')
  if (
    run(process.execPath, [vite, 'build', '--ssr', 'src/server/main.ts', '--outDir', 'dist/server', ...quiet]) !== 0
  ) {
    fail('The server could not be built; the lines above say why.')
  }
  writeFileSync(STAMP, hash)
}
