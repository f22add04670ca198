/** npm run -s process -- <file.json>: what Doorstep would show for each case of a file, as one JSON array. */
import { readFileSync } from 'node:fs'
import { askProcess } from '../../practice/process/ask.ts'
import { CannotStart } from '../cannot-start.ts'
import { readCases } from './read-cases.ts'
import type { ProcessCase } from './read-cases.ts'

const USAGE =
  'npm run -s process -- <file.json>   a file {"cases": [{"name", "now", "events": [{"id", "at", "type", "by", "data"}]}]}'

function answer({ name, now, events, settings, unknown }: ProcessCase): object {
  const { state, since, why, nextSteps, refused, kept } = askProcess(events, settings, now)
  return {
    name,
    state,
    since,
    why,
    nextSteps: nextSteps.map(({ what, owner, due, overdue, rule }) => ({ what, owner, due, overdue, rule })),
    refused: [...refused, ...unknown],
    kept: kept.map(({ event, stood }) => ({ id: event.id, type: event.type, stood })),
  }
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw new CannotStart(`${path} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'}).`)
  }
}

try {
  const [path] = process.argv.slice(2)
  if (path === undefined) throw new CannotStart(USAGE)
  console.log(JSON.stringify(readCases(read(path)).map(answer), undefined, 1))
} catch (error) {
  console.error(error instanceof CannotStart ? error.message : error)
  process.exitCode = 1
}
