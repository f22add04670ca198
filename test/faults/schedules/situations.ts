/**
 * Moments in which a mistake would show and which chance alone seldom makes: every seventh seed plays one of them, by
 * itself and without further faults, before its own turns or after them. What is judged is the same as ever.
 * Long because all of them stand side by side, with the few steps they are made of.
 */
import type { FileId, Uuid } from '../../../src/model/file.ts'
import type { Body } from '../../../src/model/field.ts'
import { idFrom } from './chance.ts'
import { formOf } from './forms.ts'
import type { Form } from './forms.ts'
import type { KeptBytes, Word } from './ledger.ts'
import type { Given, Question } from './network.ts'
import type { Page } from './page.ts'
import type { Allocation, People } from './people.ts'
import { act, wordFor } from './writing.ts'
import type { Writer } from './writing.ts'

/** True: this question has been dealt with. */
type Meet = (question: Question) => Promise<boolean>

export interface Stage {
  readonly writer: Writer
  readonly people: People
  /** Five devices; the first two belong to one social worker, the last may be a carer's. */
  page(n: number): Page
  rest(): Promise<void>
  /** From its beginning to its end; undefined: every question is answered. */
  round(page: Page, meet?: Meet): Promise<void>
  forward(question: Question): Promise<void>
  /** Goes as far as this statement and stands there until somebody has to wait for it, or `letGo`. */
  stand(question: Question, statement: string): Promise<void>
  letGo(): Promise<void>
  bring(question: Question): Promise<void>
  turnAllocation(one: Allocation): Promise<void>
  backUp(): Promise<void>
  restore(): Promise<void>
  /** The first device's folder over the second's. */
  copyProfile(): Promise<void>
}
export interface Situation {
  readonly name: string
  readonly when: 'before' | 'after'
  /** Which of the roles that the three people may have; undefined: any. */
  readonly roles?: number
  play(stage: Stage): Promise<void>
}

const VISIT = formOf('statutory-visit') as Form
const INCIDENT = formOf('incident') as Form
const SCALING = formOf('scaling') as Form

const child = ({ people }: Stage): readonly FileId[] => [people.children[0]]
const both = ({ people }: Stage): readonly FileId[] => [people.children[0], people.household]

async function begins(stage: Stage, page: Page, form: Form, fileIds = child(stage), first: Body = {}): Promise<Uuid> {
  const { writer } = stage
  const id = idFrom(writer.chance, 1_700_000_000_000 + writer.chance.below(1e9))
  const record = { id, type: form.type, fileIds }
  const [field = ''] = form.prose
  const words: Word[] = []
  const next = (into: string): string => {
    const word = wordFor(writer, page, record, into)
    words.push(word)
    return word.token
  }
  const whole = form.whole?.(() => next('whole')) ?? {}
  const body: Body = { ...form.first, ...whole, ...first, [field]: `${next(field)}.` }
  act(writer, page, 'begins', record, words, () => page.notebook.create({ id, type: form.type, fileIds, body }))
  await stage.rest()
  return id
}

async function goesOn(stage: Stage, page: Page, id: Uuid, field: string, more = ''): Promise<void> {
  const { writer } = stage
  const record = page.notebook.store.casebook.peek(id)
  if (!record) return
  const word = wordFor(writer, page, record, field)
  const before = record.body[field]
  const text = typeof before === 'string' ? `${before}\n\n${word.token}${more}.` : `${word.token}${more}.`
  const body = { ...record.body, [field]: text }
  act(writer, page, 'writes in', record, [word], () => page.notebook.edit(id, body, record))
  await stage.rest()
}

async function draws(stage: Stage, page: Page, id: Uuid, size: number): Promise<void> {
  const { writer } = stage
  const record = page.notebook.store.casebook.peek(id)
  if (!record) return
  const bytes = new Uint8Array(size)
  for (let at = 0; at < size; at += 97) bytes[at] = writer.chance.below(256)
  const kept: KeptBytes = { sha256: '', bytes, device: page.device }
  writer.ledger.blobs.push(kept)
  const work = async () => {
    const ref = await page.notebook.putBlob(bytes, 'image/png')
    Object.assign(kept, { sha256: ref.sha256 })
    return page.notebook.edit(id, { ...record.body, drawing: { ...ref } }, record)
  }
  act(writer, page, 'draws in', record, [], work, kept)
  await stage.rest()
}

