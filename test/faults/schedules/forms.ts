/** What people write here, and who may see it: a table of our own, not the product's. */
import type { Body } from '../../../src/model/field.ts'
import type { Role } from '../../../src/model/person.ts'

type Files = 'child' | 'household' | 'both'
export interface Form {
  readonly type: string
  readonly files: Files
  /** Who begins one. */
  readonly by: readonly Role[]
  readonly prose: readonly string[]
  /** A list of rows and the words in each. */
  readonly rows?: { readonly field: string; readonly words: string }
  readonly choices?: { readonly [field: string]: readonly (string | number | null)[] }
  readonly sets?: { readonly [field: string]: readonly string[] }
  readonly drawing?: string
  readonly first?: Body
  /** Everything that a signature asks for. */
  readonly whole?: (word: () => string) => Body
  /** Who sees all of it; everybody else who holds the file sees these fields only. */
  readonly seenBy: readonly Role[]
  readonly shared: readonly string[]
}

const CSW = 'childs-social-worker'
const SSW = 'supervising-social-worker'
const CARER = 'foster-carer'
const MANAGER = 'team-manager'
const EVERYBODY = [CSW, SSW, CARER, MANAGER] as const
const id = (n: number): string => `00000000-0000-7000-8000-00000000000${n}`
const who = { recordId: id(9), name: 'Ada' }

export const FORMS: readonly Form[] = [
  {
    type: 'statutory-visit',
    files: 'child',
    by: [CSW],
    prose: ['health', 'school', 'familyTime', 'observations', 'carerView', 'changed'],
    rows: { field: 'jots', words: 'words' },
    choices: {
      option: ['statutory', 'extra', 'duty', null],
      score: [0, 4, 7, 10, null],
      date: ['2026-05-01', '2026-05-02'],
    },
    drawing: 'drawing',
    whole: (word) => ({
      date: '2026-05-01',
      option: 'statutory',
      manner: 'in-person',
      announced: 'planned',
      present: [{ id: id(1), who }],
      alone: 'alone',
      words: [{ id: id(2), quote: word() }],
      bedroom: { answer: true },
      plan: [{ id: id(3), item: word(), impact: word() }],
      changed: word(),
      nextDate: '2026-06-12',
    }),
    seenBy: [CSW, SSW, MANAGER],
    shared: [],
  },
  {
    type: 'supervisory-visit',
    files: 'household',
    by: [SSW],
    prose: ['training', 'stress', 'saferCaring', 'agreed'],
    choices: { announced: ['planned', 'unannounced'], score: [1, 5, 9, null] },
    seenBy: [SSW, CARER, MANAGER],
    shared: ['agreed'],
  },
  {
    type: 'daily-log',
    files: 'both',
    by: [CARER],
    prose: ['happened', 'wentWell', 'sleep', 'food'],
    rows: { field: 'words', words: 'quote' },
    choices: { feeling: [0, 3, 6, 10, null], date: ['2026-05-03', '2026-05-04'] },
    seenBy: EVERYBODY,
    shared: [],
  },
  {
    type: 'scaling',
    files: 'both',
    by: [CSW, SSW, CARER],
    prose: ['whyNotLower', 'oneStepUp'],
    choices: { score: [0, 2, 5, 8, 10] },
    seenBy: EVERYBODY,
    shared: [],
  },
  {
    type: 'action',
    files: 'child',
    by: [CSW, SSW],
    prose: ['what'],
    choices: { status: ['open', 'done', 'blocked'], due: ['2026-06-01', '2026-07-01', null] },
    first: { plan: 'child', owner: who, source: 'Visit' },
    seenBy: EVERYBODY,
    shared: [],
  },
  {
    type: 'incident',
    files: 'both',
    by: [CSW, SSW, CARER],
    prose: ['before', 'during', 'after', 'debrief'],
    sets: { kinds: ['injury', 'missing', 'allegation'] },
    first: { kinds: ['injury'] },
    seenBy: EVERYBODY,
    shared: [],
  },
  {
    type: 'network-contact',
    files: 'child',
    by: [CSW],
    prose: ['arrangement', 'restrictions'],
    sets: { visibleTo: ['child', 'carers', 'provider'] },
    first: { person: who, relation: 'her aunt', visibleTo: ['child', 'carers'] },
    seenBy: [CSW, SSW, MANAGER],
    shared: ['arrangement', 'restrictions'],
  },
]
export const formOf = (type: string): Form | undefined => FORMS.find((form) => form.type === type)
