/** What a record of the child's own begins with: who is in it, and what stands in the file already. */
import { addDays } from '../../model/calendar.ts'
import type { Body, PersonRef } from '../../model/field.ts'
import { childFile, householdFile } from '../../model/file.ts'
import { householdMember } from '../../records/household-member.ts'
import { networkContact } from '../../records/network-contact.ts'
import { PATHWAY_PAPERS } from '../../records/pathway-plan.ts'
import { BROTHER_OR_SISTER } from '../../records/sibling-gate.ts'
import { listed } from '../../records/summary-words.ts'
import { childIn, childName, currentPlacement, householdIdOf } from '../home.ts'
import { lastWords } from '../last-words.ts'
import { londonDay } from '../london-day.ts'
import { missingDays } from '../missing-days.ts'
import { ofType } from '../of-type.ts'
import type { Around } from '../process/people-start.ts'
import { pathwayPlanOf } from './pathway.ts'
import { safetyPlanOf } from './safety.ts'
import { siblingsOf } from './siblings.ts'
import { nextVersionBegins, storiesIn } from './story.ts'

// What is made at the kitchen table is looked at again after a month, what is made for a life after half a year [P].
const SAFETY_AGAIN_DAYS = 28
const PATHWAY_AGAIN_DAYS = 182

/** Undefined for a type that is none of the child's own. */
export function ownBegins(type: string, around: Around): Body | undefined {
  switch (type) {
    case 'sibling-assessment':
      return siblingsBegin(around)
    case 'reunification':
      return reunificationBegins(around)
    case 'safety-plan':
      return safetyBegins(around)
    case 'pathway-plan':
      return pathwayBegins(around)
    case 'words-and-pictures':
      return storyBegins(around)
    case 'direct-work':
      return { date: todayOf(around), who: me(around) }
    case 'family-time':
      // Whoever writes ticks the home once they have named who was there: a name that is kept from it never reaches it first.
      return { date: todayOf(around), visibleTo: ['child'] }
    default:
      return undefined
  }
}

const todayOf = ({ now }: Around): string => londonDay(now)
const me = ({ by }: Around): PersonRef => ({ recordId: by.personId, name: by.name })

function carers(around: Around): readonly PersonRef[] {
  const { files, childId } = around
  const today = todayOf(around)
  const home = householdIdOf(currentPlacement(files.inFile(childFile(childId), 'placement'), today))
  if (!home) return []
  return ofType(householdMember, files.inFile(householdFile(home), householdMember.type))
    .filter(({ body }) => body.role === 'carer' && body.name && !(body.left && body.left <= today))
    .map(({ id, body }) => ({ recordId: id, name: body.name ?? '' }))
}

const childRef = ({ files, childId }: Around): PersonRef => ({
  recordId: childId,
  name: childName(childIn(files, childId)),
})

function siblingsBegin(around: Around): Body {
  const { files, childId, newId } = around
  const today = todayOf(around)
  const network = ofType(networkContact, files.inFile(childFile(childId), networkContact.type)).filter(({ body }) =>
    BROTHER_OR_SISTER.test(body.relation ?? ''),
  )
  const keep = network.flatMap(({ body }) => (body.arrangement?.trim() ? [body.arrangement.trim()] : []))
  const others = siblingsOf(files, childId, today).map(
    ({ name, childId: other }): PersonRef => ({ ...(other && { recordId: other }), name }),
  )
  return {
    date: today,
    children: [childRef(around), ...others].map((child) => ({ id: newId(), child })),
    ...(keep.length > 0 && { familyTime: keep.join('\n') }),
  }
}

function reunificationBegins(around: Around): Body {
  const { files, childId } = around
  const today = todayOf(around)
  const siblings = siblingsOf(files, childId, today).map(({ name }) => name)
  return {
    date: today,
    ...(siblings.length > 0 && { siblings: { answer: true, reason: listed(siblings) } }),
  }
}

/** The last plan is the first draft of the next: what no longer holds is changed, and the rest is not typed again. */
function safetyBegins(around: Around): Body {
  const { files, childId, newId } = around
  const today = todayOf(around)
  const records = files.inFile(childFile(childId))
  const before = safetyPlanOf(records)?.body
  const review = addDays(today, SAFETY_AGAIN_DAYS)
  if (before) {
    const { steps, date: _date, review: _review, ...rest } = before
    return {
      ...rest,
      date: today,
      review,
      ...(steps && { steps: steps.map((step) => ({ ...step, id: newId() })) }),
    }
  }
  const missing = missingDays(records, addDays(today, -SAFETY_AGAIN_DAYS), today).length > 0
  const [first] = carers(around)
  return {
    date: today,
    review,
    ...(missing && { kinds: ['missing'] }),
    steps: [...(first ? [{ id: newId(), who: first }] : []), { id: newId(), who: me(around) }],
  }
}

/** Every paper is asked for once: in a new plan as it stood in the last one. */
function pathwayBegins(around: Around): Body {
  const { files, childId, newId } = around
  const today = todayOf(around)
  const before = pathwayPlanOf(files.inFile(childFile(childId)))?.body
  const { date: _date, review: _review, papers, ...rest } = before ?? {}
  const said = lastWords(files.inFile(childFile(childId)), today)
  return {
    ...(before ? rest : said ? { views: said.words } : {}),
    date: today,
    review: addDays(today, PATHWAY_AGAIN_DAYS),
    papers: PATHWAY_PAPERS.map(({ value }) => ({
      ...(papers?.find(({ paper }) => paper === value) ?? { paper: value }),
      id: newId(),
    })),
  }
}

function storyBegins(around: Around): Body {
  const { files, childId, newId } = around
  const { standing, all } = storiesIn(files.inFile(childFile(childId)))
  const before = standing ?? all.at(-1)
  const name = childRef(around).name
  return {
    date: todayOf(around),
    title: `Why ${name} lives where ${name} lives`,
    contributors: [childRef(around), ...carers(around), me(around)].map((who) => ({ id: newId(), who })),
    panels: OPENINGS.map((words) => ({ id: newId(), words: words.replace('NAME', name) })),
    ...nextVersionBegins(before, newId),
  }
}

/** The least that a child should hold: who, what happened, who helps, what comes. In words to be changed. */
const OPENINGS = [
  'This is NAME.',
  'This is NAME’s family.',
  'This is what happened that made people worry.',
  'This is who looks after NAME now, and who helps.',
  'This is what we do not know yet, and when NAME will hear of it.',
]
