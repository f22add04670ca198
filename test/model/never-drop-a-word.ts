/**
 * The table of conflict rules, row by row, over whole records: whatever two or three people do to one record, and in
 * whatever order it arrives, nobody's words are dropped and nobody's sentence is invented.
 */
import * as fc from 'fast-check'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { bodyHash } from '../../src/model/body.ts'
import { currentBody, isOffered, isTakenUp } from '../../src/model/current-body.ts'
import type { Body } from '../../src/model/field.ts'
import { canonicalJson, sameJson, type Json } from '../../src/model/json.ts'
import { extractOf, withheldFrom } from '../../src/model/permission.ts'
import type { Stamp } from '../../src/model/person.ts'
import type { CaseRecord } from '../../src/model/record.ts'
import { must } from '../support/must.ts'
import { bodies, draft, hannah, id, next, note, priya, prose, received, sam, sign, write } from './support/a-record.ts'

const wrote = (head: CaseRecord, name: string, to: Body, by: Stamp, base: Body = head.body): CaseRecord =>
  received(next(head, name, write(base, to), by, base).record)
const chose = (head: CaseRecord, name: string, value: Json | null, by: Stamp, base = head): CaseRecord => {
  const question = must(base.conflicts[0])
  const changes = [{ field: question.field, to: value }]
  return received(next(head, name, { kind: 'write', changes, resolves: [question.id] }, by, base.body).record)
}
const everything = (record: CaseRecord): string =>
  canonicalJson([record.body, record.conflicts, record.addenda, record.woven ?? []] as never)
const values = (record: CaseRecord): Json[] => must(record.conflicts[0]).versions.map(({ value }) => value)
const whole = { story: 'One.\nTwo.\nThree.', title: 'Tea' }

const storyOf = (body: Body): string => (typeof body.story === 'string' ? body.story : '')

const apartFromStory = (list: readonly string[] | undefined) => (list ?? []).filter((field) => field !== 'story')

const valuesByField = (record: CaseRecord): string[] => {
  const open = new Map(record.conflicts.map((one) => [one.field, one.versions.map(({ value }) => value)]))
  return [...new Set([...Object.keys(record.body), ...open.keys()])]
    .filter((field) => field !== 'people' && field !== 'kinds')
    .map((field) => `${field} ${(open.get(field) ?? [record.body[field]]).map(canonicalJson).sort().join()}`)
    .sort()
}

// rows stand in the order in which they came, so that their question is another list
const asked = (record: CaseRecord) => record.conflicts.filter(({ field }) => field !== 'people').map((each) => each.id)

const sheet = (name: string) => ({ sha256: name.repeat(64), mime: 'application/json', bytes: 10 })

const amend = (name: string, text: string) => ({ kind: 'amend', addendumId: id(name), text }) as const

/** A sentence of one's own in a paragraph of one's own choice, and something in every other kind of field. */
const edit = (who: string) =>
  fc
    .record({ at: fc.nat(3), inLine: fc.boolean(), title: fc.boolean(), row: fc.boolean(), tick: fc.boolean() })
    .map((how) => (base: Body): Body => {
      const lines = storyOf(base).split('\n')
      if (how.inLine) lines[how.at % lines.length] += ` ${who} says so.`
      else lines.splice(how.at % (lines.length + 1), 0, `${who} says so.`)
      return {
        ...base,
        story: lines.join('\n'),
        ...(how.title && { title: `Title of ${who}` }),
        ...(how.row && { people: [{ id: id(`row of ${who}`), name: who, said: `Row of ${who}` }] }),
        ...(how.tick && { kinds: [{ Hannah: 'a', Sam: 'b', Priya: 'c' }[who] ?? 'd'] }),
      }
    })