const is =
  (path: string) =>
  (question: Question): boolean =>
    question.path === `/sync/v1/${path}`
const isPush = is('push')
const isPull = is('pull')
const isPiece = ({ body }: Question): boolean => body instanceof Uint8Array

const answerLost =
  (stage: Stage, which: (question: Question) => boolean): Meet =>
  async (question) => {
    if (!which(question)) return false
    await stage.forward(question)
    question.answer('lost')
    return true
  }

/** Writes just before the answer comes. */
const meanwhile = (stage: Stage, work: () => Promise<void>): Meet => {
  let isOver = false
  return async (question) => {
    if (!isPull(question) || isOver) return false
    isOver = true
    await stage.forward(question)
    await work()
    await stage.bring(question)
    return true
  }
}

async function readByBoth(stage: Stage): Promise<Uuid> {
  const id = await begins(stage, stage.page(0), VISIT)
  await stage.round(stage.page(0))
  await stage.round(stage.page(1))
  return id
}

/** One push stands at this statement; another person's arrives and is read; then the first goes on. */
async function inAnotherOrder(stage: Stage, statement: string): Promise<void> {
  const [one, other] = [stage.page(0), stage.page(2)]
  await begins(stage, one, VISIT)
  await begins(stage, other, SCALING, both(stage))
  let hasStood = false
  await stage.round(one, async (question) => {
    if (!isPush(question) || hasStood) return false
    hasStood = true
    await stage.stand(question, statement)
    await stage.round(other)
    await stage.letGo()
    if (question.state === 'coming') await stage.bring(question)
    return true
  })
  await stage.round(other)
}

