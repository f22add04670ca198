import './support/page.ts'
import { effect } from '@preact/signals'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { createShell } from '../../src/app/shell.ts'
import { offerUpdate } from '../../src/app/update.ts'

test('an update waits while somebody writes, and is offered when they have finished', async () => {
  const shell = createShell()
  let taken = 0
  const words = () => shell.notices.value.map((notice) => notice.words)
  const finished = shell.opened({ flush: () => Promise.resolve(), holds: () => false })
  const stop = effect(() => offerUpdate(shell, shell.editors.value > 0, () => (taken += 1)))
  assert.equal(words(), ['An update is ready. It waits until you have finished writing.'])
  finished()
  assert.equal(words(), ['Update is ready.'])
  shell.opened({ flush: () => Promise.resolve(), holds: () => true })
  assert.match(words()[0] ?? '', /waits/)
  assert.is(taken, 0)
  stop()
})

test.run()
