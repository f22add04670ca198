import { readFileSync } from 'node:fs'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { pictureFile } from '../../../src/server/process/picture-file.ts'

test('the README shows the process as the table has it today: else run `npm run picture`', () => {
  assert.is(readFileSync('public/screenshots/process.svg', 'utf8'), pictureFile())
  assert.match(readFileSync('README.md', 'utf8'), '(public/screenshots/process.svg)')
})

test.run()
