import { readFileSync } from 'node:fs'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { definitions } from '../../src/records/all.ts'

const tokens = readFileSync('src/app/look/tokens.css', 'utf8')
const page = readFileSync('index.html', 'utf8')
const drawn = new Set([...page.matchAll(/<symbol id="i-([\w-]+)"/g)].map(([, name]) => name))

/** The tokens set in the first block after `selector`. */
function tokensAfter(selector: string): Map<string, string> {
  const from = tokens.indexOf('{', tokens.indexOf(selector))
  const block = tokens.slice(from, tokens.indexOf('}', from))
  return new Map(
    [...block.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value.trim()]),
  )
}

test('dark by the device and dark by hand are the same dark', () => {
  const byDevice = tokensAfter(':root:not([data-scheme="light"])')
  const byHand = tokensAfter(':root[data-scheme="dark"]')
  assert.ok(byDevice.size > 20)
  assert.equal(byHand, byDevice)
})

test('every icon that is named is drawn in the page, and every drawing has a name', () => {
  const named = new Set(
    [...readFileSync('src/app/parts/icon.tsx', 'utf8').matchAll(/'([\w-]+)'(?=, |,$)/gm)].map(([, name]) => name),
  )
  assert.equal(
    [...named].filter((name) => !drawn.has(name)),
    [],
  )
  assert.equal(
    [...drawn].filter((name) => !named.has(name)),
    [],
  )
})

test('every kind of record has an icon', () => {
  assert.equal(
    definitions.filter(({ icon }) => !drawn.has(icon)).map(({ type, icon }) => `${type}: ${icon}`),
    [],
  )
})

test('the page holds no script and no style of its own', () => {
  assert.equal(
    [...page.matchAll(/<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=/g)].map(([found]) => found),
    [],
  )
})

test.run()
