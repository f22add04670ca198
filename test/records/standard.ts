/** The standard on risk, as far as a record asks for it before anybody signs. */
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { missingForSigning } from '../../src/model/check.ts'
import type { ChoiceField, RowsField } from '../../src/model/field.ts'
import { known } from './support/known.ts'

const missing = (type: string): readonly string[] => missingForSigning(known(type), {}).map(({ field }) => field)
const asks = (type: string, ...fields: string[]): void => {
  for (const field of fields) assert.ok(missing(type).includes(field), `${type} asks for ${field}`)
}
const optionsOf = (type: string, field: string): readonly string[] =>
  (known(type).fields[field] as ChoiceField).options.map(({ value }) => value)

test('S3.2, S3.4, S3.5: an assessment says when identity was checked, the risks, what protects, the history, and all of it in short', () =>
  asks('assessment', 'identityChecked', 'risks', 'protects', 'history', 'analysis'))

test('S3.6: each tool that was used has a date and a result', () => {
  const { fields } = known('assessment').fields.tools as RowsField
  assert.ok(fields.tool?.required && fields.date?.required && fields.result?.required)
  for (const tool of ['domestic-abuse', 'neglect', 'sdq', 'exploitation'])
    assert.ok(
      (fields.tool as ChoiceField).options.some(({ value }) => value === tool),
      tool,
    )
})

test('S3.11, S3.17, S3.18, S3.19: it asks what others say, for the child’s day and wishes, who the child is, and what makes strong', () =>
  asks('assessment', 'others', 'daily', 'views', 'identity', 'resilience'))

test('S3.20, S3.21: a plan says where the child will grow up, adoption among the ways, and why', () => {
  asks('care-plan', 'permanence', 'permanenceWhy')
  assert.ok(optionsOf('care-plan', 'permanence').includes('adoption'))
})

test('S3.1: each visit asks whether names and addresses are still right, and what has changed where they are not', () => {
  const field = known('statutory-visit').fields.stillRight
  assert.is(field?.kind, 'yes-no')
  assert.is(field?.kind === 'yes-no' && field.reasonFor, false)
})

test('S3.12: each visit holds the plan against the child’s days: what it asked, and what difference that makes', () => {
  asks('statutory-visit', 'plan', 'changed')
  const { fields } = known('statutory-visit').fields.plan as RowsField
  assert.ok(fields.item?.required && fields.impact?.required)
})

test('S3.16: direct work and life story say what was done, with whom, and what it tells us', () => {
  assert.ok(optionsOf('direct-work', 'kind').includes('life-story'))
  asks('direct-work', 'kind', 'who', 'did', 'learnt')
})

test('S3.23: a review says how the child took part', () => asks('statutory-review', 'participation'))

test.run()
