/** Records of the process, as the people of Wrenbury would have written and signed them. */
import type { Body } from '../../../../src/model/field.ts'
import type { FileId } from '../../../../src/model/file.ts'
import type { CaseRecord } from '../../../../src/model/record.ts'
import { by, record } from '../../support/wrenbury.ts'

export const signed = (
  type: string,
  fileIds: readonly FileId[],
  body: Body,
  who: string,
  at: string,
  more: Partial<CaseRecord> = {},
): CaseRecord =>
  record(type, fileIds, body, {
    status: 'signed',
    author: by(who, at),
    signatures: [{ ...by(who, at), as: 'sign', bodyHash: '0'.repeat(64) }],
    ...more,
  })

/** Said or done at one moment; nothing to sign. */
export const said = (files: readonly FileId[], kind: string, who: string, at: string, more: Body = {}): CaseRecord =>
  record('notice', files, { kind, at, ...more }, { author: by(who, at) })

/** Written down on the day itself, so that its first steps are owed. */
export const placed = (files: readonly FileId[], start: string, more: Body = {}, id?: string): CaseRecord =>
  record(
    'placement',
    files,
    { householdName: 'Denise and Mark', start, placementType: 'U6', legalStatus: 'C2', ...more },
    { author: by('Priya', start), ...(id && { id }) },
  )

export const supervised = (
  files: readonly FileId[],
  date: string,
  scores: readonly (readonly [string, string, number])[],
  actionsRequired: boolean | undefined = false,
  more: Partial<CaseRecord> = {},
): CaseRecord =>
  signed(
    'carer-supervision',
    files,
    {
      date,
      stability: 'We talked about the nights.',
      scores: scores.map(([name, relation, score], at) => ({ id: `${date}-${at}`, person: { name }, relation, score })),
      ...(actionsRequired !== undefined && { actionsRequired: { answer: actionsRequired } }),
    },
    'Sam',
    date,
    more,
  )
