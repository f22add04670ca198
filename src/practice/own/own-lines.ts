/**
 * What a child should have of their own and has not, or not any more, in sentences: a safety plan, papers, a story of why
 * they live where they live, brothers and sisters asked for. Nothing of it is stored.
 */
import { addDays, daysBetween, longDate } from '../../model/calendar.ts'
import { childFile } from '../../model/file.ts'
import type { FileId, Uuid } from '../../model/file.ts'
import { carePlan } from '../../records/care-plan.ts'
import { directWork } from '../../records/direct-work.ts'
import { reunification } from '../../records/reunification.ts'
import { stillGood } from '../../records/sibling-gate.ts'
import { capital, listed } from '../../records/summary-words.ts'
import { currentPlacement } from '../home.ts'
import { having, ofType } from '../of-type.ts'
import type { Files } from '../of-type.ts'
import { matchingGaps } from './matching-gaps.ts'
import { papersLacking, pathwayOf } from './pathway.ts'
import { acknowledgedBy, isCurrent, safetyPlanAsked, safetyPlanDraft, safetyPlanOf } from './safety.ts'
import { filesOfAssessment, siblingAssessmentOf, siblingsOf } from './siblings.ts'
import { storiesIn } from './story.ts'

export interface OwnLine {
  readonly key: string
  readonly kind: 'safety' | 'pathway' | 'story' | 'siblings' | 'life-story' | 'permanence' | 'matching'
  readonly words: string
  readonly source: string
  readonly evidence: readonly Uuid[]
  readonly due?: string
  /** What is opened, or else what is begun. */
  readonly open?: Uuid
  readonly begin?: { readonly type: string; readonly files: readonly FileId[] }
  /** Worth a line on Today; the others stand on the child's page. */
  readonly today: boolean
  /** "check locally": a limit from memory. */
  readonly checkLocally?: true
}

// A review is said a week before it is due [P].
const SOON_DAYS = 7
// A quarter without life-story work is said where it matters most, before an adoption (S3.21) [P].
const QUARTER = 92

export function ownLines(files: Files, childId: Uuid, today: string): readonly OwnLine[] {
  return [
    ...safetyLines(files, childId, today),
    ...pathwayLines(files, childId, today),
    ...siblingLines(files, childId, today),
    ...matchingLines(files, childId, today),
    ...storyLines(files, childId, today),
    ...permanenceLines(files, childId, today),
  ]
}

function safetyLines(files: Files, childId: Uuid, today: string): OwnLine[] {
  const file = childFile(childId)
  const records = files.inFile(file)
  const plan = safetyPlanOf(records)
  const draft = safetyPlanDraft(records)
  const asked = safetyPlanAsked(records, today)
  const begin = draft ? { open: draft.id } : { begin: { type: 'safety-plan', files: [file] } }
  if (asked) return [{ key: `safety ${childId}`, kind: 'safety', ...asked, due: today, today: true, ...begin }]
  if (!plan) return []
  const { review } = plan.body
  const lines: OwnLine[] = []
  if (review && review <= addDays(today, SOON_DAYS) && currentPlacement(records, today))
    lines.push({
      key: `safety-again ${childId}`,
      kind: 'safety',
      words: isCurrent(plan, today)
        ? `The safety plan is looked at again by ${longDate(review)}`
        : `The safety plan was to be looked at again by ${longDate(review)}`,
      source: 'S3.14',
      evidence: [plan.id],
      due: review,
      // today it stands as a clock (timers/safety.ts)
      today: false,
      ...begin,
    })
  else if (acknowledgedBy(plan).length === 0 && currentPlacement(records, today))
    lines.push({
      key: `safety-known ${childId}`,
      kind: 'safety',
      words: 'Nobody at home has said yet that they know the safety plan',
      source: 'S3.14',
      evidence: [plan.id],
      open: plan.id,
      today: false,
    })
  return lines
}

function pathwayLines(files: Files, childId: Uuid, today: string): OwnLine[] {
  const pathway = pathwayOf(files, childId, today)
  if (!pathway) return []
  const { plan, signed, needsAssessedBy } = pathway
  const toMake: OwnLine = {
    key: `pathway ${childId}`,
    kind: 'pathway',
    words: `${plan ? 'The pathway plan is begun, and not signed yet' : 'No pathway plan is begun yet'}: it follows as soon as possible on the assessment of needs`,
    source: 'S3.15, reg 42(1): needs are assessed within three months of sixteen',
    evidence: [plan?.id ?? childId],
    due: needsAssessedBy,
    ...(plan ? { open: plan.id } : { begin: { type: 'pathway-plan', files: [childFile(childId)] } }),
    today: needsAssessedBy <= addDays(today, QUARTER),
    checkLocally: true,
  }
  if (!plan) return [toMake]
  // A new plan that is only begun puts off nothing that the signed one promised.
  const again = signed?.body.review
  const unasked = pathway.papers.filter(({ state }) => state === 'not-asked')
  return [
    ...(signed ? [] : [toMake]),
    ...papersLacking(pathway).map(
      ({ paper, words, owner, by }): OwnLine => ({
        key: `paper ${childId} ${paper}`,
        kind: 'pathway',
        words: owner ? `${words}, ${owner.name} sees to it` : `${words}, and nobody is named who sees to it`,
        source: 'S3.15',
        evidence: [plan.id],
        open: plan.id,
        today: true,
        ...(by && { due: by }),
      }),
    ),
    ...(unasked.length > 0
      ? [
          {
            key: `papers ${childId}`,
            kind: 'pathway' as const,
            words: `Nobody has asked about: ${listed(unasked.map(({ label }) => label))}`,
            source: 'S3.15, S3.19',
            evidence: [plan.id],
            open: plan.id,
            today: false,
          },
        ]
      : []),
    ...(again && again <= addDays(today, SOON_DAYS)
      ? [
          {
            key: `pathway-again ${childId}`,
            kind: 'pathway' as const,
            words: `The pathway plan ${again < today ? 'was to be' : 'is'} looked at again by ${longDate(again)}`,
            source: 'S3.15',
            evidence: [plan.id],
            open: plan.id,
            due: again,
            // today it stands as a clock (timers/plans.ts), which runs while the child is in a home
            today: currentPlacement(files.inFile(childFile(childId)), today) === undefined,
          },
        ]
      : []),
  ]
}

