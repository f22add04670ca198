/**
 * Where the demonstration's records are written down, as the server will apply them: each with its author and time, then
 * what was done to it afterwards, in this order: edits, signatures, addenda, marks (each with who and when; all times
 * ISO 8601 in UTC, before today). What follows from a signature is written here too, under its derived id.
 */
import { derivedId } from '../model/derived-id.ts'
import type { RecordDefinition } from '../model/define-record.ts'
import type { Body, BodyOf, Fields } from '../model/field.ts'
import { fileKind, type FileId, type Uuid } from '../model/file.ts'
import type { Role } from '../model/person.ts'
import type { Mark } from '../model/record.ts'
import type { Chance } from './chance.ts'

export interface Person {
  readonly id: Uuid
  readonly name: string
  readonly role: Role
  readonly team: string
}

interface Done {
  readonly by: Uuid
  readonly at: string
}

export interface DemonstrationRecord extends Done {
  readonly id: Uuid
  readonly type: string
  readonly fileIds: readonly FileId[]
  /** The body as first written. */
  readonly body: Body
  readonly together?: Uuid
  /** Whole bodies in order. `onFirst`: written over the body as first written, without having seen the edits between. */
  readonly edits?: readonly (Done & { readonly body: Body; readonly onFirst?: true })[]
  readonly signatures?: readonly (Done & { readonly as: 'sign' | 'countersign' })[]
  readonly addenda?: readonly (Done & { readonly id: Uuid; readonly text: string; readonly corrections?: Body })[]
  readonly marks?: readonly (Done & { readonly id: Uuid; readonly kind: Mark['kind']; readonly note?: string })[]
}

export interface Writing<F extends Fields> {
  readonly id?: Uuid
  readonly files: readonly FileId[]
  readonly body: BodyOf<F>
  readonly by: Person
  readonly at: string
  readonly together?: Uuid
  readonly edits?: readonly {
    readonly by: Person
    readonly at: string
    readonly body: BodyOf<F>
    readonly onFirst?: true
  }[]
  readonly signed?: { readonly by: Person; readonly at: string }
  readonly countersigned?: { readonly by: Person; readonly at: string }
  readonly addenda?: readonly {
    readonly by: Person
    readonly at: string
    readonly text: string
    readonly corrections?: BodyOf<F>
  }[]
  readonly marks?: readonly {
    readonly by: Person
    readonly at: string
    readonly kind: Mark['kind']
    readonly note?: string
  }[]
}

/** A record begun by the signing of another: the caller says what became of it. */
export interface Followed {
  readonly record: DemonstrationRecord
  readonly replace: (record: DemonstrationRecord) => void
}

export interface Book {
  readonly records: readonly DemonstrationRecord[]
  write<F extends Fields>(definition: RecordDefinition<F>, writing: Writing<F>): readonly Followed[]
}

const done = ({ by, at }: { by: Person; at: string }): Done => ({ by: by.id, at })

export function openBook(luck: Chance): Book {
  const records: DemonstrationRecord[] = []
  return {
    records,
    write(definition, writing) {
      const id = writing.id ?? luck.uuid(writing.at)
      const body = writing.body as Body
      const last = (writing.edits?.at(-1)?.body as Body | undefined) ?? body
      records.push({
        id,
        type: definition.type,
        fileIds: writing.files,
        body,
        ...done(writing),
        ...(writing.together && { together: writing.together }),
        ...(writing.edits && {
          edits: writing.edits.map((one) => ({
            ...done(one),
            body: one.body as Body,
            ...(one.onFirst && { onFirst: one.onFirst }),
          })),
        }),
        ...(writing.signed && {
          signatures: [
            { ...done(writing.signed), as: 'sign' as const },
            ...(writing.countersigned ? [{ ...done(writing.countersigned), as: 'countersign' as const }] : []),
          ],
        }),
        ...(writing.addenda && {
          addenda: writing.addenda.map((one) => ({
            ...done(one),
            id: luck.uuid(one.at),
            text: one.text,
            ...(one.corrections && { corrections: one.corrections as Body }),
          })),
        }),
        ...(writing.marks && {
          marks: writing.marks.map((one) => ({
            ...done(one),
            id: luck.uuid(one.at),
            kind: one.kind,
            ...(one.note && { note: one.note }),
          })),
        }),
      })
      const { signed } = writing
      if (!signed) return []
      return (definition.follows?.(last as BodyOf<typeof definition.fields>, { id }) ?? []).map((follows) => {
        const at = records.length
        const record: DemonstrationRecord = {
          id: derivedId(id, follows.key),
          type: follows.type,
          body: follows.body,
          ...done(signed),
          fileIds: follows.files
            ? writing.files.filter((file) => follows.files?.includes(fileKind(file)))
            : writing.files,
          ...(writing.together && { together: writing.together }),
        }
        records.push(record)
        return {
          record,
          replace: (changed) => {
            records[at] = changed
          },
        }
      })
    },
  }
}