test('three people write offline on the same draft: in whatever order it arrives every word of each is there', () => {
  const people = [hannah, sam, priya]
  const orders = [
    [0, 1, 2],
    [0, 2, 1],
    [1, 0, 2],
    [1, 2, 0],
    [2, 0, 1],
    [2, 1, 0],
  ]
  fc.assert(
    fc.property(edit('Hannah'), edit('Sam'), edit('Priya'), (...edits) => {
      const start = draft(whole)
      const said = people.flatMap(({ name }, at) => {
        const body = must(edits[at])(start.body)
        const words = [`${name} says so.`]
        if (body.title !== whole.title) words.push(`Title of ${name}`)
        if (body.people) words.push(`Row of ${name}`)
        return words
      })
      const ticks = people.flatMap((_, at) => (must(edits[at])(start.body).kinds as string[] | undefined) ?? [])
      const kept = orders.map((order) => {
        let head = start
        for (const at of order) head = wrote(head, `w${at}`, must(edits[at])(start.body), must(people[at]), start.body)
        const shown = canonicalJson([head.body, head.conflicts.flatMap(({ versions }) => versions)] as never)
        for (const words of said) assert.ok(shown.includes(words), `${words} is gone from ${shown}`)
        assert.equal([...((head.body.kinds as string[] | undefined) ?? [])].sort(), [...ticks].sort())
        return head.conflicts.map(({ field }) => field).sort()
      })
      for (const fields of kept.slice(1)) {
        assert.equal(
          apartFromStory(fields),
          apartFromStory(kept[0]),
          'the same questions are asked, whoever came first',
        )
      }
    }),
    { numRuns: 300 },
  )
})

test('any bodies of two people in both orders: the same values are kept', () => {
  fc.assert(
    fc.property(bodies, bodies, bodies, (base, hers, his) => {
      const start = { ...draft(base), body: base }
      const one = wrote(wrote(start, 'a', hers, hannah, base), 'b', his, sam, base)
      const other = wrote(wrote(start, 'b', his, sam, base), 'a', hers, hannah, base)
      assert.equal(valuesByField(one), valuesByField(other))
      assert.equal(asked(one).sort(), asked(other).sort())
    }),
    { numRuns: 500 },
  )
})

test('what stands in an open question is always one of its versions, however many go on writing', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom(hannah, sam, priya), bodies, fc.nat(3)), { minLength: 2, maxLength: 6 }),
      (edits) => {
        const seen = [draft(whole)]
        edits.forEach(([by, body, back], at) => {
          const head = must(seen.at(-1))
          seen.push(wrote(head, `w${at}`, body, by, must(seen.at(-1 - (back % seen.length))).body))
        })
        for (const { body, conflicts } of seen)
          for (const { field, versions } of conflicts)
            assert.ok(
              versions.some(({ value }) => sameJson(value, body[field] ?? null)),
              `${field} stands as ${canonicalJson(body[field])}, offered are ${canonicalJson(versions as never)}`,
            )
      },
    ),
    { numRuns: 500 },
  )
})

test('who goes on with their own version has one, and what others have made of the rest is in theirs', () => {
  const start = draft({ story: 'One.\n\nTwo.' })
  const hers = wrote(start, 'a', { story: 'One, Hannah.\n\nTwo.' }, hannah)
  const his = wrote(hers, 'b', { story: 'One, Sam.\n\nTwo.' }, sam, start.body)
  const again = wrote(his, 'c', { story: 'One, Sam and more.\n\nTwo.' }, sam, { story: 'One, Sam.\n\nTwo.' })
  assert.equal(values(again), ['One, Hannah.\n\nTwo.', 'One, Sam and more.\n\nTwo.'])
  const third = wrote(again, 'd', { story: 'One.\n\nTwo, Priya.' }, priya, start.body)
  assert.equal(values(third), ['One, Hannah.\n\nTwo, Priya.', 'One, Sam and more.\n\nTwo.'])
  const [standing] = must(third.conflicts[0]).versions
  assert.equal([standing?.name, standing?.with], ['Hannah', ['Priya']], 'it says that both wrote in it')
})

test('who goes on in the version that stands keeps their own, which those words did not grow from', () => {
  const start = draft({ story: 'One.' })
  const hers = wrote(start, 'a', { story: 'One. Hannah was there.' }, hannah)
  const his = wrote(hers, 'b', { story: 'One. Sam was away.' }, sam, start.body)
  const onHers = wrote(his, 'c', { story: 'One. Hannah was there. Sam agrees.' }, sam, { story: 'One. Sam was away.' })
  assert.equal(values(onHers), ['One. Hannah was there.', 'One. Sam was away.', 'One. Hannah was there. Sam agrees.'])
})

