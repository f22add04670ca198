/** The minutes of a stability or support meeting (D6), as each reader may have them (S2.19, S5.29). */
import type { BodyOf } from '../model/field.ts'
import type { CaseRecord } from '../model/record.ts'
import { carePlanSentence } from '../practice/afterwards.ts'
import { londonDay } from '../practice/london-day.ts'
import { CHAIR_POSTS } from '../records/chair.ts'
import { STEADY } from '../records/shared-fields.ts'
import { stabilityMeeting } from '../records/stability-meeting.ts'
import { labelOf, listed, lowerFirst } from '../records/summary-words.ts'
import type { Block, Paper } from './paper.ts'
import { copyInFoot, copyWords, dayAndTime, given, shortDay, signedWords } from './paper-words.ts'
import { mayHaveAddress, mayHaveThirdParty } from './reader.ts'
import type { Reader } from './reader.ts'

export type Meeting = CaseRecord<BodyOf<typeof stabilityMeeting.fields>>

export const meetingTitle = ({ body }: Meeting): string =>
  body.label === 'support' ? 'Support meeting' : body.label === 'pause' ? 'Pause and reflect' : 'Stability meeting'

export function minutesFor(meeting: Meeting, child: string, service: string, reader: Reader): Paper {
  const { body } = meeting
  const title = `${meetingTitle(meeting)} for ${child}`
  const day = londonDay(body.held ?? meeting.author.at)
  const planOnly = reader.gets === 'plan'
  return {
    fileName: `${planOnly ? 'Plan' : 'Minutes'}, ${meetingTitle(meeting).toLowerCase()}, ${child}, ${day}, for ${reader.name}`,
    service,
    title: planOnly ? `What we agreed for ${child}` : title,
    subtitle: [dayAndTime(body.held), mayHaveAddress(reader) ? body.place : undefined].filter(Boolean).join(', '),
    copyFor: copyWords(reader),
    leftOut: leftOut(reader),
    blocks: planOnly
      ? plan(meeting, reader)
      : [...facts(meeting, reader), ...talk(meeting), ...plan(meeting, reader), ...after(meeting)],
    foot: [
      signedWords(meeting),
      `Doorstep · ${planOnly ? 'plan' : 'minutes'} of ${shortDay(day)} · ${copyInFoot(reader)}`,
    ],
  }
}

function leftOut(reader: Reader): string[] {
  return [
    ...(mayHaveAddress(reader) ? [] : ['Home address left out']),
    ...(mayHaveThirdParty(reader) ? [] : ['Words about people who may not be named left out']),
  ]
}

const cards = (rows: Meeting['body']['worries']): string[] =>
  (rows ?? []).flatMap(({ words, by }) => given(words).map((said) => (by ? `${said} (${by})` : said)))

const namesOf = (rows: Meeting['body']['invited'], came: readonly string[]): string =>
  listed(
    (rows ?? []).filter((row) => row.came && came.includes(row.came)).flatMap(({ who }) => (who ? [who.name] : [])),
  )

function facts({ body }: Meeting, reader: Reader): Block[] {
  const chair = [body.chair?.name, labelOf(CHAIR_POSTS, body.chairPost).toLowerCase()].filter(Boolean).join(', ')
  const rows: (readonly [string, string])[] = [
    ['Chair', chair],
    ['Child’s choice', body.childsChair ?? ''],
    ['There', namesOf(body.invited, ['came', 'remote'])],
    ['Sent views', namesOf(body.invited, ['views'])],
    ['Could not come', namesOf(body.invited, ['apologies'])],
    ['Not invited', mayHaveThirdParty(reader) ? (body.notInvited ?? '') : ''],
    [
      'Why we met',
      listed(
        (body.triggers ?? []).map((trigger, at) => {
          const words = labelOf(triggerOptions, trigger)
          return at === 0 ? words : lowerFirst(words)
        }),
      ),
    ],
    [
      'Goal',
      body.goal === 'end-well' ? 'The home ends well.' : body.goal === 'stay' ? 'The child stays, with support.' : '',
    ],
  ]
  return [{ kind: 'facts', rows: rows.filter(([, words]) => words !== '') }]
}

const triggerOptions = stabilityMeeting.fields.triggers.options

