/** Begins the child's version of a meeting with what the minutes say already, to be put into the child's own words. */
import type { Notebook } from '../../device/notebook.ts'
import type { Body } from '../../model/field.ts'
import { childFile } from '../../model/file.ts'
import type { CaseRecord } from '../../model/record.ts'
import { unquoted } from '../../model/unquoted.ts'
import { childIn, childName } from '../../practice/home.ts'
import type { Afterwards } from '../../practice/afterwards.ts'
import { dayOf, firstName, longDay } from '../words.ts'

/** Resolves with the one that was begun already, where there is one. */
export async function startChildsVersion(notebook: Notebook, after: Afterwards): Promise<CaseRecord> {
  const { meeting, childId, letter } = after
  if (letter.record) return letter.record
  const { body } = meeting
  const name = firstName(childName(childIn(notebook.casebook, childId)))
  const rules = (body.rules ?? []).flatMap(({ occasion, response }) =>
    occasion && response ? [`When this happens: ${occasion.trim()}\nwe do this: ${response.trim()}`] : [],
  )
  const people = (body.relationships ?? []).flatMap(({ who, how }) => (who ? [`${who.name}: ${how ?? ''}`.trim()] : []))
  const given: { readonly [field: string]: string } = {
    meeting: meeting.id,
    greeting: `Dear ${name},`,
    ...(body.held && { why: `We met on ${longDay(dayOf(body.held))}, because ` }),
    ...(body.childsView && { heard: `You told us: “${unquoted(body.childsView)}”` }),
    ...(rules.length > 0 && { rules: rules.join('\n\n') }),
    ...(people.length > 0 && { people: people.join('\n') }),
    ...(body.reviewDate && { next: `We meet again on ${longDay(body.reviewDate)}.` }),
  }
  return notebook.create({ type: 'childs-version', fileIds: [childFile(childId)], body: given satisfies Body })
}