test('who chooses their own version has it, though it is what they had written last', () => {
  for (const [field, one, other, third] of [
    ['story', 'Hers.', 'His.', 'Another.'],
    ['score', 3, 7, 5],
  ] as const) {
    const start = draft({ story: 'One.', [field]: null })
    const his = wrote(wrote(start, 'a', { ...start.body, [field]: one }, hannah), 'b', { [field]: other }, sam, {})
    const own = { ...start.body, [field]: other }
    const chosen = chose(his, 'c', other, sam, { ...his, body: own })
    assert.equal([chosen.body[field], chosen.conflicts], [other, []])
    const anew = chose(his, 'd', third, sam, { ...his, body: own })
    assert.equal([anew.body[field], anew.conflicts], [third, []])
  }
})

test('a choice answers the versions that were seen: one that came meanwhile is asked about again, with all of them', () => {
  const start = draft(whole)
  const two = wrote(
    wrote(start, 'a', { ...whole, title: 'Dinner' }, hannah),
    'b',
    { ...whole, title: 'Supper' },
    sam,
    whole,
  )
  const three = wrote(two, 'c', { ...whole, title: 'Lunch' }, priya, whole)
  const late = chose(three, 'd', 'Supper', hannah, two)
  assert.equal(values(late).map(String).sort(), ['Dinner', 'Lunch', 'Supper'])
  const seen = chose(late, 'e', 'Lunch', hannah)
  assert.equal([seen.conflicts, seen.body.title], [[], 'Lunch'])
})

test('two people choose differently at the same time: neither choice undoes the other unseen', () => {
  const start = draft(whole)
  const two = wrote(
    wrote(start, 'a', { ...whole, title: 'Dinner' }, hannah),
    'b',
    { ...whole, title: 'Supper' },
    sam,
    whole,
  )
  for (const [first, second] of [
    ['Dinner', 'Supper'],
    ['Supper', 'Dinner'],
  ]) {
    const both = chose(chose(two, 'c', must(first), hannah), 'd', must(second), sam, two)
    assert.equal(values(both).map(String).sort(), ['Dinner', 'Supper'])
    assert.is(both.body.title, first)
  }
  const agreed = chose(chose(two, 'c', 'Supper', hannah), 'd', 'Supper', sam, two)
  assert.equal([agreed.conflicts, agreed.body.title], [[], 'Supper'])
})

test('written anew from both, or kept together: the words that were chosen stand, and the question is closed', () => {
  const start = draft(whole)
  const two = wrote(
    wrote(start, 'a', { ...whole, title: 'Dinner' }, hannah),
    'b',
    { ...whole, title: 'Supper' },
    sam,
    whole,
  )
  const anew = chose(two, 'c', 'Dinner, then supper', priya)
  assert.equal([anew.conflicts, anew.body.title], [[], 'Dinner, then supper'])
})

for (const [field, base, hers, his] of [
  ['score', 5, 4, 6],
  ['day', '2026-09-10', '2026-09-11', '2026-09-12'],
  ['seen', undefined, 'no', 'yes'],
  ['hurt', undefined, { answer: true, reason: 'His arm' }, { answer: false }],
  ['said', 'a\n\nb', 'a1\n\nb', 'a\n\nb1'],
] as const) {
  test(`${field}: two different answers are a question with both hands, and signing waits for the choice`, () => {
    const start = draft({ ...whole, ...(base !== undefined && { [field]: base }) })
    const [one, two] = [
      { ...start.body, [field]: hers },
      { ...start.body, [field]: his },
    ]
    const open = wrote(wrote(start, 'a', one, hannah), 'b', two, sam, start.body)
    assert.equal(
      must(open.conflicts[0]).versions.map(({ name, value }) => [name, value]),
      [
        ['Hannah', hers],
        ['Sam', his],
      ],
    )
    assert.is(next(open, 's', sign(open.body)).outcome, 'stale')
    const chosen = chose(open, 'c', his, hannah)
    assert.equal([chosen.body[field], next(chosen, 's', sign(chosen.body)).outcome], [his, 'applied'])
  })
}