export const SITUATIONS: readonly Situation[] = [
  {
    name: 'two write in one field',
    when: 'before',
    async play(stage) {
      const id = await readByBoth(stage)
      for (const n of [0, 1]) await goesOn(stage, stage.page(n), id, 'health')
      for (const n of [0, 1, 0]) await stage.round(stage.page(n))
    },
  },
  {
    name: 'more is written after an answer was lost',
    when: 'before',
    async play(stage) {
      const id = await begins(stage, stage.page(1), VISIT)
      await stage.round(stage.page(1), answerLost(stage, isPush))
      await goesOn(stage, stage.page(1), id, 'health')
      await stage.round(stage.page(1))
    },
  },
  {
    name: 'signed over words that have changed meanwhile',
    when: 'before',
    async play(stage) {
      const id = await readByBoth(stage)
      const [signer, writer] = [stage.page(0), stage.page(1)]
      await goesOn(stage, writer, id, 'health')
      await stage.round(writer)
      const record = signer.notebook.store.casebook.peek(id)
      if (record) act(stage.writer, signer, 'signs', record, [], () => signer.notebook.sign(id, 'sign'))
      await stage.rest()
      for (const page of [signer, writer]) await stage.round(page)
    },
  },
  {
    name: 'a file is taken away while somebody writes',
    when: 'before',
    async play(stage) {
      const id = await readByBoth(stage)
      const page = stage.page(1)
      const one = stage.people.allocations.find(
        ({ person, file }) => person === page.device.owner && file === stage.people.children[0],
      )
      if (one) await stage.turnAllocation(one)
      await stage.round(
        page,
        meanwhile(stage, () => goesOn(stage, page, id, 'health')),
      )
      await stage.round(page)
    },
  },
  {
    name: 'what a carer has read becomes an allegation',
    when: 'before',
    roles: 0,
    async play(stage) {
      const [worker, carer] = [stage.page(0), stage.page(4)]
      await begins(stage, worker, VISIT)
      const id = await begins(stage, worker, INCIDENT, both(stage))
      await stage.round(worker)
      await stage.round(carer)
      const record = worker.notebook.store.casebook.peek(id)
      const body = { ...record?.body, kinds: ['injury', 'allegation'] }
      if (record) act(stage.writer, worker, 'writes in', record, [], () => worker.notebook.edit(id, body, record))
      await stage.rest()
      await stage.round(worker)
      await stage.round(carer)
    },
  },
  {
    name: 'one operation on two devices',
    when: 'before',
    async play(stage) {
      await readByBoth(stage)
      const id = await begins(stage, stage.page(0), VISIT)
      await stage.copyProfile()
      for (const n of [0, 1]) await goesOn(stage, stage.page(n), id, 'health')
      for (const n of [0, 1]) await stage.round(stage.page(n))
    },
  },
  {
    name: 'the council comes back from its backup',
    when: 'before',
    async play(stage) {
      await stage.backUp()
      await begins(stage, stage.page(0), VISIT)
      await stage.round(stage.page(0))
      await begins(stage, stage.page(1), VISIT)
      await stage.round(stage.page(1), answerLost(stage, isPull))
      await stage.restore()
    },
  },
  {
    name: 'two take one step',
    when: 'before',
    play: (stage) => inAnotherOrder(stage, 'UPDATE file SET head_seq'),
  },
  {
    name: 'what was begun first is committed last',
    when: 'after',
    play: (stage) => inAnotherOrder(stage, 'SELECT id, head_seq, chain'),
  },
  {
    name: 'a drawing in two pieces, one of them hurt on its way',
    when: 'before',
    async play(stage) {
      const page = stage.page(1)
      const id = await begins(stage, page, VISIT)
      await draws(stage, page, id, 300_000)
      let pieces = 0
      const hurt: Meet = async (question) => {
        if (isPiece(question)) pieces += 1
        if (!isPiece(question) || pieces !== 2) return false
        const bytes = (question.body as Uint8Array<ArrayBuffer>).slice()
        bytes[7] = (bytes[7] ?? 0) ^ 1
        // from a device of before pieces said what they are: only the whole tells
        const { 'content-digest': _said, ...headers } = question.headers
        Object.assign(question, { body: bytes, headers })
        return false
      }
      await stage.round(page, hurt)
      await stage.round(page)
    },
  },
  {
    name: 'an older answer comes instead',
    when: 'before',
    async play(stage) {
      const [writer, reader] = [stage.page(0), stage.page(1)]
      const id = await begins(stage, writer, VISIT)
      await stage.round(writer)
      let older: Given | undefined
      await stage.round(reader, async (question) => {
        if (!isPull(question)) return false
        await stage.forward(question)
        older = question.coming
        question.answer('lost')
        return true
      })
      await goesOn(stage, writer, id, 'health')
      await stage.round(writer)
      await stage.round(reader, async (question) => {
        if (!isPull(question) || !older) return false
        await stage.forward(question)
        Object.assign(question, { coming: older, isOlder: true })
        older = undefined
        await stage.bring(question)
        return true
      })
    },
  },
  {
    name: 'more is written behind what cannot be kept',
    when: 'before',
    async play(stage) {
      const page = stage.page(1)
      const id = await begins(stage, page, VISIT)
      await stage.round(page)
      await goesOn(stage, page, id, 'health', ' chokeword')
      await stage.round(page, answerLost(stage, isPush))
      await goesOn(stage, page, id, 'school')
      await stage.round(page)
    },
  },
  {
    name: 'a copy comes while somebody writes',
    when: 'before',
    async play(stage) {
      const id = await readByBoth(stage)
      const [writer, reader] = [stage.page(0), stage.page(1)]
      await goesOn(stage, writer, id, 'school')
      await stage.round(writer)
      await stage.round(
        reader,
        meanwhile(stage, () => goesOn(stage, reader, id, 'health')),
      )
      await stage.round(reader)
    },
  },
  {
    name: 'a file that is given back holds what has been withheld meanwhile',
    when: 'after',
    roles: 0,
    async play(stage) {
      const [worker, carer] = [stage.page(0), stage.page(4)]
      const id = await begins(stage, worker, INCIDENT, both(stage))
      await stage.round(worker)
      await stage.round(carer)
      const one = stage.people.allocations.find(({ person }) => person === carer.device.owner)
      if (one) await stage.turnAllocation(one)
      const record = worker.notebook.store.casebook.peek(id)
      const body = { ...record?.body, kinds: ['injury', 'allegation'] }
      if (record) act(stage.writer, worker, 'writes in', record, [], () => worker.notebook.edit(id, body, record))
      await stage.rest()
      await stage.round(worker)
      if (one) await stage.turnAllocation(one)
      await stage.round(carer)
    },
  },
]

const EVERY = 7
/** What this seed plays, if anything. */
export const situationOf = (seed: number): Situation | undefined =>
  seed % EVERY === 0 ? SITUATIONS[(seed / EVERY - 1) % SITUATIONS.length] : undefined
