/** The placement request (K1), the child's letter, and the plan rules on one page for the fridge. */
import type { BodyOf } from '../model/field.ts'
import { plainValue } from '../model/plain.ts'
import type { CaseRecord } from '../model/record.ts'
import { londonDay } from '../practice/london-day.ts'
import type { childsVersion } from '../records/childs-version.ts'
import { placementRequest } from '../records/placement-request.ts'
import { rulesOf } from './minutes.ts'
import type { Meeting } from './minutes.ts'
import type { Block, Paper } from './paper.ts'
import { copyInFoot, copyWords, dayAndTime, given, shortDay, signedWords } from './paper-words.ts'
import type { Reader } from './reader.ts'

export type Request = CaseRecord<BodyOf<typeof placementRequest.fields>>
export type Letter = CaseRecord<BodyOf<typeof childsVersion.fields>>

/** In the sections of the form; what was not answered is left out. An agency reads the shared extract and no more. */
export function requestFor(request: Request, child: string, service: string, reader: Reader): Paper {
  const { fields, sections, extract = [] } = placementRequest
  const shared: ReadonlySet<string> = new Set(reader.kind === 'worker' ? Object.keys(fields) : extract)
  const day = londonDay(request.signatures[0]?.at ?? request.author.at)
  const blocks = sections.flatMap((section): Block[] => {
    const rows = section.fields.flatMap((id): (readonly [string, string])[] => {
      const words = shared.has(id) ? plainValue(fields[id], request.body[id]) : ''
      return words === '' ? [] : [[fields[id].label, words]]
    })
    return rows.length > 0
      ? [
          { kind: 'heading', words: section.title },
          { kind: 'facts', rows },
        ]
      : []
  })
  return {
    fileName: `Placement request (K1), ${child}, ${day}`,
    service,
    title: `Placement request (K1) for ${child}`,
    subtitle: request.body.kind === 'emergency' ? 'Emergency: a home is needed at once' : 'Planned',
    copyFor: copyWords(reader),
    leftOut: reader.kind === 'worker' ? [] : ['History, risks and family left out: ask the placements team'],
    blocks,
    foot: [signedWords(request), `Doorstep · K1 of ${shortDay(day)} · ${copyInFoot(reader)}`],
  }
}

const part = (heading: string, words: string | undefined): Block[] =>
  given(words).flatMap((said) => [
    { kind: 'heading', words: heading },
    { kind: 'text', words: said },
  ])

/** Approved or not at all: a draft is never put on paper for a child (S5.30). */
export function letterFor(letter: Letter, child: string, service: string): Paper | undefined {
  if (letter.status !== 'signed') return undefined
  const { body } = letter
  return {
    fileName: `For ${child}, ${londonDay(letter.author.at)}`,
    service,
    title: body.greeting ?? `For ${child}`,
    subtitle: '',
    copyFor: `This belongs to ${child}`,
    leftOut: [],
    blocks: [
      ...part('Why the grown-ups met', body.why),
      ...part('What you told us', body.heard),
      ...part('What we agreed', body.agreed),
      ...part('What happens when it is hard', body.rules),
      ...part('The people who stay in your life', body.people),
      ...part('Whom you can talk to', body.whom),
      ...part('When we meet again', body.next),
    ],
    foot: [signedWords(letter).replace('Signed by', 'Read and agreed by'), 'Doorstep'],
    large: true,
  }
}

/** For the kitchen: the rules alone, nobody's history, no address, no names of people who are not at home. */
export function fridgeRules(meeting: Meeting, child: string, service: string): Paper {
  const { body } = meeting
  return {
    fileName: `Plan rules for the fridge, ${child}, ${londonDay(body.held ?? meeting.author.at)}`,
    service,
    title: 'What we do, every time',
    subtitle: `Agreed on ${dayAndTime(londonDay(body.held ?? meeting.author.at))}`,
    copyFor: 'For the fridge',
    leftOut: [],
    blocks: [
      { kind: 'list', ordered: true, items: rulesOf(meeting) },
      ...given(body.bottomLine).map((words): Block => ({ kind: 'box', strong: 'Bottom line.', words })),
      ...(body.reviewDate
        ? [{ kind: 'text' as const, words: `We talk about these again on ${dayAndTime(body.reviewDate)}.` }]
        : []),
    ],
    foot: [signedWords(meeting), 'Doorstep'],
    large: true,
  }
}
