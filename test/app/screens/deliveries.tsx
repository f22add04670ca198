import '../support/page.ts'
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Delivery, DeliveryList } from '../../../src/protocol/deliveries.ts'
import { TROUBLES } from '../../../src/protocol/deliveries.ts'
import { id, TILLY } from '../../practice/support/wrenbury.ts'
import { openAs } from './support/wrenbury-open.tsx'

const { DeliveriesScreen } = await import('../../../src/app/screens/deliveries.tsx')
const { WHY } = await import('../../../src/app/screens/deliveries-words.ts')

const realFetch = globalThis.fetch
test.after.each(() => {
  cleanup()
  globalThis.fetch = realFetch
})

const delivery = (n: number, more: Partial<Delivery> = {}): Delivery => ({
  id: id(8000 + n),
  recordId: id(8100 + n),
  recordType: 'placement-request',
  childId: TILLY,
  paper: 'request',
  target: 'folder',
  askedAt: '2026-09-09T10:00:00Z',
  tries: 3,
  ...more,
})
/** A server that gives this list and takes what it is told; each address that was asked is kept. */
function serving(list: DeliveryList): readonly string[] {
  const asked: string[] = []
  globalThis.fetch = (input, init) => {
    const url = typeof input === 'string' ? input : input instanceof URL ? input.href : input.url
    asked.push(`${init?.method ?? 'GET'} ${new URL(url, 'http://localhost').pathname}`)
    return Promise.resolve(
      init?.method === 'POST' ? new Response(null, { status: 204 }) : Response.json(list, { status: 200 }),
    )
  }
  return asked
}

test('what did not arrive comes first and says why; trying again asks the server for that one', async () => {
  const failed = delivery(1, { trouble: 'folder-full', failedAt: '2026-09-10T08:00:00Z' })
  const asked = serving({
    items: [failed, delivery(2, { deliveredAt: '2026-09-09T10:01:00Z' })],
    more: false,
    targets: ['folder'],
  })
  openAs('Priya', <DeliveriesScreen />)
  await screen.findByRole('heading', { name: 'Not delivered' })
  assert.ok(screen.getByText(/The folder is full\./))
  assert.ok(screen.getByText(/In the council’s folder, /))
  fireEvent.click(screen.getByRole('button', { name: /^Try again\s*: Placement request \(K1\), Tilly/ }))
  await waitFor(() => assert.ok(asked.includes(`POST /api/deliveries/${failed.id}`)))
})

test('where papers are sent no more, nobody is asked to try again', async () => {
  serving({ items: [delivery(3, { trouble: 'no-folder' })], more: false, targets: [] })
  openAs('Priya', <DeliveriesScreen />)
  await screen.findByText(/nothing is sent there at present/)
  assert.not.ok(screen.queryByRole('button', { name: /^Try again/ }))
})

test('from which day earlier papers go there too is said, with what they are called', async () => {
  const from = [{ target: 'folder' as const, day: '2026-04-01' }]
  serving({ items: [delivery(4, { paper: 'safety' })], more: false, targets: ['folder'], from })
  openAs('Priya', <DeliveriesScreen />)
  await screen.findByText(/What was signed from 1 April 2026 on goes to the council’s folder as well\./)
  assert.ok(screen.getByText(/^Safety plan/))
})

test('without the server the page says that it needs one', async () => {
  globalThis.fetch = () => Promise.reject(new TypeError('no network'))
  openAs('Priya', <DeliveriesScreen />)
  assert.ok(await screen.findByText(/The council’s server cannot be reached just now/))
})

test('each reason has words and says who can help', () => {
  for (const trouble of TROUBLES) assert.ok(WHY[trouble].words && WHY[trouble].help, trouble)
})

test('carers find nothing here', () => {
  openAs('Denise', <DeliveriesScreen />)
  assert.not.ok(screen.queryByText('Papers delivered'))
})

test.run()
