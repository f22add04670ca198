/**
 * The kinds of field a record may have, as data. One declaration gives the form control, the check, the
 * merge rule and the plain text. Behaviour of each kind lives in `fields/<kind>.ts`, its control in
 * `app/form/<kind>.tsx`.
 */
import type { Json } from './json.ts'
import type { FileKind, Uuid } from './file.ts'

export interface Option<V extends string = string> {
  readonly value: V
  readonly label: string
  readonly hint?: string
  /** Offered only in a record that lies in a file of this kind. */
  readonly onlyIn?: FileKind
}

/** The field is asked for only while `field` holds one of `is`. Data rather than code, so that it can be shown. */
export interface When {
  readonly field: string
  readonly is: readonly (string | boolean)[]
}

interface Common {
  readonly label: string
  readonly hint?: string
  /** Needed before the record can be signed; never before it can be saved. */
  readonly required?: boolean
  readonly when?: When
  /** Each child of a joint visit has an answer of their own; other answers are written once for all. */
  readonly each?: boolean
  /** The id of another record, by which two records find each other: kept, and neither asked nor shown. */
  readonly link?: true
  /** Said before the answer where a row is told in one sentence. */
  readonly lead?: string
  /** About somebody other than the child or the carer: drives redaction. */
  readonly thirdParty?: boolean
}

export interface TextField extends Common {
  readonly kind: 'text'
  readonly placeholder?: string
}
export interface ShortTextField extends Common {
  readonly kind: 'short-text'
  readonly placeholder?: string
  readonly input?: 'text' | 'tel' | 'email'
}
export interface ChoiceField<V extends string = string> extends Common {
  readonly kind: 'choice'
  readonly options: readonly Option<V>[]
}
export interface ManyOfField<V extends string = string> extends Common {
  readonly kind: 'many-of'
  readonly options: readonly Option<V>[]
}
/** A yes or a no, and a reason where the answer named in `reasonFor` was given. */
export interface YesNoField extends Common {
  readonly kind: 'yes-no'
  readonly reasonFor?: boolean
  readonly reasonLabel?: string
  readonly yes?: string
  readonly no?: string
}
export interface DateField extends Common {
  readonly kind: 'date'
}
export interface DateTimeField extends Common {
  readonly kind: 'date-time'
}
/** 0 is always the worst and 10 the best, and both ends are worded (domain reading 1, S2.8). */
export interface ScaleField extends Common {
  readonly kind: 'scale'
  readonly worst: string
  readonly best: string
}
/** The child's words, verbatim: spelling and swearing kept. */
export interface QuoteField extends Common {
  readonly kind: 'quote'
}
export interface PersonField extends Common {
  readonly kind: 'person'
  readonly from: readonly PersonSource[]
}
export interface RowsField<F extends Fields = Fields> extends Common {
  readonly kind: 'rows'
  readonly fields: F
  readonly rowWord: string
  readonly addLabel: string
}
export interface DrawingField extends Common {
  readonly kind: 'drawing'
}
export interface PhotoField extends Common {
  readonly kind: 'photo'
}
export interface AttachmentField extends Common {
  readonly kind: 'attachment'
  readonly accept: readonly string[]
}

/** `sibling`: brothers and sisters, as the network and the homes name them; nobody else of either. */
export type PersonSource = 'child' | 'sibling' | 'household' | 'network' | 'staff'

export type Field =
  | TextField
  | ShortTextField
  | ChoiceField
  | ManyOfField
  | YesNoField
  | DateField
  | DateTimeField
  | ScaleField
  | QuoteField
  | PersonField
  | RowsField
  | DrawingField
  | PhotoField
  | AttachmentField
export type FieldKind = Field['kind']
export type Fields = { readonly [id: string]: Field }

// Values are type aliases, not interfaces: only those are assignable to Json.
/** A person as written down: the name as it was then, and the record it points to where there is one. */
export type PersonRef = { readonly recordId?: Uuid; readonly name: string }
export type YesNo = { readonly answer: boolean; readonly reason?: string }
/** A drawing, photo or attachment: immutable, addressed by the SHA-256 of its bytes. `bytes` is its size. */
export type BlobRef = { readonly sha256: string; readonly mime: string; readonly bytes: number; readonly name?: string }
export type Row<F extends Fields = Fields> = { readonly id: Uuid } & BodyOf<F>

export type ValueOf<F extends Field> = F extends { kind: 'choice'; options: readonly Option<infer V>[] }
  ? V
  : F extends { kind: 'many-of'; options: readonly Option<infer V>[] }
    ? readonly V[]
    : F extends { kind: 'yes-no' }
      ? YesNo
      : F extends { kind: 'scale' }
        ? number
        : F extends { kind: 'person' }
          ? PersonRef
          : F extends { kind: 'rows'; fields: infer R extends Fields }
            ? readonly Row<R>[]
            : F extends { kind: 'drawing' | 'photo' | 'attachment' }
              ? BlobRef
              : string

/** Every answer may still be missing: a record is saved long before it is complete. */
export type BodyOf<F extends Fields> = { readonly [K in keyof F]?: ValueOf<F[K]> }

/** A body whose definition is not known at compile time. */
export type Body = { readonly [field: string]: Json | undefined }

type Given<F extends { kind: string }> = Omit<F, 'kind'>
export const text = (field: Given<TextField>): TextField => ({ kind: 'text', ...field })
export const shortText = (field: Given<ShortTextField>): ShortTextField => ({ kind: 'short-text', ...field })
export const choice = <const V extends string>(field: Given<ChoiceField<V>>): ChoiceField<V> => ({
  kind: 'choice',
  ...field,
})
export const manyOf = <const V extends string>(field: Given<ManyOfField<V>>): ManyOfField<V> => ({
  kind: 'many-of',
  ...field,
})
export const yesNo = (field: Given<YesNoField>): YesNoField => ({ kind: 'yes-no', ...field })
export const date = (field: Given<DateField>): DateField => ({ kind: 'date', ...field })
export const dateTime = (field: Given<DateTimeField>): DateTimeField => ({ kind: 'date-time', ...field })
export const scale = (field: Given<ScaleField>): ScaleField => ({ kind: 'scale', ...field })
export const quote = (field: Given<QuoteField>): QuoteField => ({ kind: 'quote', ...field })
export const person = (field: Given<PersonField>): PersonField => ({ kind: 'person', ...field })
export const rows = <const F extends Fields>(field: Given<RowsField<F>>): RowsField<F> => ({ kind: 'rows', ...field })
export const drawing = (field: Given<DrawingField>): DrawingField => ({ kind: 'drawing', ...field })
export const photo = (field: Given<PhotoField>): PhotoField => ({ kind: 'photo', ...field })
export const attachment = (field: Given<AttachmentField>): AttachmentField => ({ kind: 'attachment', ...field })
