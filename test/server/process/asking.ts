/** npm run -s process -- <file.json>, as somebody at a desk asks it. */
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { test } from 'uvu'
import * as assert from 'uvu/assert'

const folder = mkdtempSync(join(tmpdir(), 'doorstep-process-'))
test.after(() => rmSync(folder, { recursive: true }))
const run = promisify(execFile)

async function ask(text: string): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  const file = join(folder, 'question.json')
  writeFileSync(file, text)
  try {
    const { stdout, stderr } = await run(process.execPath, [
      '--import',
      'tsx',
      'src/server/process/process-cli.ts',
      file,
    ])
    return { code: 0, out: stdout, err: stderr }
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string }
    return { code, out: stdout, err: stderr }
  }
}

const placed = { id: '1', at: '2026-03-09T14:00:00+00:00', type: 'placed', by: 'CPT', data: { placement: 'A' } }
const held = { id: '2', at: '2026-03-10T14:00:00+00:00', type: 'PPM held', by: 'CSW', data: {} }
const low = {
  id: '3',
  at: '2026-06-09T14:00:00+01:00',
  type: 'carer supervision',
  by: 'SSW',
  data: {
    signed: true,
    stabilityDiscussed: true,
    scores: [{ person: 'Denise', relation: 'carer', adult: true, score: 5 }],
    actionsRequired: false,
  },
}
const question = (more: object) =>
  JSON.stringify({ cases: [{ name: 'one', now: '2026-06-10T18:00:00+01:00', events: [placed, held, low], ...more }] })

test('a file of cases is answered as one array, with state, since, why, steps and what was refused', async () => {
  const { code, out } = await ask(question({}))
  assert.is(code, 0)
  const [answer] = JSON.parse(out) as Record<string, unknown>[]
  assert.is(answer?.state, 'MONITORED')
  assert.is(answer?.since, '2026-06-09T14:00:00+01:00')
  assert.match(String(answer?.why), /Denise gave 5 on Tuesday 9 June/)
  assert.ok(Array.isArray(answer?.nextSteps) && Array.isArray(answer?.refused))
})

test('settings override the readings, by name or as a list, from a day on', async () => {
  for (const settings of [
    { gate: '6' },
    { gate: { value: 6, from: '2026-06-09' } },
    [{ name: 'gate', value: '6', from: '2026-06-09' }],
  ]) {
    const [answer] = JSON.parse((await ask(question({ settings }))).out) as { state: string }[]
    assert.is(answer?.state, 'ARRANGING', JSON.stringify(settings))
  }
  const [later] = JSON.parse((await ask(question({ settings: { gate: { value: '6', from: '2026-06-10' } } }))).out) as {
    state: string
  }[]
  assert.is(later?.state, 'MONITORED')
})

test('an event that the process does not know is refused by name and the rest stands', async () => {
  const [answer] = JSON.parse((await ask(question({ events: [placed, { ...held, type: 'tea' }] }))).out) as {
    state: string
    refused: { id: string; reason: string }[]
  }[]
  assert.is(answer?.state, 'PLACED')
  assert.equal(answer?.refused, [{ id: '2', reason: '“tea” is not an event of the process.' }])
})

test('a file that cannot be read says where and what to do, and answers nothing', async () => {
  for (const [text, says] of [
    ['{', /not JSON/],
    ['{}', /no cases/],
    [question({ now: 'Tuesday' }), /now.*offset/],
    [question({ settings: { gate: 'eleven' } }), /whole number from 0 to 10/],
    [question({ settings: { tea: '4' } }), /no setting “tea”/],
    [question({ settings: { discussion: 'soon' } }), /5 WD/],
  ] as const) {
    const { code, out, err } = await ask(text)
    assert.is(code, 1, text)
    assert.is(out, '')
    assert.match(err, says)
  }
})

test.run()
