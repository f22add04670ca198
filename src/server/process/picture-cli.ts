/** `npm run picture`: draws the process anew into the file that the README shows, after the table has changed. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pictureFile } from './picture-file.ts'

const file = join('public', 'screenshots', 'process.svg')
writeFileSync(file, pictureFile())
process.stdout.write(`${file}\n`)