test('a drawing that two drew anew is two drawings, each by its own hash', () => {
  const drawn = { ...note, fields: { ...note.fields, picture: { kind: 'drawing', label: 'Drawn' } } } as typeof note
  const start = draft(whole)
  const step = (head: CaseRecord, name: string, picture: Json, by: Stamp): CaseRecord =>
    received(next(head, name, { kind: 'write', changes: [{ field: 'picture', to: picture }] }, by, whole, drawn).record)
  const open = step(step(start, 'a', sheet('a'), hannah), 'b', sheet('b'), sam)
  assert.equal(values(open), [sheet('a'), sheet('b')])
})

test('a tick taken away by one stays away, a tick put by either stands, and it is read before it is signed', () => {
  const start = draft({ ...whole, kinds: ['a', 'b'] })
  const hers = wrote(start, 'a', { ...start.body, kinds: ['a', 'b', 'c'] }, hannah)
  const both = wrote(hers, 'b', { ...start.body, kinds: ['b', 'd'] }, sam, start.body)
  assert.equal(both.body.kinds, ['b', 'c', 'd'])
  assert.equal([both.conflicts, both.mergedUnread], [[], true])
})

test('joined text is to be read by somebody who signs or writes it, and says whose is whose', () => {
  const start = draft(whole)
  const hers = wrote(start, 'a', { ...whole, story: 'One, Hannah.\nTwo.\nThree.' }, hannah)
  const both = wrote(hers, 'b', { ...whole, story: 'One.\nTwo.\nThree, Sam.' }, sam, whole)
  assert.equal(
    both.woven?.map(({ field, before, versions }) => [field, before, versions.map(({ name, value }) => [name, value])]),
    [
      [
        'story',
        whole.story,
        [
          ['Hannah', 'One, Hannah.\nTwo.\nThree.'],
          ['Sam', 'One.\nTwo.\nThree, Sam.'],
        ],
      ],
    ],
  )
  const mark = (by: Stamp, of: Body, base = both.body): CaseRecord =>
    received(
      next(both, `r ${by.name}`, { kind: 'mark', markId: id(by.name), mark: 'read', bodyHash: bodyHash(of) }, by, base)
        .record,
    )
  assert.is(mark(hannah, hers.body).mergedUnread, true, 'other words were read')
  assert.is(mark(priya, both.body).mergedUnread, true, 'somebody who neither signs nor writes has not read it for them')
  assert.is(next(both, 's', sign(both.body)).outcome, 'stale')
  const read = mark(hannah, both.body, { story: 'an unsent version of her own' })
  assert.equal([read.mergedUnread, read.woven], [undefined, undefined])
  assert.is(next(read, 's', sign(read.body)).outcome, 'applied')
})

test('a row that one took out and the other wrote in stays, and says so: it is to be read', () => {
  const ella = { id: id('ella'), name: 'Ella', said: 'Hello' }
  const start = draft({ ...whole, people: [ella] })
  const without = { ...whole, people: [] }
  const written = { ...whole, people: [{ ...ella, said: 'Hello again' }] }
  for (const [first, second] of [
    [without, written],
    [written, without],
  ] as const) {
    const both = wrote(wrote(start, 'a', first, hannah), 'b', second, sam, start.body)
    assert.equal([both.body.people, both.mergedUnread], [written.people, true])
    assert.is(both.woven?.[0]?.field, 'people')
  }
})

test('a draft that one discards while the other writes stays with its words, flagged, whichever came first', () => {
  const start = draft(whole)
  const written = { ...whole, title: 'Dinner' }
  const gone = received(next(start, 'd', { kind: 'discard' }, hannah).record)
  const editAfter = wrote(gone, 'w', written, sam, whole)
  const discardAfter = received(next(wrote(start, 'w', written, sam), 'd', { kind: 'discard' }, hannah, whole).record)
  for (const kept of [editAfter, discardAfter]) {
    assert.equal([kept.status, kept.body.title, kept.mergedUnread], ['draft', 'Dinner', true])
    assert.is(kept.wasDiscarded?.name, 'Hannah')
    assert.is(next(kept, 's', sign(kept.body)).outcome, 'stale')
    const read = next(kept, 'r', { kind: 'mark', markId: id('m'), mark: 'read', bodyHash: bodyHash(kept.body) }).record
    assert.equal([read.wasDiscarded, read.mergedUnread], [undefined, undefined])
  }
})

