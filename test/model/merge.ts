import * as fc from 'fast-check'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Body } from '../../src/model/field.ts'
import { canonicalJson, type Json } from '../../src/model/json.ts'
import { joinOwn } from '../../src/model/fields/prose.ts'
import { mergeBodies } from '../../src/model/merge.ts'
import { bodies, id, note, prose } from './support/a-record.ts'

const merge = (base: Body, mine: Body, theirs: Body) => mergeBodies(note.fields, base, mine, theirs)
const story = (base: string, mine: string, theirs: string) => merge({ story: base }, { story: mine }, { story: theirs })

test('edits in different paragraphs are joined', () => {
  assert.equal(story('One.\nTwo.\nThree.', 'One!\nTwo.\nThree.', 'One.\nTwo.\nThree!'), {
    body: { story: 'One!\nTwo.\nThree!' },
    woven: [{ field: 'story', before: 'One.\nTwo.\nThree.', mine: 'One!\nTwo.\nThree.', theirs: 'One.\nTwo.\nThree!' }],
    conflicts: [],
  })
  assert.is(story('One.\nTwo.', 'One!\nTwo.', 'One.\nTwo!').body.story, 'One!\nTwo!')
  assert.is(story('One.', 'One!', 'One.\nTwo.').body.story, 'One!\nTwo.')
})

test('two edits of one sentence are never woven into a third', () => {
  const { body, conflicts, woven } = story('He did not hit her.', 'He did hit her.', 'He did not hit her on Monday.')
  assert.is(body.story, 'He did not hit her on Monday.')
  assert.equal(woven, [])
  assert.equal(conflicts, [{ field: 'story', mine: 'He did hit her.', theirs: 'He did not hit her on Monday.' }])
})

test('two people adding at the same place are asked which comes first', () => {
  assert.is(story('One.\nTwo.', 'One.\nHers.\nTwo.', 'One.\nHis.\nTwo.').conflicts.length, 1)
})

test('what both wrote alike is no conflict', () => {
  assert.equal(story('One.', 'One. Two.', 'One. Two.'), { body: { story: 'One. Two.' }, woven: [], conflicts: [] })
})

test("a child's words are never joined, not even by paragraphs", () => {
  const { conflicts, body } = merge({ said: 'a\n\nb' }, { said: 'a1\n\nb' }, { said: 'a\n\nb1' })
  assert.is(conflicts.length, 1)
  assert.is(body.said, 'a\n\nb1')
})

for (const [field, base, mine, theirs] of [
  ['score', 5, 4, 6],
  ['day', '2026-09-10', '2026-09-11', '2026-09-12'],
  ['seen', undefined, 'yes', 'no'],
  ['hurt', undefined, { answer: true }, { answer: false }],
  ['title', 'Tea', 'Dinner', 'Supper'],
] as const) {
  test(`${field}: both changed it differently, a person picks, and until then the head's stands`, () => {
    const result = merge({ [field]: base }, { [field]: mine }, { [field]: theirs })
    assert.equal(result, { body: { [field]: theirs }, woven: [], conflicts: [{ field, mine, theirs }] })
  })
  test(`${field}: only one changed it, so it is theirs or mine`, () => {
    assert.equal(merge({ [field]: base }, { [field]: mine }, { [field]: base }).body, { [field]: mine })
    assert.equal(merge({ [field]: base }, { [field]: base }, { [field]: theirs }).body, { [field]: theirs })
  })
}

test('ticks are joined tick by tick', () => {
  const { body, conflicts } = merge({ kinds: ['a', 'b'] }, { kinds: ['a', 'b', 'd'] }, { kinds: ['b', 'c'] })
  assert.equal(body.kinds, ['b', 'c', 'd'])
  assert.equal(conflicts, [])
})

const ella = { id: id('ella'), name: 'Ella', said: 'Hello', points: 5 }
const mark = { id: id('mark'), name: 'Mark' }
const nan = { id: id('nan'), name: 'Nan' }

test('rows that either added stay, and rows that either took out go', () => {
  const { body, woven, conflicts } = merge({ people: [ella] }, { people: [ella, mark] }, { people: [ella, nan] })
  assert.equal(body.people, [ella, nan, mark])
  assert.is(woven[0]?.field, 'people')
  assert.equal(conflicts, [])
  assert.equal(merge({ people: [ella, mark] }, { people: [mark] }, { people: [ella, mark, nan] }).body.people, [
    mark,
    nan,
  ])
})

test('a row taken out by one and written in by the other stays', () => {
  const written = { ...ella, said: 'Hello again' }
  assert.equal(merge({ people: [ella] }, { people: [] }, { people: [written] }).body.people, [written])
  assert.equal(merge({ people: [ella] }, { people: [written] }, {}).body.people, [written])
})

