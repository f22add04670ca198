/** What a person does on a page: begins, goes on, signs, amends, marks, draws, discards, chooses between versions. */
import type { Body } from '../../../src/model/field.ts'
import { fileSubject } from '../../../src/model/file.ts'
import type { FileId } from '../../../src/model/file.ts'
import type { Json } from '../../../src/model/json.ts'
import type { CaseRecord } from '../../../src/model/record.ts'
import { idFrom } from './chance.ts'
import type { Chance } from './chance.ts'
import { FORMS, formOf } from './forms.ts'
import type { Form } from './forms.ts'
import { tokensIn } from './ledger.ts'
import type { KeptBytes, Ledger, Word } from './ledger.ts'
import type { Page } from './page.ts'
import type { People } from './people.ts'

/** One thing that was begun on a page; `done` never comes when the page goes first. */
export interface Deed {
  readonly what: string
  readonly done: Promise<void>
}

export interface Writer {
  readonly chance: Chance
  readonly ledger: Ledger
  readonly people: People
  /** Made so that the database refuses it. */
  readonly poison: () => boolean
}

const textIn = (body: Body, field: string): string => {
  const value = body[field]
  return typeof value === 'string' ? value : ''
}

export function writeSomething(writer: Writer, page: Page): Deed | undefined {
  const { chance } = writer
  const { notebook } = page
  const mine = FORMS.filter((form) => form.by.includes(page.device.owner.role))
  const here = [...notebook.store.casebook.all()].filter((record) => formOf(record.type) && !record.extract)
  const open = here.filter((record) => record.conflicts.length > 0)
  if (here.length === 0 || chance.of(here.length < 4 ? 60 : 9)) {
    const form = mine.length > 0 ? chance.pick(mine) : undefined
    const files = form ? filesFor(writer, page, form) : []
    return form && isOpen(page, files) ? begin(writer, page, form, files) : undefined
  }
  const dice = chance.below(100)
  if (open.length > 0 && dice < 12) return choose(writer, page, chance.pick(open))
  // most of the time people go on with what they have just written
  const record = chance.of(60)
    ? (here.toReversed()[chance.below(Math.min(here.length, 3))] ?? chance.pick(here))
    : chance.pick(here)
  if (record.status === 'signed' && dice < 70) return amend(writer, page, record)
  if (dice < 6) return mark(writer, page, record)
  if (dice < 11) return sign(writer, page, record)
  if (dice < 12)
    return act(writer, page, 'discards', record, [], () => notebook.discard(record.id).then(() => undefined))
  if (dice < 15) return draw(writer, page, record)
  return goOn(writer, page, record)
}

/** Somebody begins where the child or the household is before them. */
const isOpen = (page: Page, files: readonly FileId[]): boolean =>
  files.every((file) => page.notebook.store.casebook.peek(fileSubject(file)) !== undefined)

/** Whatever comes of it: a promise that resolved is a promise. */
export function act(
  { ledger }: Writer,
  page: Page,
  what: string,
  record: Pick<CaseRecord, 'id' | 'type'>,
  words: readonly Word[],
  work: () => Promise<CaseRecord | undefined>,
  bytes?: KeptBytes,
): Deed {
  for (const word of words) ledger.words.set(word.token, word)
  const done = work().then(
    (after) => {
      if (page.isGone) return
      ledger.saved += 1
      if (!after) return
      for (const word of words) word.opId = after.opId
      if (bytes) bytes.opId = after.opId
    },
    () => undefined,
  )
  return {
    what: `${page.name} ${what} ${record.type} ${record.id.slice(-6)} ${words.map((word) => word.token).join(' ')}`,
    done,
  }
}

export const wordFor = (
  writer: Writer,
  page: Page,
  record: Pick<CaseRecord, 'id' | 'type' | 'fileIds'>,
  field: string,
): Word => ({
  token: writer.ledger.token(),
  recordId: record.id,
  type: record.type,
  field,
  fileIds: record.fileIds,
  device: page.device,
  isProse: formOf(record.type)?.prose.includes(field) ?? false,
})

function filesFor({ chance, people }: Writer, page: Page, form: Form): readonly FileId[] {
  const [first, second] = people.children
  if (form.files === 'household') return [people.household]
  if (form.files === 'both') return [first, people.household]
  return [page.device.owner.role === 'childs-social-worker' && chance.of(30) ? second : first]
}

function begin(writer: Writer, page: Page, form: Form, fileIds: readonly FileId[]): Deed {
  const id = idFrom(writer.chance, 1_700_000_000_000 + writer.chance.below(1e9))
  const record = { id, type: form.type, fileIds }
  const words: Word[] = []
  const next = (field: string): string => {
    const word = wordFor(writer, page, record, field)
    words.push(word)
    return writer.poison() ? `${word.token} chokeword` : word.token
  }
  const field = writer.chance.pick(form.prose)
  const whole = form.whole && writer.chance.of(40) ? form.whole(() => next('whole')) : {}
  const body: Body = { ...form.first, ...whole, [field]: `${next(field)}.` }
  const said = new Set(tokensIn(JSON.stringify(body)))
  return act(
    writer,
    page,
    'begins',
    record,
    words.filter((word) => said.has(word.token)),
    () => page.notebook.create({ id, type: form.type, fileIds: record.fileIds, body }),
  )
}

