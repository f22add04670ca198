/** What the council asks of a provider: actions in its name, and what the reviewing officer wants answered; by their dates. */
import type { Actor } from '../../model/person.ts'
import type { CaseRecord } from '../../model/record.ts'
import { action } from '../../records/action.ts'
import { iroComment } from '../../records/iro-comment.ts'
import { nameAbout } from '../name-about.ts'
import { ofType } from '../of-type.ts'
import type { Files } from '../of-type.ts'

export interface Asked {
  readonly record: CaseRecord
  readonly words: string
  readonly about: string
  readonly by: string
  readonly due: string | undefined
}

export function askedOf(actor: Actor, files: Files): readonly Asked[] {
  const actions = ofType(action, files.ofType(action.type))
    .filter(
      ({ body }) => body.owner?.recordId === actor.personId && body.status !== 'done' && body.status !== 'cancelled',
    )
    .map((record) => ({ record, words: record.body.what ?? 'An action', due: record.body.due }))
  // a mark of the provider's own is its answer
  const comments = ofType(iroComment, files.ofType(iroComment.type))
    .filter(({ body, marks }) => body.replyBy && !marks.some(({ personId }) => personId === actor.personId))
    .map((record) => ({ record, words: record.body.text ?? 'A comment', due: record.body.replyBy }))
  return [...actions, ...comments]
    .map((one) => ({ ...one, about: nameAbout(files, one.record), by: one.record.author.name }))
    .sort((a, b) =>
      (a.due ?? '9') < (b.due ?? '9') ? -1 : (a.due ?? '9') > (b.due ?? '9') ? 1 : a.about.localeCompare(b.about),
    )
}