test('two people in different cells of a row are joined', () => {
  const { body, conflicts } = merge(
    { people: [ella] },
    { people: [{ ...ella, said: 'Hi' }] },
    { people: [{ ...ella, points: 6 }] },
  )
  assert.equal(body.people, [{ ...ella, said: 'Hi', points: 6 }])
  assert.equal(conflicts, [])
})

test('two people in the same cell are a conflict in which no other row is lost', () => {
  const { body, conflicts } = merge(
    { people: [ella] },
    { people: [{ ...ella, points: 4 }, mark] },
    { people: [{ ...ella, points: 6 }, nan] },
  )
  assert.equal(body.people, [{ ...ella, points: 6 }, nan, mark])
  assert.equal(conflicts, [
    { field: 'people', mine: [{ ...ella, points: 4 }, nan, mark], theirs: [{ ...ella, points: 6 }, nan, mark] },
  ])
})

/** A sentence that stands nowhere else, put before a paragraph of the text. */
const withSentence = (text: string, sentence: string, at: number): string => {
  const lines = text.split('\n')
  lines.splice(at % (lines.length + 1), 0, sentence)
  return lines.join('\n')
}

test('a sentence that somebody added is never lost: it is in the record or in an open version', () => {
  fc.assert(
    fc.property(prose, prose, fc.nat(9), fc.nat(9), fc.boolean(), (base, other, at, there, rewritten) => {
      const mine = withSentence(base, 'HANNAH WROTE THIS', at)
      const theirs = withSentence(rewritten ? other : base, 'SAM WROTE THIS', there)
      const { body, conflicts } = story(base, mine, theirs)
      const kept = canonicalJson([body as Json, conflicts as never])
      assert.ok(kept.includes('HANNAH WROTE THIS') && kept.includes('SAM WROTE THIS'), kept)
    }),
    { numRuns: 2000 },
  )
})

test('no paragraph appears that neither of the two wrote', () => {
  fc.assert(
    fc.property(prose, prose, prose, (base, mine, theirs) => {
      const { body } = story(base, mine, theirs)
      const written = new Set([...mine.split('\n'), ...theirs.split('\n')])
      for (const line of ((body.story as string | undefined) ?? '').split('\n'))
        assert.ok(written.has(line) || line === '', JSON.stringify(line))
    }),
    { numRuns: 2000 },
  )
})

test('any three bodies: what only one side changed is as that side left it, and conflicts are the same from both sides', () => {
  fc.assert(
    fc.property(bodies, bodies, bodies, (base, mine, theirs) => {
      assert.equal(merge(base, mine, base).body, mine)
      assert.equal(merge(base, base, theirs).body, theirs)
      const [here, there] = [merge(base, mine, theirs), merge(base, theirs, mine)]
      assert.equal(here.conflicts.map(({ field }) => field).sort(), there.conflicts.map(({ field }) => field).sort())
      for (const { field } of here.conflicts.filter(({ field }) => field !== 'people'))
        assert.equal(here.body[field], theirs[field])
    }),
    { numRuns: 1000 },
  )
})

test('a very long note with the same lines over and over is joined at once', () => {
  const lines = Array.from({ length: 20_000 }, (_, n) => `line ${n % 7}`).join('\n')
  const began = performance.now()
  assert.is(story(lines, `Hers.\n${lines}`, `${lines}\nHis.`).body.story, `Hers.\n${lines}\nHis.`)
  assert.ok(performance.now() - began < 1000)
})

const wordsOf = (text: string) => text.match(/[\p{L}\p{N}]+/gu) ?? []

test('one writer in two places: every word put in on either side stands, and one side alone is taken as it is', () => {
  assert.is(joinOwn('One. Two.', 'One. Two. Three.', 'Zero. One. Two.'), 'Zero. One. Two. Three.')
  assert.is(joinOwn('One.', 'One. And so', 'One. And so on.'), 'One. And so on.')
  assert.is(joinOwn('', 'Hers.', 'His.'), 'Hers. His.')
  fc.assert(
    fc.property(prose, prose, prose, (base, first, second) => {
      assert.is(joinOwn(base, first, base), first)
      assert.is(joinOwn(base, base, second), second)
      assert.is(joinOwn(base, first, first), first)
      const joined = joinOwn(base, first, second)
      const old = new Set(wordsOf(base))
      for (const word of [...wordsOf(first), ...wordsOf(second)])
        if (!old.has(word)) assert.ok(joined.includes(word), `${JSON.stringify([base, first, second])}: ${word}`)
    }),
    { numRuns: 2000 },
  )
})

test.run()
