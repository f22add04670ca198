/** `npm run items`: makes the page of all items anew, after a test or a place has changed. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { itemsPage } from './items-page.ts'
import { readTests } from './read-tests.ts'

const file = join('public', 'where-everything-lives.html')
writeFileSync(file, itemsPage(readTests()))
process.stdout.write(`${file}\n`)
