/** The words of the demonstration's plans and assessments. Days are counted from today: `in` and `due` ahead, `done` back. */
import type { BodyOf } from '../../model/field.ts'
import type { assessment } from '../../records/assessment.ts'
import type { carePlan } from '../../records/care-plan.ts'
import type { ChildKey } from '../children.ts'

type Plan = BodyOf<typeof carePlan.fields>
type Assessed = BodyOf<typeof assessment.fields>

export interface PlanStory {
  readonly child: ChildKey
  readonly ago: number
  readonly permanence: NonNullable<Plan['permanence']>
  readonly why: string
  readonly childsView: string
  readonly goals: readonly {
    readonly goal: string
    readonly risk?: string
    readonly measure: string
    readonly steps: string
    readonly owner: string
    readonly in: number
    readonly reached?: 'open' | 'reached' | 'changed'
    readonly action?: {
      readonly what: string
      readonly owner: string
      readonly due: number
      readonly plan: 'child' | 'carer'
      readonly done?: number
    }
  }[]
  readonly bottomLine: string
  readonly contingency: string
  readonly madeWith: readonly (readonly [string, string])[]
  readonly readBy: readonly string[]
  readonly givenTo: readonly (readonly [string, 'letter' | 'mail' | 'in-person'])[]
}

export const PLANS: readonly PlanStory[] = [
  {
    child: 'tilly',
    ago: 121,
    permanence: 'long-term',
    why: 'Denise and Mark would like her to grow up with them, and she knows that they said so.',
    childsView: 'I want to know for sure. And I want to see Gill.',
    goals: [
      {
        goal: 'Tilly sleeps through five nights in a week',
        risk: 'Nobody in the house sleeps',
        measure: 'Denise ticks the week on the fridge: five of seven, three weeks running',
        steps: 'Calls with Mum at four, the same evening every day, somebody for one night a fortnight',
        owner: 'Denise',
        in: 35,
        action: { what: 'Find somebody for one night a fortnight', owner: 'Sam', due: -12, plan: 'carer' },
      },
      {
        goal: 'Tilly sees Gill once a month and knows the day',
        risk: 'She thinks that she did something wrong',
        measure: 'The day stands on her week-to-view, and Gill came',
        steps: 'Hannah rings Gill, then tells Tilly what she said',
        owner: 'Hannah',
        in: 20,
      },
    ],
    bottomLine: 'Nobody tells Tilly about a move before Hannah and Denise have sat with her.',
    contingency: 'A week with Gill, whom she knows, before anybody looks for another home.',
    madeWith: [
      ['Tilly', 'Said it in her own words and chose the days'],
      ['Denise', 'At her kitchen table'],
      ['Gill', 'On the telephone'],
    ],
    readBy: ['Denise', 'Sam'],
    givenTo: [['Gill', 'letter']],
  },
  {
    child: 'kai',
    ago: 33,
    permanence: 'long-term',
    why: 'His aunt cannot, and he has asked to stay where his room is.',
    childsView: 'If I stay can I paint it green.',
    goals: [
      {
        goal: 'Kai is at school every day until two',
        measure: 'The register: no afternoon missed for four weeks',
        steps: 'A soft start on Mondays, and one adult who fetches him',
        owner: 'Hannah',
        in: 60,
        action: { what: 'Agree the soft start with school', owner: 'Hannah', due: 6, plan: 'child' },
      },
    ],
    bottomLine: 'No change of school without Kai in the room.',
    contingency: 'Two short breaks a month before anybody speaks of ending.',
    madeWith: [['Kai', 'Drew it with Hannah']],
    readBy: [],
    givenTo: [],
  },
  {
    child: 'jonah',
    ago: 190,
    permanence: 'not-known',
    why: 'He is fifteen and wants to be asked again when he is sixteen.',
    childsView: 'Stop having meetings about where I am.',
    goals: [
      {
        goal: 'Jonah rings when he stays out late',
        measure: 'Three evenings of four he has rung by ten',
        steps: 'One number, that is always answered',
        owner: 'Marcia',
        in: -40,
      },
    ],
    bottomLine: 'Marcia is never left alone with a night when he is missing.',
    contingency: 'A fortnight at his cousin’s, who has been asked.',
    madeWith: [
      ['Jonah', 'Two walks with Hannah'],
      ['Marcia', 'At home'],
    ],
    readBy: ['Marcia'],
    givenTo: [],
  },
]

interface AssessedStory {
  readonly child: ChildKey
  readonly ago: number
  readonly words: Required<Omit<Assessed, 'date' | 'kind' | 'identityChecked' | 'tools'>> & {
    readonly tool: readonly ['domestic-abuse' | 'neglect' | 'sdq' | 'exploitation' | 'other', string]
  }
}

export const ASSESSED: readonly AssessedStory[] = [
  {
    child: 'tilly',
    ago: 12,
    words: {
      risks: 'The nights. When nobody sleeps, everybody speaks of ending, and she hears it through the wall.',
      protects: 'Ella’s floor, the choir, Denise who says what she feels, Gill’s cards.',
      history: 'Two homes in a year. Both times she was told on the day.',
      daily: 'Toast with Mark, school, the dog on the landing. From nine she listens.',
      views: 'They go quiet when I come in. I think they are deciding.',
      identity: 'White British. She says she is a Methodist because of the singing. We looked for a choir near home.',
      resilience: 'She sings, she asks, she sweeps up afterwards. One friend at school and one dog.',
      others: 'Mrs Lowe sees a tired girl on Wednesdays and Thursdays. The health visitor found nothing.',
      analysis: 'The home can last if the nights change. What protects her is being told the truth before it happens.',
      tool: ['sdq', 'Total 17, before it was 13'],
    },
  },
  {
    child: 'kai',
    ago: 40,
    words: {
      risks: 'Afternoons without school. He goes where the big boys go.',
      protects: 'His room, his drawing, the fact that he was asked to stay.',
      history: 'Moved once, planned, and he packed his own box.',
      daily: 'Slow mornings, good until two. After that it depends on who fetches him.',
      views: 'I like it when it is the same person.',
      identity: 'White British and Thai. He wants to cook with somebody who knows how his grandmother did it.',
      resilience: 'He draws every day and shows it to people he trusts.',
      others: 'School would have him until three if somebody sits with him from two.',
      analysis: 'One steady adult after two o’clock is most of the plan.',
      tool: ['sdq', 'Total 14'],
    },
  },
]