function goOn(writer: Writer, page: Page, record: CaseRecord): Deed {
  const { chance, ledger } = writer
  const form = formOf(record.type) as Form
  const words: Word[] = []
  const next = (field: string): string => {
    const word = wordFor(writer, page, record, field)
    words.push(word)
    return writer.poison() ? `${word.token} chokeword` : word.token
  }
  const body = changed(form, record.body, chance, next)
  const left = new Set(tokensIn(JSON.stringify(body)))
  for (const token of tokensIn(JSON.stringify(record.body))) if (!left.has(token)) ledger.takenOut.add(token)
  return act(writer, page, 'writes in', record, words, () => page.notebook.edit(record.id, body, record))
}

function changed(form: Form, body: Body, chance: Chance, next: (field: string) => string): Body {
  const dice = chance.below(100)
  const choice = Object.entries(form.choices ?? {})
  if (dice < 10 && choice.length > 0) {
    const [field, values] = chance.pick(choice)
    const { [field]: _before, ...rest } = body
    const value = chance.pick(values)
    return value === null ? rest : { ...rest, [field]: value }
  }
  const sets = Object.entries(form.sets ?? {})
  if (dice < 18 && sets.length > 0) {
    const [field, values] = chance.pick(sets)
    const held = (Array.isArray(body[field]) ? body[field] : []) as string[]
    const one = chance.pick(values)
    return { ...body, [field]: held.includes(one) ? held.filter((each) => each !== one) : [...held, one] }
  }
  if (dice < 34 && form.rows) {
    const { field, words } = form.rows
    const rows = (Array.isArray(body[field]) ? body[field] : []) as { id: string; [key: string]: Json }[]
    if (rows.length > 0 && chance.of(30)) {
      const at = chance.below(rows.length)
      return { ...body, [field]: rows.map((row, n) => (n === at ? { ...row, [words]: next(field) } : row)) }
    }
    return { ...body, [field]: [...rows, { id: idFrom(chance, 1_700_000_000_000), [words]: next(field) }] }
  }
  const field = chance.pick(form.prose)
  return { ...body, [field]: written(textIn(body, field), chance, () => next(field)) }
}

/** On with the last sentence, a new paragraph, a word in the middle, another for the last, or one taken out. */
function written(text: string, chance: Chance, next: () => string): string {
  const dice = chance.below(100)
  const tokens = tokensIn(text)
  const last = tokens.at(-1)
  if (last === undefined || dice < 40) return text === '' ? `${next()}.` : `${text} ${next()}.`
  if (dice < 70) return `${text}\n\n${next()}.`
  const one = chance.pick(tokens)
  if (dice < 85) return text.replace(one, `${one} ${next()}`)
  if (dice < 95) return text.replace(last, next())
  return text.replace(`${one}.`, '').replace(one, '')
}

function amend(writer: Writer, page: Page, record: CaseRecord): Deed {
  const word = wordFor(writer, page, record, 'addendum')
  return act(writer, page, 'amends', record, [word], () =>
    page.notebook.amend(record.id, { text: `Later: ${word.token}` }),
  )
}

function mark(writer: Writer, page: Page, record: CaseRecord): Deed {
  const word = wordFor(writer, page, record, 'mark')
  return act(writer, page, 'marks', record, [word], () =>
    page.notebook.mark(record.id, { kind: 'read', note: word.token }),
  )
}

function sign(writer: Writer, page: Page, record: CaseRecord): Deed {
  return act(writer, page, 'signs', record, [], () => page.notebook.sign(record.id, 'sign'))
}

function draw(writer: Writer, page: Page, record: CaseRecord): Deed {
  const field = formOf(record.type)?.drawing
  if (!field || record.status !== 'draft') return goOn(writer, page, record)
  const { chance, ledger } = writer
  const bytes = new Uint8Array(chance.of(6) ? 300_000 : 200 + chance.below(800))
  for (let at = 0; at < bytes.length; at += at < 400 ? 1 : 97) bytes[at] = chance.below(256)
  const kept: KeptBytes = { sha256: '', bytes, device: page.device }
  ledger.blobs.push(kept)
  return act(
    writer,
    page,
    'draws in',
    record,
    [],
    async () => {
      const ref = await page.notebook.putBlob(bytes, 'image/png')
      Object.assign(kept, { sha256: ref.sha256 })
      const now = page.notebook.store.casebook.peek(record.id) ?? record
      return page.notebook.edit(record.id, { ...now.body, [field]: { ...ref } }, now)
    },
    kept,
  )
}

function choose(writer: Writer, page: Page, record: CaseRecord): Deed {
  const { chance, ledger } = writer
  const conflict = chance.pick(record.conflicts)
  const values = [...conflict.versions.map((version) => version.value), record.body[conflict.field] ?? null]
  const value = chance.pick(values)
  const left = new Set(tokensIn(JSON.stringify(value)))
  for (const token of tokensIn(JSON.stringify(values))) if (!left.has(token)) ledger.takenOut.add(token)
  return act(writer, page, `chooses ${conflict.field} in`, record, [], () =>
    page.notebook.resolve(record.id, conflict.id, value),
  )
}
