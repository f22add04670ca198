/**
 * Six tables of the Standard Safeguarding Dataset (Data to Insight, github.com/data-to-insight/ssd-data-model, version
 * 1.4.5): columns and their order as its `data/objects` describe them. Children are known by the ids of their records
 * and nobody is named. What Doorstep does not hold stays empty, and says here why.
 */
import { isDate } from '../../model/calendar.ts'
import type { BodyOf } from '../../model/field.ts'
import { childsViews } from '../../records/childs-views.ts'
import type { ANSWERS } from '../../records/childs-views.ts'
import {
  missingKind,
  placementProvider,
  placementType,
  reasonPlacementChanged,
  reviewParticipation,
  sdqReason,
} from '../../records/codes-ssda903.ts'
import { missingEpisode } from '../../records/missing-episode.ts'
import { placement } from '../../records/placement.ts'
import { sdqScore } from '../../records/sdq-score.ts'
import { statutoryReview } from '../../records/statutory-review.ts'
import { statutoryVisit } from '../../records/statutory-visit.ts'
import { londonDay } from '../london-day.ts'
import { instantOf } from '../london-time.ts'
import { codeOf, ssdTable } from './ssd-table.ts'
import type { SsdTable } from './ssd-table.ts'

const ROW = 'The record’s id'
const PERSON = 'The id of the child’s record; no name, and no number from a return'
const PERIOD = 'Doorstep has no number for a whole period of care'

const day = (date: string | undefined): string | undefined => (date && isDate(date) ? date : undefined)
const onDay = (date: string | undefined) => {
  const known = day(date)
  return known ? { from: known, until: known } : undefined
}
const yes = (is: boolean): 'Y' | 'N' => (is ? 'Y' : 'N')

const visits = ssdTable(statutoryVisit, {
  name: 'ssd_cla_visits',
  title: 'Visits',
  columns: [
    { name: 'clav_cla_visit_id', words: ROW, says: ({ id }) => id },
    { name: 'clav_cla_id', words: PERIOD },
    { name: 'clav_person_id', words: PERSON, says: ({ child }) => child },
    { name: 'clav_cla_visit_date', words: 'The day of the visit', says: ({ body }) => body.date },
    {
      name: 'clav_cla_visit_seen',
      words: 'Y or N: whether the child was seen, alone or not',
      says: ({ body }) => yes(body.alone !== 'not-seen'),
    },
    {
      name: 'clav_cla_visit_seen_alone',
      words: 'Y or N: whether the child was seen alone',
      says: ({ body }) => yes(body.alone === 'alone'),
    },
  ],
  // The table has no column for how somebody visited, and a virtual visit never counts towards regulation 28.
  days: ({ date, manner, alone }) => (manner === 'in-person' && alone ? onDay(date) : undefined),
})

const placements = ssdTable(placement, {
  name: 'ssd_cla_placement',
  title: 'Placements',
  columns: [
    { name: 'clap_cla_placement_id', words: ROW, says: ({ id }) => id },
    { name: 'clap_cla_placement_start_date', words: 'The first day', says: ({ body }) => body.start },
    {
      name: 'clap_cla_placement_type',
      words: 'The code of the SSDA903 return: U6, K2 and so on',
      says: ({ body }) => codeOf(placementType, body.placementType),
    },
    { name: 'clap_cla_placement_urn', words: 'Doorstep does not hold it' },
    { name: 'clap_cla_placement_distance', words: 'Doorstep does not hold it' },
    { name: 'clap_cla_id', words: PERIOD },
    {
      name: 'clap_cla_placement_provider',
      words: 'The code of the return: PR0 to PR5',
      says: ({ body }) => codeOf(placementProvider, body.provider),
    },
    { name: 'clap_cla_placement_postcode', words: 'Left out: it would say where a child lives' },
    {
      name: 'clap_cla_placement_end_date',
      words: 'The last day; empty while the child lives there',
      says: ({ body }) => day(body.end),
    },
    {
      name: 'clap_cla_placement_change_reason',
      words: 'The code of the return, where somebody gave one: CARPL, CREQB and so on',
      says: ({ body }) => codeOf(reasonPlacementChanged, body.changeReason),
    },
    { name: 'clap_person_id', words: PERSON, says: ({ child }) => child },
  ],
  days: ({ start, end }) => {
    const from = day(start)
    return from ? { from, until: day(end) } : undefined
  },
})

const cameBack = ({ end, returned }: { readonly end?: string; readonly returned?: string }): string | undefined =>
  day(end) ?? (returned ? day(londonDay(instantOf(returned))) : undefined)