test('a draft in which a question is open is not thrown away: a version may have come that was not seen', () => {
  const start = draft(whole)
  const hers = wrote(start, 'a', { ...whole, title: 'Dinner' }, hannah)
  const open = wrote(hers, 'b', { ...whole, title: 'Supper' }, sam, whole)
  assert.equal(open.body, hers.body, 'what stands is as she saw it last')
  const kept = next(open, 'd', { kind: 'discard' }, hannah, hers.body)
  assert.equal([kept.outcome, kept.record.status, values(kept.record)], ['stale', 'draft', ['Dinner', 'Supper']])
})

test('a choice that comes after the signature is late like any other word; one that says what was signed is nothing', () => {
  const start = draft(whole)
  const hers = wrote(start, 'a', { ...whole, title: 'Dinner' }, hannah)
  const open = wrote(hers, 'b', { ...whole, title: 'Supper' }, sam, whole)
  const chosen = chose(open, 'c', 'Supper', hannah)
  const head = received(next(chosen, 's', sign(chosen.body)).record)
  const other = chose(head, 'd', 'Dinner', sam, open)
  assert.match(must(other.addenda[0]).text, /Title: Dinner/)
  assert.equal(other.body, head.body)
  const same = chose(head, 'e', 'Supper', sam, open)
  assert.equal([same.addenda, same.conflicts], [[], []])
})

const signed = (body: Body = whole) => received(next(draft(body), 'sign', sign(body)).record)

test('words after the signature are offered; taken up they correct what the signed words do not contradict', () => {
  const start = draft(whole)
  const hers = { ...whole, story: 'One, Hannah.\nTwo.\nThree.', title: 'Dinner' }
  const head = received(next(wrote(start, 'a', hers, hannah), 'sign', sign(hers)).record)
  const his = { story: 'One.\nTwo.\nThree, Sam.', title: 'Supper' }
  const late = wrote(head, 'late', his, sam, whole)
  const offered = must(late.addenda[0])
  assert.ok(isOffered(offered))
  assert.match(offered.text, /Three, Sam\..*\n.*Supper|Supper/s)
  assert.equal(currentBody(late), hers)
  const taken = received(next(late, 't', { kind: 'amend', addendumId: offered.id, text: '', late: 'taken-up' }).record)
  assert.not(isOffered(must(taken.addenda[0])))
  assert.equal(currentBody(taken), { story: 'One, Hannah.\nTwo.\nThree, Sam.', title: 'Dinner' })
  assert.equal([taken.body, taken.addenda.length], [hers, 1], 'the signed words stand, and his words stand once')
  assert.is(bodyHash(taken.body), taken.signatures[0]?.bodyHash)
})

test('put aside with a word: both the words and the word are kept; taken up by another it counts, in either order', () => {
  const late = wrote(signed(), 'late', { ...whole, title: 'Supper' }, sam, whole)
  const aside = { kind: 'amend', addendumId: id('late'), text: 'It was tea', late: 'put-aside' } as const
  const up = { kind: 'amend', addendumId: id('late'), text: '', late: 'taken-up' } as const
  const put = received(next(late, 'p', aside).record)
  assert.equal(
    must(put.addenda[0]).settled?.map(({ how, note: words }) => [how, words]),
    [['put-aside', 'It was tea']],
  )
  assert.is(currentBody(put).title, 'Tea')
  for (const [first, second] of [
    [aside, up],
    [up, aside],
  ] as const) {
    const both = next(received(next(late, '1', first).record), '2', second, priya).record
    assert.ok(isTakenUp(must(both.addenda[0])))
    assert.ok(everything(both).includes('It was tea'))
    assert.is(currentBody(both).title, 'Supper')
  }
})

