// What a person's browser must load before the first screen can be used: the entry, the locked door, and what opens it,
// for a device that knows the person and for one that signs in the first time.
import { readFileSync } from 'node:fs'

const OPENS_THE_DOOR = ['index', 'device-here', 'open']
const manifest = JSON.parse(readFileSync('dist/app/.vite/manifest.json', 'utf8'))

function withImports(key, seen = new Set()) {
  if (seen.has(key)) return seen
  seen.add(key)
  for (const next of manifest[key].imports ?? []) withImports(next, seen)
  return seen
}

const first = OPENS_THE_DOOR.map((name) => {
  const key = Object.keys(manifest).find((each) => manifest[each].name === name && manifest[each].file.endsWith('.js'))
  if (!key) throw new Error(`the build has no ${name}: vite.config.ts names its files`)
  return key
})
const needed = new Set(first.flatMap((key) => [...withImports(key)]))
const path = [...needed].map((key) => `dist/app/${manifest[key].file}`).filter((file) => file.endsWith('.js'))

export default [{ name: 'JavaScript before the first screen can be used', path, limit: '120 kB', gzip: true }]
