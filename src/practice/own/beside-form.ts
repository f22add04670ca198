/** What whoever is writing should have before them: what stops a signature, what is not allowed, who will not see it. */
import type { BodyOf, PersonRef } from '../../model/field.ts'
import type { FileId, Uuid } from '../../model/file.ts'
import { fileKind, fileSubject } from '../../model/file.ts'
import type { CaseRecord } from '../../model/record.ts'
import { familyTime } from '../../records/family-time.ts'
import { matching } from '../../records/matching.ts'
import { networkContact } from '../../records/network-contact.ts'
import { reunification } from '../../records/reunification.ts'
import { whySiblingsFirst, WRITE_FIRST } from '../../records/sibling-gate.ts'
import { listed } from '../../records/summary-words.ts'
import { currentPlacement } from '../home.ts'
import { asType, having, ofType } from '../of-type.ts'
import type { Files } from '../of-type.ts'
import { restrictionsFor } from './family.ts'
import { isNewOn } from './matching-gaps.ts'
import { filesOfAssessment, siblingsOf } from './siblings.ts'

export interface Beside {
  readonly key: string
  /** `stop`: it cannot be signed like this. `bar`: what is not allowed. `note`: worth knowing. */
  readonly kind: 'stop' | 'bar' | 'note'
  readonly words: string
  readonly open?: { readonly recordId: Uuid; readonly words: string }
  /** An answer of the form itself. */
  readonly field?: { readonly id: string; readonly words: string }
  readonly begin?: { readonly type: string; readonly files: readonly FileId[]; readonly words: string }
}

export function besideForm(files: Files, record: CaseRecord, today: string): readonly Beside[] {
  const child = record.fileIds.find((file) => fileKind(file) === 'child')
  if (!child || record.status === 'discarded') return []
  switch (record.type) {
    case reunification.type:
      return besideProposal(files, record, child, today)
    case familyTime.type:
      return besideFamilyTime(files, record, child)
    case networkContact.type:
      return besideContact(record)
    case matching.type:
      return besideMatching(files, record, child, today)
    default:
      return []
  }
}

function besideProposal(files: Files, record: CaseRecord, child: FileId, today: string): Beside[] {
  const proposal = asType(reunification, record)
  if (!proposal || proposal.status !== 'draft') return []
  const childId = fileSubject(child)
  const why = whySiblingsFirst(record.body, record.fileIds, files.inFile(child), today)
  const draft = files.inFile(child, 'sibling-assessment').find(({ status }) => status === 'draft')
  const known = siblingsOf(files, childId, today)
  const saysNo = proposal.body.siblings?.answer === false
  return [
    ...(why
      ? [
          {
            key: 'gate',
            kind: 'stop' as const,
            words: `It cannot be signed yet. ${why}.`,
            ...(!why.startsWith(WRITE_FIRST)
              ? { field: { id: saysNo ? 'siblingsNot' : 'siblings', words: 'Say so here' } }
              : draft
                ? { open: { recordId: draft.id, words: 'Go on with the sibling assessment' } }
                : {
                    begin: {
                      type: 'sibling-assessment',
                      files: filesOfAssessment(files, childId, today),
                      words: 'Write the sibling assessment',
                    },
                  }),
          },
        ]
      : []),
    ...(saysNo && known.length > 0 && !why
      ? [
          {
            key: 'known',
            kind: 'note' as const,
            words: `${listed(known.map(({ name }) => name))} ${known.length > 1 ? 'are' : 'is'} known here as brother or sister.`,
          },
        ]
      : []),
  ]
}

function besideFamilyTime(files: Files, record: CaseRecord, child: FileId): Beside[] {
  const body = asType(familyTime, record)?.body
  const named = (body?.who ?? []).flatMap(({ who }): PersonRef[] => (who ? [who] : []))
  return [
    ...restrictionsFor(files, child, named)
      // Of somebody else only before anybody is named: then all of them are read once.
      .filter(({ here }) => here || named.length === 0)
      .map(
        ({ recordId, who, words }): Beside => ({
          key: recordId,
          kind: 'bar',
          words: `Not allowed with ${who}: ${words}`,
          open: { recordId, words: 'The arrangement' },
        }),
      ),
    ...keptFromCarers(files, child, named)
      .filter(() => body?.visibleTo === undefined || body.visibleTo.includes('carers'))
      .map(
        (name): Beside => ({
          key: `kept ${name}`,
          kind: 'note',
          words: `The carers are not to know of ${name}: take them out of “${familyTime.fields.visibleTo.label}”.`,
        }),
      ),
  ]
}

const keptFromCarers = (files: Files, child: FileId, named: readonly PersonRef[]): readonly string[] =>
  having(ofType(networkContact, files.inFile(child, networkContact.type)), 'person')
    .filter(({ id, body }) => named.some((one) => one.recordId === id || one.name === body.person.name))
    .filter(({ body }) => !body.visibleTo?.includes('carers'))
    .map(({ body }) => body.person.name)

function besideContact(record: CaseRecord): Beside[] {
  const body = asType(networkContact, record)?.body
  return body?.restrictions?.trim() && body.visibleTo && !body.visibleTo.includes('carers')
    ? [
        {
          key: 'unseen',
          kind: 'note',
          words: 'The carers do not see this. What is not allowed they can only keep to if somebody tells them.',
        },
      ]
    : []
}

/** S4.9, S4.19: said while the match is written, when there is still time to begin on the first day. */
function besideMatching(files: Files, record: CaseRecord, child: FileId, today: string): Beside[] {
  const body: BodyOf<typeof matching.fields> | undefined = asType(matching, record)?.body
  const homeId =
    body?.home?.recordId ?? record.fileIds.filter((file) => fileKind(file) === 'household').map(fileSubject)[0]
  if (!body || record.status !== 'draft' || body.decision === 'no-match') return []
  const outside = currentPlacement(files.inFile(child), today)?.body.outsideTerms?.answer === true
  const because = [
    ...(homeId && isNewOn(files, homeId, today) ? ['the carers were approved less than twelve months ago'] : []),
    ...(outside ? ['the home is outside its terms of approval'] : []),
    ...(body.trauma?.answer ? ['the child’s past asks for care that knows trauma'] : []),
  ]
  const dated = body.support?.some(({ what, from }) => what?.trim() && from) ?? false
  return because.length > 0 && !dated
    ? [
        {
          key: 'support',
          kind: 'note',
          words: `Name at least one support and the day it begins, in the first week: ${listed(because)}.`,
        },
      ]
    : []
}
