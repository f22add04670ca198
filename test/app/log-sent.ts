/** A log that was just sent says where it is, and what it says stays true. */
import './support/page.ts'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { sayWhereLogIs } from '../../src/app/screens/log-sent.ts'
import { createShell } from '../../src/app/shell.ts'
import { newChild, newHousehold, openTablet, someone } from '../support/tablet.ts'

async function aLog() {
  const tablet = await openTablet({ person: someone('foster-carer') })
  const { id } = await tablet.create({
    type: 'daily-log',
    fileIds: [newChild(), newHousehold()],
    body: { happened: 'We baked.' },
  })
  const shell = createShell()
  sayWhereLogIs(shell, tablet, id)
  return { tablet, words: () => shell.notices.value.map((notice) => notice.words) }
}

test('without signal it lies here, and once the council has it nothing says so any more', async () => {
  const { tablet, words } = await aLog()
  assert.equal(words(), ['The log is kept on this device. It is sent when there is signal.'])
  const { outbox } = tablet.store
  outbox.remove(outbox.rows().map(({ opId }) => opId))
  assert.equal(words(), ['The log has been sent. The council has it.'])
  tablet.lock()
})

test('locked before it went, it is not called sent', async () => {
  const { tablet, words } = await aLog()
  tablet.lock()
  assert.equal(words(), ['The log is kept on this device. It is sent when there is signal.'])
})

test.run()
