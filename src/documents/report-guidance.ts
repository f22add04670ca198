/** What each part of a progress report is for, beside the questions and on its paper (S1.20). */
export const GUIDANCE = {
  overall:
    'Choose the colour that is true today. Green: things go as everybody hoped. Amber: something has become harder, and this report says what is being done. Red: without more help, or a decision, this home may not hold.',
  outcomes:
    'What would be better in this child’s life some months from now? Two or three are plenty, soon ones and far ones. Each belongs to this child alone: a skill, a friend, a place, a step towards being grown up. Safe and fed goes without saying.',
  progress:
    'For each outcome: what you did, then what changed, the small things too, and what went well before what did not. What the child says about living here stands in the child’s own words.',
  planned:
    'What comes first in the next weeks, who does it and by when, and what you hope to see. Each line becomes an action that everybody on the plan can follow.',
  concerns:
    'Beside each question stands what the records say. Add what a number cannot tell: what lies behind it, whether it is getting more or less, what helped.',
  support:
    'Ask for what would help this home to hold: what, of whom and by when. Each request gets a clock. Say whether people should sit down together, and whether there may be more help, as much, or less, step by step.',
} as const
export type GuidancePart = keyof typeof GUIDANCE