function talk({ body }: Meeting): Block[] {
  const views = (body.invited ?? []).flatMap(({ who, views: sent }) =>
    sent?.trim() ? [`${who?.name ?? 'Somebody'}: ${sent.trim()}`] : [],
  )
  return [
    ...(body.childsView
      ? [
          { kind: 'heading' as const, words: 'What the child said' },
          { kind: 'quote' as const, words: body.childsView },
        ]
      : []),
    {
      kind: 'columns',
      columns: [
        { heading: 'What we are worried about', items: cards(body.worries) },
        { heading: 'What is working well', items: cards(body.well) },
        { heading: 'What needs to happen', items: cards(body.next) },
      ],
    },
    ...section('What others sent', views),
    ...paragraph('What has happened', body.harm),
    ...paragraph('What we fear', body.danger),
    ...paragraph('How it will be when it is good', body.safetyGoal),
    ...scores(body.scores),
  ]
}

const paragraph = (heading: string, words: string | undefined): Block[] =>
  words?.trim()
    ? [
        { kind: 'heading', words: heading },
        { kind: 'text', words: words.trim() },
      ]
    : []

const section = (heading: string, items: readonly string[], ordered?: true): Block[] =>
  items.length > 0
    ? [
        { kind: 'heading', words: heading },
        { kind: 'list', items, ...(ordered && { ordered }) },
      ]
    : []

function scores(rows: Meeting['body']['scores']): Block[] {
  const answered = (rows ?? []).filter(({ score }) => score !== undefined)
  if (answered.length === 0) return []
  return [
    { kind: 'heading', words: 'How steady home feels', beside: `0 ${STEADY.worst} · 10 ${STEADY.best}` },
    {
      kind: 'table',
      prose: true,
      head: ['Who', 'Answer', 'What makes it that'],
      rows: answered.map(({ person, score, why }) => [person?.name ?? '', String(score), why ?? '']),
    },
  ]
}

export function rulesOf({ body }: Meeting): string[] {
  return (body.rules ?? []).flatMap(({ occasion, response }) =>
    occasion || response ? [`${occasion?.trim() ?? ''}: ${response?.trim() ?? ''}`] : [],
  )
}

type Person = { readonly who?: { readonly name: string }; readonly does?: string; readonly how?: string }
const people = (rows: readonly Person[] | undefined): string[] =>
  (rows ?? []).flatMap(({ who, does, how }) => (who ? [`${who.name}: ${does ?? how ?? ''}`] : []))

function plan(meeting: Meeting, reader: Reader): Block[] {
  const { body } = meeting
  return [
    ...section('Plan rules: what we do, every time', rulesOf(meeting), true),
    ...paragraph('Bottom line', body.bottomLine),
    ...((body.actions ?? []).length > 0
      ? [
          { kind: 'heading' as const, words: 'What happens next' },
          {
            kind: 'table' as const,
            head: ['What', 'Who', 'By', 'On whose plan'],
            rows: (body.actions ?? []).map(({ what, owner, due, plan: whose }) => [
              what ?? '',
              owner?.name ?? '',
              shortDay(due),
              whose === 'carer' ? 'The carers’' : 'The child’s',
            ]),
          },
        ]
      : []),
    ...section('Who does what', people(body.roles)),
    ...section('Who stays in the child’s life, and how', people(body.relationships)),
    ...(reader.kind === 'family' || reader.kind === 'outside'
      ? []
      : paragraph('If it does not work', body.contingency)),
    ...(body.reviewDate
      ? [
          {
            kind: 'box' as const,
            strong: `We meet again on ${dayAndTime(body.reviewDate)}.`,
            words: `Until then ${body.chair?.name ?? 'the chair'} keeps watch; afterwards it may return to the usual reviews.`,
          },
        ]
      : []),
  ]
}

function after(meeting: Meeting): Block[] {
  const { body } = meeting
  const updater =
    body.updater === 'reviewing-officer' ? 'The reviewing officer, with the Outcomes' : 'The child’s social worker'
  return body.updater
    ? [
        { kind: 'heading', words: 'The care plan' },
        { kind: 'text', words: `${updater} puts the actions and plan rules into it.` },
        ...(body.updater === 'reviewing-officer' && body.held
          ? [{ kind: 'text' as const, words: `To insert: “${carePlanSentence(meeting)}”` }]
          : []),
      ]
    : []
}