function siblingLines(files: Files, childId: Uuid, today: string): OwnLine[] {
  const siblings = siblingsOf(files, childId, today)
  if (siblings.length === 0) return []
  const records = files.inFile(childFile(childId))
  const draft = files.inFile(childFile(childId), 'sibling-assessment').find(({ status }) => status === 'draft')
  const last = siblingAssessmentOf(files, childId)
  if (last && stillGood(last.on, today)) return []
  const proposed = ofType(reunification, records).find(({ status }) => status === 'draft')
  const names = listed(siblings.map(({ name }) => name))
  const lacking = last
    ? `the last sibling assessment with ${names} is of ${longDate(last.on)}, more than twelve months ago`
    : `no sibling assessment with ${names} is signed`
  return [
    {
      key: `siblings ${childId}`,
      kind: 'siblings',
      words: proposed ? `Going home is being proposed, and ${lacking}` : capital(lacking),
      source: 'S4.11, S4.18',
      evidence: [...(last ? [last.id] : []), ...(proposed ? [proposed.id] : [])],
      ...(draft
        ? { open: draft.id }
        : { begin: { type: 'sibling-assessment', files: filesOfAssessment(files, childId, today) } }),
      ...(proposed && { due: today }),
      today: proposed !== undefined,
    },
  ]
}

function matchingLines(files: Files, childId: Uuid, today: string): OwnLine[] {
  const gaps = matchingGaps(files, childId, today)
  if (!gaps) return []
  return [
    {
      key: `matching ${childId}`,
      kind: 'matching',
      words: `${gaps.words.join('. ')}.`,
      source: 'S4.9, S4.19, F18 [P]',
      evidence: gaps.evidence,
      ...(gaps.evidence[1] && gaps.matched
        ? { open: gaps.evidence[1] }
        : { begin: { type: 'matching', files: [childFile(childId)] } }),
      today: false,
    },
  ]
}

function storyLines(files: Files, childId: Uuid, today: string): OwnLine[] {
  const file = childFile(childId)
  const records = files.inFile(file)
  if (!currentPlacement(records, today)) return []
  const { standing, making } = storiesIn(records)
  if (!standing)
    return [
      {
        key: `story ${childId}`,
        kind: 'story',
        words: making
          ? 'Words and pictures are being made, and not approved yet'
          : 'No words and pictures yet: every child has at least a simple one',
        source: 'S4.23',
        evidence: making ? [making.id] : [],
        ...(making ? { open: making.id } : { begin: { type: 'words-and-pictures', files: [file] } }),
        today: false,
      },
    ]
  return standing.body.shownOn
    ? []
    : [
        {
          key: `story-shown ${childId}`,
          kind: 'story',
          words: 'Words and pictures are approved, and were not shown yet',
          source: 'S4.23',
          evidence: [standing.id],
          open: standing.id,
          today: true,
        },
      ]
}

/** S3.20, S3.21: where the child will grow up, and the story that goes with an adoption. */
function permanenceLines(files: Files, childId: Uuid, today: string): OwnLine[] {
  const file = childFile(childId)
  const plan = having(ofType(carePlan, files.inFile(file, carePlan.type)), 'date', 'permanence')
    .filter(({ status }) => status === 'signed')
    .sort((a, b) => (a.body.date < b.body.date ? -1 : 1))
    .at(-1)
  if (!plan) return []
  if (plan.body.permanence === 'not-known')
    return [
      {
        key: `permanence ${childId}`,
        kind: 'permanence',
        words: `Where the child will grow up was not decided in the plan of ${longDate(plan.body.date)}`,
        source: 'S3.20',
        evidence: [plan.id],
        open: plan.id,
        today: false,
      },
    ]
  if (plan.body.permanence !== 'adoption') return []
  const last = lifeStoryLast(files, childId)
  if (last && daysBetween(last, today) <= QUARTER) return []
  return [
    {
      key: `life-story ${childId}`,
      kind: 'life-story',
      words: last
        ? `Adoption is planned, and the last life-story work was on ${longDate(last)}`
        : 'Adoption is planned, and no life-story work is written down',
      source: 'S3.21, S3.16 [P]',
      evidence: [plan.id],
      begin: { type: 'direct-work', files: [file] },
      today: true,
    },
  ]
}

const lifeStoryLast = (files: Files, childId: Uuid): string | undefined =>
  having(ofType(directWork, files.inFile(childFile(childId), directWork.type)), 'date')
    .filter(({ body }) => body.kind === 'life-story')
    .map(({ body }) => body.date)
    .sort()
    .at(-1)
