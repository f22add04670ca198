import './support/page.ts'
import { test } from 'uvu'
import * as assert from 'uvu/assert'

const { render, cleanup, fireEvent } = await import('@testing-library/preact')
const { h } = await import('preact')
const { useState } = await import('preact/hooks')
const { ScaleButtons } = await import('../../../src/app/form/scale-buttons.tsx')

function asked(earlier: readonly { score: number; on: string }[] = []) {
  const chosen: number[] = []
  function Question() {
    const [value, setValue] = useState<number>()
    return h(
      'div',
      {},
      h('p', { id: 'q' }, 'How steady does home feel?'),
      h(ScaleButtons, {
        labelledBy: 'q',
        value,
        earlier,
        onChange: (score: number) => {
          chosen.push(score)
          setValue(score)
        },
      }),
    )
  }
  const page = render(h(Question, {}))
  const radios = () => page.getAllByRole('radio')
  const radio = (at: number) => radios()[at] ?? (assert.unreachable(`no button ${at}`) as never)
  const checked = () =>
    radios()
      .filter((radio) => radio.getAttribute('aria-checked') === 'true')
      .map((radio) => radio.textContent)
  return { page, chosen, radios, radio, checked }
}

test.after.each(() => cleanup())

test('asks with eleven buttons under one name', () => {
  const { page, radios, checked } = asked()
  assert.ok(page.getByRole('radiogroup', { name: 'How steady does home feel?' }))
  assert.equal(
    radios().map((radio) => radio.textContent),
    ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10'],
  )
  assert.equal(checked(), [])
})

test('one tap answers', () => {
  const { radio, chosen, checked } = asked()
  fireEvent.click(radio(6))
  assert.equal(chosen, [6])
  assert.equal(checked(), ['6'])
})

test('arrow keys, Home and End walk the numbers and go round', () => {
  const { radio, chosen, checked } = asked()
  fireEvent.click(radio(10))
  fireEvent.keyDown(radio(10), { key: 'ArrowRight' })
  fireEvent.keyDown(radio(0), { key: 'ArrowLeft' })
  fireEvent.keyDown(radio(10), { key: 'Home' })
  fireEvent.keyDown(radio(0), { key: 'ArrowDown' })
  fireEvent.keyDown(radio(1), { key: 'End' })
  assert.equal(chosen, [10, 0, 10, 0, 1, 10])
  assert.equal(checked(), ['10'])
})

test('the tab key stops once: at the answer, or at 0 while there is none', () => {
  const { radios, radio } = asked()
  const stops = () =>
    radios()
      .filter((radio) => radio.getAttribute('tabindex') === '0')
      .map((radio) => radio.textContent)
  assert.equal(stops(), ['0'])
  fireEvent.click(radio(7))
  assert.equal(stops(), ['7'])
})

test('earlier answers stand under their number with the newest date, and are read with it', () => {
  const { page, radio } = asked([
    { score: 7, on: '2026-04-09' },
    { score: 4, on: '2026-09-04' },
    { score: 7, on: '2026-06-12' },
  ])
  assert.match(page.getByText('12 Jun').textContent, '12 Jun')
  assert.is(page.queryByText('9 Apr'), null)
  const dot = page.container.querySelector(`#${radio(4).getAttribute('aria-describedby')}`)
  assert.match(dot?.textContent ?? '', '4 Sep')
  assert.is(radio(5).getAttribute('aria-describedby'), null)
})

test.run()