test('a late edit of before that kept no word of what the signer changed corrects nothing by being taken up', () => {
  const late = wrote(signed(), 'late', { ...whole, title: 'Supper' }, sam, whole)
  const old = { ...late, addenda: late.addenda.map(({ apart: _apart, ...addendum }) => addendum) }
  const taken = next(old, 't', { kind: 'amend', addendumId: id('late'), text: '', late: 'taken-up' }).record
  assert.equal(currentBody(taken), whole)
})

test('questions and joined text of records written before are understood: chosen by their id, read by their body', () => {
  const start = draft(whole)
  const versions = [
    { ...hannah, opId: id('a'), value: 'Dinner' },
    { ...sam, opId: id('b'), value: 'Supper' },
  ]
  const old = { ...start, conflicts: [{ id: id('an old id'), field: 'title', versions }], mergedUnread: true as const }
  const body = { ...old.body, title: 'Dinner' }
  const asked = { ...old, body }
  const third = wrote(asked, 'c', { ...whole, title: 'Lunch' }, priya, whole)
  assert.equal(
    values(third).map((value) => value),
    ['Dinner', 'Supper', 'Lunch'],
  )
  const chosen = chose(asked, 'd', 'Supper', hannah)
  assert.equal([chosen.conflicts, chosen.body.title], [[], 'Supper'])
  const read = next(chosen, 'r', { kind: 'mark', markId: id('m'), mark: 'read' }).record
  assert.is(read.mergedUnread, undefined)
})

test('addenda of two people at once are both there, in whatever order', () => {
  for (const order of [
    ['x', 'y'],
    ['y', 'x'],
  ]) {
    let head = signed()
    for (const name of order) head = received(next(head, name, amend(name, `Text ${name}`), sam, whole).record)
    assert.equal(head.addenda.map(({ text }) => text).sort(), ['Text x', 'Text y'])
  }
})

test('whatever is written, discarded, signed and chosen, every sentence is in the record or was its own writer’s to change', () => {
  fc.assert(
    fc.property(prose, fc.array(fc.tuple(fc.boolean(), fc.nat(5)), { minLength: 2, maxLength: 8 }), (story, steps) => {
      let head = draft({ story: `Start.\n${story}`, title: 'Tea' })
      const start = head.body
      const said: string[] = []
      steps.forEach(([hers, kind], at) => {
        const by = hers ? hannah : sam
        if (kind === 0 && head.status !== 'signed')
          head = received(next(head, `o${at}`, { kind: 'discard' }, by, start).record)
        else if (kind === 1 && head.status === 'draft' && head.body.story)
          head = received(next(head, `o${at}`, sign(head.body), hannah).record)
        else {
          const words = `SENTENCE ${at}`
          said.push(words)
          head = wrote(head, `o${at}`, { ...start, story: `${words}\n${storyOf(start)}` }, by, start)
        }
      })
      for (const words of said) assert.ok(everything(head).includes(words), `${words}: ${everything(head)}`)
    }),
    { numRuns: 500 },
  )
})

test('versions that wait, joined words and late words are kept from whom their words would be withheld', () => {
  const touchy = { ...note, withhold: (body: Body) => (body.seen === 'no' ? (['foster-carer'] as const) : []) }
  const start = draft(whole)
  const open = wrote(wrote(start, 'a', { ...whole, seen: 'yes' }, hannah), 'b', { ...whole, seen: 'no' }, sam, whole)
  assert.equal(withheldFrom(touchy, open), ['foster-carer'])
  const late = wrote(signed(), 'late', { ...whole, seen: 'no' }, sam, whole)
  assert.equal(withheldFrom(touchy, late), ['foster-carer'])
  const both = wrote(
    wrote(start, 'a', { ...whole, story: 'One, Hannah.\nTwo.\nThree.' }, hannah),
    'b',
    { ...whole, story: 'One.\nTwo.\nThree, Sam.' },
    sam,
    whole,
  )
  assert.not.ok(canonicalJson(extractOf(note, both) as never).includes('Sam.'), 'an extract holds none of the words')
})

test.run()
