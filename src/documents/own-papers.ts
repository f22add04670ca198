/** A child's safety plan on one page for the reader who needs it, and their words and pictures as a booklet (S3.14, S4.23). */
import { longDate } from '../model/calendar.ts'
import type { SafetyPlan } from '../practice/own/safety.ts'
import { isPage } from '../practice/own/story.ts'
import type { Story } from '../practice/own/story.ts'
import { safetyPlan } from '../records/safety-plan.ts'
import { labelOf, listed } from '../records/summary-words.ts'
import type { Block, Paper } from './paper.ts'
import { copyInFoot, copyWords, given, signedWords } from './paper-words.ts'
import { mayHaveThirdParty } from './reader.ts'
import type { Reader } from './reader.ts'

/**
 * The fridge has the steps and the child's own words. Whoever looks for the child has what helps to find them. Only a
 * worker's copy has all of it.
 */
export function safetyPaper(plan: SafetyPlan, child: string, service: string, reader: Reader): Paper {
  const { body } = plan
  const finds = reader.kind === 'outside' || reader.kind === 'worker'
  const lives = reader.kind !== 'outside'
  const kinds = (body.kinds ?? []).map((kind) => labelOf(safetyPlan.fields.kinds.options, kind).toLowerCase())
  const places = given(body.places)
  return {
    fileName: `Safety plan, ${child}, ${body.date ?? ''}`.replace(/, $/, ''),
    service,
    title: `If ${child} is at risk: who does what`,
    subtitle: [
      kinds.length > 0 ? `Against ${listed(kinds)}` : '',
      body.review ? `looked at again by ${longDate(body.review)}` : '',
    ]
      .filter(Boolean)
      .join(', '),
    copyFor: reader.kind === 'carer' ? 'For the fridge, and for the pocket' : copyWords(reader),
    leftOut: [
      ...(lives ? [] : ['What the child asked of the people at home is left out']),
      ...(finds ? [] : ['Where the child may be, and with whom, is left out']),
    ],
    blocks: [
      ...(finds ? part('What could happen', body.risk) : []),
      ...part('When it begins', body.triggers),
      { kind: 'heading', words: 'Who does what, when' },
      {
        kind: 'table',
        prose: true,
        head: ['When', 'Who', 'Does what', 'Phone'],
        rows: (body.steps ?? []).map(({ when, who, what, phone }) => [
          when ?? '',
          who?.name ?? '',
          what ?? '',
          phone ?? '',
        ]),
      },
      ...(lives ? given(body.childsPart).map((words): Block => ({ kind: 'quote', words, cite: child })) : []),
      ...(finds ? findBlocks(plan, child, mayHaveThirdParty(reader) || reader.kind === 'outside' ? places : []) : []),
    ],
    foot: [signedWords(plan), `Doorstep · ${copyInFoot(reader)}`],
    ...(reader.kind === 'carer' && { large: true as const }),
  }
}

function findBlocks({ body }: SafetyPlan, child: string, places: readonly string[]): Block[] {
  const rows = [
    ...given(body.wearing).map((words) => ['How they look', words] as const),
    ...given(body.phones).map((words) => ['Phones and accounts', words] as const),
    ...places.map((words) => ['Where they go', words] as const),
  ]
  return [
    ...(rows.length > 0 || body.photo ? [{ kind: 'heading' as const, words: `To find ${child}` }] : []),
    ...(rows.length > 0 ? [{ kind: 'facts' as const, rows }] : []),
    ...(body.photo ? [{ kind: 'picture' as const, picture: body.photo, words: `A photo of ${child}` }] : []),
  ]
}

const part = (heading: string, words: string | undefined): Block[] =>
  given(words).flatMap((said): Block[] => [
    { kind: 'heading', words: heading },
    { kind: 'text', words: said },
  ])

/** One page for each page; approved or not at all. */
export function bookletOf(story: Story, child: string, service: string): Paper | undefined {
  if (story.status !== 'signed') return undefined
  const { title, panels, contributors, date } = story.body
  const made = (contributors ?? []).flatMap(({ who }) => (who ? [who.name] : []))
  return {
    fileName: `Words and pictures, ${child}, ${date ?? ''}`.replace(/, $/, ''),
    service,
    title: title ?? `For ${child}`,
    subtitle: made.length > 0 ? `Made by ${listed(made)}` : '',
    copyFor: `This belongs to ${child}`,
    leftOut: [],
    blocks: (panels ?? [])
      .filter(isPage)
      .flatMap((panel, at): Block[] => [
        ...(at > 0 ? [{ kind: 'turn' as const }] : []),
        ...[panel.drawing, panel.photo].flatMap((picture): Block[] =>
          picture ? [{ kind: 'picture', picture, words: panel.words?.trim() || `Page ${at + 1}` }] : [],
        ),
        ...given(panel.words).map((words): Block => ({ kind: 'text', words })),
      ]),
    foot: [signedWords(story).replace('Signed by', 'Read and agreed by'), 'Doorstep'],
    large: true,
  }
}
