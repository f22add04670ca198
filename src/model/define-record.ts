/**
 * What a record type is, as data: form, check, summary, timeline, permission, sign-off and merge follow from it.
 * See `records/` for the types, `records/all.ts` for the list.
 */
import type { Body, BodyOf, Fields } from './field.ts'
import type { FileId, FileKind } from './file.ts'
import type { PermissionRow } from './permission-table.ts'
import type { Role, Stamp } from './person.ts'
import type { CaseRecord } from './record.ts'

export interface Section<K extends string = string> {
  readonly id: string
  readonly title: string
  readonly hint?: string
  readonly fields: readonly K[]
  /** Written by workers: a form that is filled in at the child's home does not ask it. */
  readonly byWorkers?: true
}

/** A deadline as the screens name it: so many working or calendar days, and where the rule comes from. */
export interface Limit {
  readonly days: number
  readonly count: 'working' | 'calendar'
  /** "reg 28 [L]", "set by the service [P]". */
  readonly source: string
}

export interface SignOff<B> {
  readonly by: readonly Role[]
  /** Days after the record's own date within which to sign. */
  readonly within?: Limit
  /** A second signature, always or only where `when` says so (an exception, say). */
  readonly countersign?: {
    readonly by: readonly Role[]
    when?(body: B): boolean
    readonly words: string
    /** After the signature. */
    readonly within?: Limit
  }
}

/** A record that follows from signing another one: the visit's actions and its chronology entry. */
export interface Follows {
  readonly type: string
  /** Makes the id of the new record together with the signed record's id: the same on every try. */
  readonly key: string
  readonly body: Body
  /** Which of the signed record's files it lies in. Default: all. */
  readonly files?: readonly FileKind[]
}

export interface SummaryNames {
  readonly child?: string
  readonly household?: string
  readonly author?: string
}

export interface RecordDefinition<F extends Fields = Fields, B = BodyOf<F>> {
  readonly type: string
  readonly version: number
  /** "visit", "visits"; `write` is the words on the button that starts one. */
  readonly words: { readonly one: string; readonly many: string; readonly write: string }
  /** Name of an icon in `app/parts/icons`. */
  readonly icon: string
  /** The kinds of file it lies in, all of them required: two kinds mean a dual-filed record. */
  readonly files: readonly FileKind[]
  /** Kinds of file it lies in as well where there is one: the household's, when the child lives in one. */
  readonly alsoIn?: readonly FileKind[]
  readonly fields: F
  readonly sections: readonly Section<keyof F & string>[]
  /** The field that says when it happened, for order and for the timeline. */
  readonly occurred?: keyof F & string
  /** One line for a list; plain text. */
  summary(body: B, names: SummaryNames): string
  /** The lane of the stability picture where it leaves a mark. */
  readonly lane?: 'visits' | 'incidents' | 'missing' | 'help' | 'meetings' | 'scores'
  readonly permission: PermissionRow
  /** Roles without a "c" that begin one all the same: it follows from a record which they sign. */
  readonly begunBy?: readonly Role[]
  /** Fields that make the shared extract for roles whose letters hold an "e". */
  readonly extract?: readonly (keyof F & string)[]
  /** Takes out of an extract what within a shared field is not shared: the pages a child keeps to themself, say. */
  narrow?(body: B): B
  /** Roles that may not see this record whatever the table says. `isSigned`: somebody has put their name under it. */
  withhold?(body: B, isSigned: boolean): readonly Role[]
  /** Answers about people who were not there: a carer reads the record without them, and so does an agency that does not sign it. */
  readonly keptFromHome?: readonly (keyof F & string)[]
  /** Absent: the record needs no signature (it is complete as it is written). */
  readonly signOff?: SignOff<B>
  /** Answered after the signature, by an amendment of whoever writes in it. Every other answer is the signers' to correct. */
  readonly afterSigning?: readonly (keyof F & string)[]
  /** Why this person may not sign this body although their role may: only the chair signs the minutes, say. */
  whyNotSigner?(body: B, by: Pick<Stamp, 'personId' | 'role'>): string | undefined
  /**
   * Why this person may not sign, by who works the case. `around`: the allocations of the files it lies in, and the
   * households, and records of the types in `asksAround` that lie in the same child's file. Asked on the device and
   * again, with what it knows, by the server.
   */
  whyNotSignerHere?(
    body: B,
    by: Pick<Stamp, 'personId' | 'role' | 'at'>,
    around: readonly CaseRecord[],
    fileIds: readonly FileId[],
  ): string | undefined
  /** Other records that decide whether it may be signed: the sibling assessment before a proposal to go home. */
  readonly asksAround?: readonly string[]
  /** Why this role may not begin such a body although it may begin others of the type. */
  whyNotBegun?(body: B, role: Role): string | undefined
  /** A record that may never be changed after its first save has arrived, such as a scale answer. */
  readonly immutable?: true
  /** What signing (or, without sign-off, finishing) it brings with it. */
  follows?(body: B, record: { readonly id: string }): readonly Follows[]
  /** `upgrade[n]` turns a body of version n into one of version n + 1. Every version ever shipped stays. */
  readonly upgrade?: { readonly [fromVersion: number]: (body: Body) => Body }
  /** Asked in the form beyond single fields: sentences about what does not fit together. */
  check?(body: B): readonly { readonly field: keyof F & string; readonly message: string }[]
}

/** A definition whose fields are not known at compile time, as the lists and the generic forms see it. */
export type AnyRecordDefinition = Pick<RecordDefinition<Fields, Body>, keyof RecordDefinition>

export function defineRecord<const F extends Fields>(definition: RecordDefinition<F>): RecordDefinition<F> {
  return definition
}
