/**
 * A progress report on paper, in the order that councils and providers know: who it is about, by number, then six
 * sections, each with what it is for. It holds what was reported; names are taken out of all of it afterwards (S1.1).
 */
import { londonDay } from '../practice/london-day.ts'
import type { ReportBody } from '../practice/reports/reports-of.ts'
import type { CaseRecord } from '../model/record.ts'
import { FREQUENCIES, PROMPTS, progressReport, STATUSES } from '../records/progress-report.ts'
import { labelOf } from '../records/summary-words.ts'
import type { Block, Paper } from './paper.ts'
import { given, shortDay, signedWords } from './paper-words.ts'
import { GUIDANCE } from './report-guidance.ts'
import type { GuidancePart } from './report-guidance.ts'

type Report = CaseRecord<ReportBody>

/** Each colour with a shape of its own, so that it is told apart on a grey print. */
export const STATUS_MARKS = { green: '●', amber: '▲', red: '⬣' } as const

export function progressPaper(report: Report, service: string): Paper {
  const { body } = report
  const code = body.code ?? 'no number yet'
  const until = body.until ?? londonDay(report.author.at)
  return {
    fileName: `Progress report, ${code}, ${until}`,
    service,
    title: 'Progress report',
    subtitle: `Child ${code}, ${period(body)}`,
    copyFor: 'For the council',
    leftOut: ['By number, without names and addresses'],
    blocks: [
      about(report),
      ...section('1. Overall status', 'overall', overall(body)),
      ...section('2. Outcomes', 'outcomes', outcomes(body)),
      ...section('3. Progress since the last report', 'progress', progress(body)),
      ...section('4. Planned for the next period', 'planned', planned(body)),
      ...section('5. Concerns', 'concerns', concerns(body)),
      ...section('6. Support needed', 'support', support(body)),
    ],
    foot: [signedWords(report), `Doorstep · progress report ${code} · ${period(body)}`],
  }
}

const period = ({ from, until }: ReportBody): string =>
  from && until ? `${shortDay(from)} to ${shortDay(until)}` : 'no days yet'

const section = (words: string, part: GuidancePart, blocks: readonly Block[]): readonly Block[] => [
  { kind: 'heading', words },
  { kind: 'text', words: GUIDANCE[part] },
  ...(blocks.length > 0 ? blocks : [{ kind: 'text' as const, words: 'Nothing is written here.' }]),
]

function about({ body, signatures }: Report): Block {
  const on = (as: 'sign' | 'countersign'): string => {
    const signature = signatures.find((one) => one.as === as)
    return signature ? shortDay(londonDay(signature.at)) : 'Not yet'
  }
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['Number of the child', body.code],
    ['Age', body.age],
    ['Gender', body.gender],
    ['Provider', body.provider],
    ['Local authority', body.authority],
    ['Contact at the provider', body.providerContact],
    ['Commissioning contact', body.commissioner],
    ['The report covers', period(body)],
    ['How often', labelOf(FREQUENCIES, body.frequency)],
    ['Sent', on('sign')],
    ['Received', on('countersign')],
  ]
  return {
    kind: 'table',
    head: ['About this report', 'Answer'],
    rows: rows.map(([label, words]) => [label, words?.trim() ? words : 'Not given']),
  }
}

function overall(body: ReportBody): Block[] {
  return [
    {
      kind: 'table',
      head: ['Status', 'This report'],
      rows: STATUSES.map(({ value, label }) => [
        `${STATUS_MARKS[value]} ${label}`,
        body.status === value ? 'This one' : '',
      ]),
    },
    // what was chosen before and is not asked any more is not said any more
    ...labelled('Steps that are taken', body.status === 'green' ? undefined : body.steps),
    ...labelled('Needed to steady this home', body.status === 'red' ? body.demand : undefined),
  ]
}

const labelled = (strong: string, words: string | undefined): Block[] =>
  given(words).map((said): Block => ({ kind: 'facts', rows: [[strong, said]] }))

const TERMS = progressReport.fields.outcomes.fields.term.options

const outcomes = ({ outcomes: rows = [] }: ReportBody): Block[] =>
  rows.length === 0
    ? []
    : [
        {
          kind: 'list',
          ordered: true,
          items: rows.map(({ outcome, term }) => [outcome, labelOf(TERMS, term)].filter(Boolean).join(' · ')),
        },
      ]

function progress(body: ReportBody): Block[] {
  const rows = body.outcomes ?? []
  return [
    ...(rows.length > 0
      ? [
          {
            kind: 'table' as const,
            head: ['Outcome', 'Support given', 'Progress'],
            prose: true as const,
            rows: rows.map((row) => [row.outcome ?? '', row.support ?? '', row.progress ?? '']),
          },
        ]
      : []),
    ...given(body.feedback).map((words): Block => ({ kind: 'quote', words, cite: 'The child about living here' })),
    ...labelled('Nothing from the child this time', body.feedback?.trim() ? undefined : body.noFeedback),
  ]
}

const planned = ({ planned: rows = [] }: ReportBody): Block[] =>
  rows.length === 0
    ? []
    : [
        {
          kind: 'table',
          head: ['What', 'Who', 'By when'],
          rows: rows.map(({ what, owner, due }) => [what ?? '', owner?.name ?? '', shortDay(due)]),
        },
      ]

const concerns = (body: ReportBody): Block[] => [
  {
    kind: 'table',
    head: ['About', 'What the records say', 'What the council needs to know'],
    prose: true as const,
    rows: PROMPTS.map(({ value, label }) => [
      label,
      body.counts?.find(({ prompt }) => prompt === value)?.said ?? 'Not counted yet',
      body[value] ?? '',
    ]),
  },
]

function support(body: ReportBody): Block[] {
  const rows = body.support ?? []
  const meeting = body.meeting?.answer
  const level = labelOf(progressReport.fields.level.options, body.level)
  return [
    ...(rows.length > 0
      ? [
          {
            kind: 'table' as const,
            head: ['What', 'Of whom', 'What it would change', 'By when'],
            prose: true as const,
            rows: rows.map(({ what, partner, why, by }) => [what ?? '', partner ?? '', why ?? '', shortDay(by)]),
          },
        ]
      : []),
    ...labelled(
      'A support meeting',
      meeting === undefined ? undefined : meeting ? `Yes. ${body.meeting?.reason ?? ''}`.trim() : 'Not needed',
    ),
    ...labelled('Level of support', level || undefined),
    ...labelled('How it is stepped down', body.stepDown),
  ]
}
