/** What a placement request (K1) can say before its writer begins: who the child is, where they lived, who belongs to them. */
import { longDate } from '../../model/calendar.ts'
import type { Body } from '../../model/field.ts'
import { childFile } from '../../model/file.ts'
import type { Uuid } from '../../model/file.ts'
import type { CaseRecord } from '../../model/record.ts'
import { ethnicityCodes } from '../../records/codes-ssda903.ts'
import { networkContact } from '../../records/network-contact.ts'
import { placement } from '../../records/placement.ts'
import { labelOf } from '../../records/summary-words.ts'
import { childIn, homeKind, homeName, placementsIn } from '../home.ts'
import { ofType } from '../of-type.ts'
import type { Files } from '../of-type.ts'

const BROTHER_OR_SISTER = /\b(brother|sister|sibling|twin)\b/i
const lines = (each: readonly (string | false | undefined)[]): string => each.filter(Boolean).join('\n')

export function requestBegins(files: Files, childId: Uuid): Body {
  const records = files.inFile(childFile(childId))
  const body = childIn(files, childId)?.body ?? {}
  const network = ofType(networkContact, records)
  const siblings = network.filter((one) => BROTHER_OR_SISTER.test(one.body.relation ?? ''))
  return given({
    needs: lines([body.carePlan, body.communication]),
    identity: lines([
      body.ethnicity && `Ethnicity: ${labelOf(ethnicityCodes, body.ethnicity)}`,
      body.languages && `Languages: ${body.languages}`,
      body.religion && `Religion: ${body.religion}`,
      body.gender && `Gender: ${body.gender}`,
    ]),
    history: homesBefore(records),
    siblings: lines(siblings.map((one) => contactWords(one.body.person?.name, one.body))),
    familyTime: lines(
      network.filter((one) => !siblings.includes(one)).map((one) => contactWords(one.body.person?.name, one.body)),
    ),
  })
}

function homesBefore(records: readonly CaseRecord[]): string {
  return lines(
    placementsIn(records).map((home) => {
      const where = homeName(home) ?? homeKind(home)
      const how = labelOf(placement.fields.ending.options, home.body.ending).toLowerCase()
      const until = home.body.end ? ` to ${longDate(home.body.end)}${how ? `, ended: ${how}` : ''}` : ' until now'
      return `With ${where}, ${longDate(home.body.start)}${until}.`
    }),
  )
}

const contactWords = (
  name: string | undefined,
  { relation, arrangement }: { readonly relation?: string; readonly arrangement?: string },
): string => `${[name, relation].filter(Boolean).join(', ')}${arrangement ? `: ${arrangement}` : ''}`

const given = (body: { readonly [field: string]: string | undefined }): Body =>
  Object.fromEntries(Object.entries(body).filter(([, words]) => words !== undefined && words !== ''))
