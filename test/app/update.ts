import './support/page.ts'
import { effect } from '@preact/signals'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { must } from '../support/must.ts'
import { createShell } from '../../src/app/shell.ts'
import { onceAtRest } from '../../src/app/update.ts'
import { sayUpdate } from '../../src/app/update-notices.ts'

const never = () => assert.unreachable()

test('an update waits while somebody writes, and is offered when they have finished', async () => {
  const shell = createShell()
  let taken = 0
  const words = () => shell.notices.value.map((notice) => notice.words)
  const finished = shell.opened({ flush: () => Promise.resolve(), holds: () => false })
  const stop = effect(() => sayUpdate(shell, 'ready', shell.editors.value > 0, () => (taken += 1)))
  assert.equal(words(), ['An update is ready. It waits until you have finished writing.'])
  finished()
  assert.equal(words(), ['Update is ready.'])
  shell.opened({ flush: () => Promise.resolve(), holds: () => true })
  assert.match(words()[0] ?? '', /waits/)
  assert.is(taken, 0)
  stop()
})

test('asked for, it says that it comes; come in while somebody writes, it waits for them', () => {
  const shell = createShell()
  const words = () => shell.notices.value.map((notice) => notice.words)
  sayUpdate(shell, 'coming', false, never)
  assert.equal(words(), ['The update is on its way in. You can go on meanwhile.'])
  assert.not.ok(shell.notices.value[0]?.action, 'nothing to press twice')
  sayUpdate(shell, 'in', true, never)
  assert.equal(words(), ['The update is in. It opens when you have finished writing.'])
})

const rest = () => new Promise((resolve) => setTimeout(resolve, 40))

test('come in from another tab, it takes no line away that no editor keeps, nor a sheet that is open', async () => {
  let gone = 0
  document.body.innerHTML = '<main><textarea></textarea><input type="checkbox" checked value="on"></main>'
  const line = must(document.querySelector('textarea'))
  line.value = 'Please ring me'
  const callOff = onceAtRest(() => (gone += 1), 5)
  await rest()
  assert.is(gone, 0)
  line.value = ''
  const sheet = document.createElement('dialog')
  sheet.setAttribute('open', '')
  document.body.append(sheet)
  await rest()
  assert.is(gone, 0)
  sheet.remove()
  await rest()
  assert.is(gone, 1, 'once, when nothing is begun any more')
  callOff()
  onceAtRest(() => (gone += 1), 5)()
  await rest()
  assert.is(gone, 1, 'called off by an editor that opens')
  document.body.innerHTML = ''
})

test.run()
