/** Where a placement stands, in words: the beginning of a sentence, a name for a box of the picture, a line of the board. */
import type { Lane, State } from './table.ts'

/** "… because Denise gave 4 on Tuesday 19 May." follows. */
export const STATE_WORDS: { readonly [S in State]: string } = {
  '–': 'No placement is asked for',
  SOURCING: 'Looking for a home',
  PLACED: 'The planning meeting is still to come',
  MONITORED: 'The placement is monitored',
  SCALED: 'Waiting for an answer: any actions required?',
  TRIAGE: 'Waiting for triage',
  DISCUSSION: 'Waiting for the stability discussion',
  ARRANGING: 'Arranging a meeting',
  HELD: 'The meeting was held, its minutes are not signed yet',
  ACTIONS: 'Carrying out what the meeting agreed',
  REVIEWED: 'Waiting for a decision: is it stabilising?',
  APPROVAL: 'A move waits for approval',
  DECIDED: 'A move is approved, waiting for a decision: can the placement be kept until a home is found?',
  PLANNED_MOVE: 'A planned move is being prepared',
  EMERGENCY: 'A new home is needed at once',
  ENDED: 'The placement has ended',
}

/** Two short lines, for a box and for a heading. */
const NAMES: { readonly [S in State]: readonly [string, string?] } = {
  '–': ['Nothing', 'asked for'],
  SOURCING: ['Looking for', 'a home'],
  PLACED: ['Placed'],
  MONITORED: ['Monitored'],
  SCALED: ['Asked on', 'the scale'],
  TRIAGE: ['Triage'],
  DISCUSSION: ['Stability', 'discussion'],
  ARRANGING: ['Arranging', 'a meeting'],
  HELD: ['Meeting held'],
  ACTIONS: ['Actions', 'under way'],
  REVIEWED: ['Reviewed'],
  APPROVAL: ['A move waits', 'for approval'],
  DECIDED: ['Move', 'approved'],
  PLANNED_MOVE: ['Planned', 'move'],
  EMERGENCY: ['Home needed', 'at once'],
  ENDED: ['Ended'],
}
export const nameLines = (state: State): readonly string[] => NAMES[state].flatMap((line) => line ?? [])
export const stateName = (state: State): string => nameLines(state).join(' ')

const LANE_WORDS: { readonly [lane: string]: string } = {
  CPT: 'placements team',
  CSW: 'child’s social worker',
  SSW: 'supervising social worker',
  Chair: 'chair',
  'Senior manager': 'senior manager',
  TM: 'team manager',
  IRO: 'reviewing officer',
  duty: 'duty',
} satisfies { readonly [L in Lane]: string } & { readonly [lane: string]: string }
/** Whose a step is, where nobody is named. */
export const laneWords = (owner: string): string => LANE_WORDS[owner] ?? owner

/** So short that it fits under a name in the picture. */
const SHORT: { readonly [L in Lane]: string } = {
  CPT: 'Placements team',
  CSW: 'Child’s worker',
  SSW: 'Carers’ worker',
  Chair: 'Chair',
  'Senior manager': 'Senior manager',
}
export const shortLane = (lane: Lane | undefined): string => (lane ? SHORT[lane] : '')
