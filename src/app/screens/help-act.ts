/** What somebody on duty does about a request for help: take it, visit, ask for respite or therapy. */
import { householdFile, childFile, fileKind, fileSubject } from '../../model/file.ts'
import type { FileId } from '../../model/file.ts'
import { may } from '../../model/permission.ts'
import type { Notebook } from '../../device/notebook.ts'
import type { Actor } from '../../model/person.ts'
import { longDate } from '../../model/calendar.ts'
import { ownSupport, ownVisitNote } from '../../practice/duty.ts'
import { childIn, childrenHere } from '../../practice/home.ts'
import type { Child } from '../../practice/home.ts'
import { helpState } from '../../practice/help-state.ts'
import type { HelpRequest } from '../../practice/help-state.ts'
import { having, ofType } from '../../practice/of-type.ts'
import { householdMember } from '../../records/household-member.ts'
import { statutoryVisit } from '../../records/statutory-visit.ts'
import { supervisoryVisit } from '../../records/supervisory-visit.ts'
import { supportRequest } from '../../records/support-request.ts'
import { writingPath } from '../paths.ts'
import { startVisit } from './visit-start.ts'

export const homeOf = ({ fileIds }: Pick<HelpRequest, 'fileIds'>): FileId | undefined =>
  fileIds.find((file) => fileKind(file) === 'household')

/** The child it is about; of a home's own request, the children who live there. */
export function childrenOfRequest({ casebook }: Notebook, request: HelpRequest, today: string): readonly Child[] {
  const named = request.fileIds.filter((file) => fileKind(file) === 'child').map(fileSubject)
  if (named.length > 0) return named.flatMap((id) => childIn(casebook, id) ?? [])
  const home = homeOf(request)
  return home ? childrenHere(casebook, fileSubject(home), today) : []
}

const underWay = new Map<string, Promise<unknown>>()
/** A second tap, before what the first one began is there, comes to the same; other words are another answer. */
function once<T>(what: string, work: () => Promise<T>): Promise<T> {
  const going = underWay.get(what) as Promise<T> | undefined
  if (going) return going
  const begun = work().finally(() => underWay.delete(what))
  underWay.set(what, begun)
  return begun
}

/** A few words to whoever asked: the request is answered with them. */
export const answerWith = (notebook: Notebook, request: HelpRequest, note: string): Promise<void> =>
  once(`answer ${request.id} ${note}`, async () => {
    await notebook.mark(request.id, { kind: 'answered', note })
  })

/** Takes it on, once: whoever has it already goes on having it. */
export const takeOn = (notebook: Notebook, request: HelpRequest, note?: string): Promise<void> =>
  once(`take ${request.id} ${note ?? ''}`, () => takeOnNow(notebook, request, note))

async function takeOnNow(notebook: Notebook, request: HelpRequest, note: string | undefined): Promise<void> {
  const { taken } = helpState(request)
  if (taken?.personId === notebook.person.personId && note === undefined) return
  await notebook.mark(request.id, { kind: 'acknowledged', ...(note ? { note } : {}) })
}

export const mayVisit = (person: Actor): boolean =>
  may(person, 'create', supervisoryVisit) || may(person, 'create', statutoryVisit)

/**
 * Begins the note of a duty visit, prefilled and linked to the request; answers with its address. Whoever asked reads that
 * a visit was begun; the request stays as late as it is until somebody says that they take it or answers it.
 */
export const startDutyVisit = (
  notebook: Notebook,
  request: HelpRequest,
  today: string,
  time: string,
): Promise<string> => once(`visit ${request.id}`, () => beginVisit(notebook, request, today, time))

async function beginVisit(notebook: Notebook, request: HelpRequest, today: string, time: string): Promise<string> {
  const begun = ownVisitNote(notebook.casebook, request, notebook.person.personId)
  if (begun) return writingPath(begun)
  const asked = `${request.author.name} asked for help on ${longDate(helpState(request).raised)}: “${request.body.need ?? ''}”`
  const home = homeOf(request)
  const children = childrenOfRequest(notebook, request, today)
  let path: string
  if (may(notebook.person, 'create', supervisoryVisit) && home) {
    const present = having(ofType(householdMember, notebook.casebook.inFile(home, householdMember.type)), 'name')
      .filter(({ body }) => body.role === 'carer' && !body.left)
      .map(({ id, body }) => ({ id, who: { recordId: id, name: body.name }, relation: body.relation ?? 'carer' }))
    const made = await notebook.create({
      type: supervisoryVisit.type,
      fileIds: [home],
      body: { date: today, from: time, announced: 'planned', present, stress: asked, about: request.id },
    })
    path = writingPath(made)
  } else {
    const made = await startVisit(notebook, children, today, time, {
      option: 'duty',
      carerView: asked,
      about: request.id,
    })
    path = writingPath(made)
  }
  await notebook.mark(request.id, { kind: 'visit-begun' })
  return path
}

const KINDS: readonly (readonly [words: RegExp, kind: string])[] = [
  [/break|respite|rest\b|night/i, 'respite'],
  [/therap|camhs|counsel/i, 'therapy'],
  [/school|college/i, 'education'],
  [/health|doctor|clinic/i, 'health'],
  [/practical/i, 'practical'],
]

/**
 * What was asked for has to be found: it becomes a request for support, waited for since the day it was asked. Nobody has
 * answered the carer by it: like a visit that is begun it is said, and takes nothing on.
 */
export const askForSupport = (notebook: Notebook, request: HelpRequest, child: Child): Promise<string> =>
  once(`support ${request.id} ${child.id}`, () => beginSupport(notebook, request, child))

async function beginSupport(notebook: Notebook, request: HelpRequest, child: Child): Promise<string> {
  const begun = ownSupport(notebook.casebook, request, child.id, notebook.person.personId)
  if (begun) return writingPath(begun)
  const need = request.body.need ?? ''
  const home = homeOf(request)
  const { raised } = helpState(request)
  const kind = KINDS.find(([words]) => words.test(need))?.[1]
  const made = await notebook.create({
    type: supportRequest.type,
    fileIds: [childFile(child.id), ...(home ? [householdFile(fileSubject(home))] : [])],
    body: {
      ...(kind && { kind }),
      what: need,
      askedOn: raised,
      owner: { recordId: notebook.person.personId, name: notebook.person.name },
      source: `${request.author.name} asked for help on ${longDate(raised)}`,
      about: request.id,
      status: 'asked',
    },
  })
  await notebook.mark(request.id, { kind: 'support-begun' })
  return writingPath(made)
}
