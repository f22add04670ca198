/** Narrower rules are known by what they answer, not by their own words alone. */
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { FROM_THE_HOME } from '../../src/model/person.ts'
import { definitions } from '../../src/records/all.ts'
import { whatRulesAnswer } from '../../src/server/apply/what-rules-answer.ts'
import { known } from '../records/support/known.ts'

/** The same code, with another role at a place of this list, or another number in it. */
function withChanged<T>(list: readonly unknown[], at: number, value: unknown, does: () => T): T {
  const all = list as unknown[]
  const was = all[at]
  all[at] = value
  try {
    return does()
  } finally {
    all[at] = was
  }
}

test('section G: a list changed below a rule changes what it answers, though the rule reads as before', () => {
  const [before, words] = [whatRulesAnswer(definitions), String(known('incident').withhold)]
  const changed = withChanged(FROM_THE_HOME, 1, 'auditor', () => {
    assert.is(String(known('incident').withhold), words)
    return whatRulesAnswer(definitions)
  })
  assert.is.not(changed, before)
  assert.is(whatRulesAnswer(definitions), before, 'and it is the same whenever it is asked')
})

test('each type that withholds is asked with answers by which it does and by which it does not', () => {
  const lines = whatRulesAnswer(definitions).split('\n')
  for (const { type, withhold } of definitions) {
    const said = new Set(lines.filter((line) => line.startsWith(`${type} `)))
    assert.is(said.size > 1, withhold !== undefined, type)
  }
})

test('it costs a start of the server next to nothing', () => {
  const records = lineCount()
  assert.ok(records < 10_000, `${records} made-up records`)
})
const lineCount = (): number => whatRulesAnswer(definitions).split('\n').length

test.run()
