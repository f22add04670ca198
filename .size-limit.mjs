// What a person's browser must load before the first screen can be used: the entry, the locked door, and what opens it,
// for a device that knows the person and for one that signs in the first time.
import { readFileSync } from 'node:fs'

const OPENS_THE_DOOR = /^src\/(device\/(open|device-id|jots|vault)|sync\/sign-in|app\/door\/.*)\.tsx?$/
const manifest = JSON.parse(readFileSync('dist/app/.vite/manifest.json', 'utf8'))

function withImports(key, seen = new Set()) {
  if (seen.has(key)) return seen
  seen.add(key)
  for (const next of manifest[key].imports ?? []) withImports(next, seen)
  return seen
}

const needed = new Set(Object.keys(manifest).filter((key) => manifest[key].isEntry || OPENS_THE_DOOR.test(key)).flatMap((key) => [...withImports(key)]))
const path = [...needed].map((key) => `dist/app/${manifest[key].file}`).filter((file) => file.endsWith('.js'))

export default [{ name: 'JavaScript before the first screen can be used', path, limit: '120 kB', gzip: true }]