const missing = ssdTable(missingEpisode, {
  name: 'ssd_missing',
  title: 'Missing episodes',
  columns: [
    { name: 'miss_table_id', words: ROW, says: ({ id }) => id },
    { name: 'miss_person_id', words: PERSON, says: ({ child }) => child },
    { name: 'miss_missing_episode_start_date', words: 'The day the child went', says: ({ body }) => body.start },
    {
      name: 'miss_missing_episode_type',
      words: 'M missing, A away without authorisation',
      says: ({ body }) => codeOf(missingKind, body.kind),
    },
    {
      name: 'miss_missing_episode_end_date',
      words: 'The day the child came back; empty until then',
      says: ({ body }) => cameBack(body),
    },
    {
      name: 'miss_missing_rhi_offered',
      words: 'Y where a return interview was held; else empty, because only those that were held are written down',
      says: ({ body }) => (day(body.interviewOn) ? 'Y' : undefined),
    },
    {
      name: 'miss_missing_rhi_accepted',
      words: 'Y where a return interview was held; else empty',
      says: ({ body }) => (day(body.interviewOn) ? 'Y' : undefined),
    },
  ],
  days: (body) => {
    const from = day(body.start)
    return from ? { from, until: cameBack(body) } : undefined
  },
})

const reviews = ssdTable(statutoryReview, {
  name: 'ssd_cla_reviews',
  title: 'Reviews',
  columns: [
    { name: 'clar_cla_review_id', words: ROW, says: ({ id }) => id },
    { name: 'clar_cla_id', words: PERIOD },
    {
      name: 'clar_cla_review_due_date',
      words: 'Doorstep works a date out whenever it is asked, and does not keep what it once was',
    },
    { name: 'clar_cla_review_date', words: 'The day of the review', says: ({ body }) => body.date },
    {
      name: 'clar_cla_review_cancelled',
      words: 'N: a review is written down once it has been held',
      says: () => 'N',
    },
    {
      name: 'clar_cla_review_participation',
      words: 'The code of the return: PN0 to PN7',
      says: ({ body }) => codeOf(reviewParticipation, body.participation),
    },
    // Not in `data/objects` yet; in the tables of SystemC and Mosaic since 1.4.1. Without it a review is nobody's.
    {
      name: 'clar_cla_person_id',
      words: `${PERSON}. The extracts have this column since 1.4.1, the description not yet`,
      says: ({ child }) => child,
    },
  ],
  days: ({ date }) => onDay(date),
})

/** Totals only, 0 to 40. */
const total = (score: string | undefined): string | undefined =>
  score && /^\d{1,2}$/.test(score) && Number(score) <= 40 ? String(Number(score)) : undefined

const sdq = ssdTable(sdqScore, {
  name: 'ssd_sdq_scores',
  title: 'SDQ totals',
  columns: [
    { name: 'csdq_table_id', words: ROW, says: ({ id }) => id },
    { name: 'csdq_person_id', words: PERSON, says: ({ child }) => child },
    {
      name: 'csdq_sdq_completed_date',
      words: 'The day; from a return the last day of its year',
      says: ({ body }) => body.date,
    },
    {
      name: 'csdq_sdq_reason',
      words: 'The code of the return where there is no total: SDQ1 to SDQ5',
      says: ({ body }) => codeOf(sdqReason, body.reason),
    },
    { name: 'csdq_sdq_score', words: 'The total, 0 to 40', says: ({ body }) => total(body.score) },
  ],
  days: ({ date }) => onDay(date),
})

/** Only where the child said that it may be counted; what was left out stays empty. */
const answered =
  (one: (typeof ANSWERS)[number]) =>
  ({ body }: { readonly body: BodyOf<typeof childsViews.fields> }): string | undefined => {
    const said = body.answersCounted?.answer ? body[one] : undefined
    return said === undefined ? undefined : yes(said === 'yes')
  }
const asked = (what: string): string =>
  `Y or N, as the child answered: ${what}. Empty where it was left out, or the child did not say that it may be counted`

const voice = ssdTable(childsViews, {
  name: 'ssd_voice_of_child',
  title: 'The child’s voice',
  columns: [
    { name: 'voch_table_id', words: `${ROW}: one for each time a child’s own pages were signed`, says: ({ id }) => id },
    { name: 'voch_person_id', words: PERSON, says: ({ child }) => child },
    {
      name: 'voch_explained_worries',
      words: asked('whether somebody told them, so that they understand it, why people worry'),
      says: answered('explained'),
    },
    {
      name: 'voch_story_help_understand',
      words: asked('whether their story in words and pictures helps them to understand'),
      says: answered('storyHelps'),
    },
    {
      name: 'voch_agree_worker',
      words: asked('whether they agree with what their worker says has to happen'),
      says: answered('agrees'),
    },
    {
      name: 'voch_plan_safe',
      words: asked('whether the plan tells everybody what to do to keep them safe'),
      says: answered('planSafe'),
    },
    {
      name: 'voch_tablet_help_explain',
      words: asked('whether writing or drawing on the tablet helped them to say it'),
      says: answered('tabletHelped'),
    },
  ],
  days: ({ date }) => onDay(date),
})

export const SSD_TABLES: readonly SsdTable[] = [visits, placements, missing, reviews, sdq, voice]
