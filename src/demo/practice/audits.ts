/** Sylvia's audits: Mabel's and Ottilie's files, where the same things were short of the standard, and one she is at. */
import type { BodyOf } from '../../model/field.ts'
import { STANDARD } from '../../practice/audit/standard.ts'
import { audit } from '../../records/audit.ts'
import type { ChildKey } from '../children.ts'
import type { World } from '../world.ts'

type Judged = NonNullable<BodyOf<typeof audit.fields>['items']>[number]
type Short = readonly [judgement: NonNullable<Judged['child']>, evidence: string]

interface Audited {
  readonly key: ChildKey
  readonly ago: number
  readonly why: string
  /** Everything else was met. */
  readonly short: { readonly [item: string]: Short }
  readonly notAsked: readonly string[]
  readonly strengths: string
  readonly learning: string
  readonly remedy: { readonly what: string; readonly item: string; readonly days: number }
}

const AUDITS: readonly Audited[] = [
  {
    key: 'mabel',
    ago: 46,
    why: 'Two requests for help in one month',
    short: {
      'S3.11': ['partly', 'The school’s view stands in one visit and nowhere else.'],
      'S3.25': ['not', 'Joyce has said three times what would help. Nothing on the file says what became of it.'],
      'S4.25': ['not', 'Everybody is kind to Mabel. Nobody has asked how Joyce and Len are sleeping.'],
    },
    notAsked: ['S3.14', 'S3.15', 'S3.21', 'S3.26'],
    strengths: 'Mabel can be heard on nearly every page, in her own words. Visits come when they were promised.',
    learning: 'A request that is answered with “we are looking into it” has not been answered.',
    remedy: {
      what: 'Ask Joyce and Len what they need to carry on, and write down the answer',
      item: 'S4.25',
      days: 21,
    },
  },
  {
    key: 'ottilie',
    ago: 18,
    why: 'Temporary approval',
    short: {
      'S3.11': ['partly', 'The health visitor rang twice; neither call is in the chronology.'],
      'S3.3': ['partly', 'It tells when things happened and seldom what they meant for her.'],
    },
    notAsked: ['S3.14', 'S3.15', 'S3.21', 'S3.23', 'S3.26'],
    strengths: 'Weekly visits, every one of them, and a two-year-old who is described so that one would know her.',
    learning: 'What others tell us on the phone is evidence too. It takes a line.',
    remedy: { what: 'Bring what the health visitor said into the chronology', item: 'S3.11', days: 14 },
  },
]

export function writeAudits(world: World): void {
  const sylvia = world.person('Sylvia')
  for (const one of AUDITS) {
    const child = world.child(one.key)
    const home = world.household(child.profile.home)
    const worker = world.workerOn(child, one.ago)
    const luck = world.luck.fork(`audit/${one.key}`)
    const id = () => luck.uuid(world.moment(one.ago, '11:00'))
    world.book.write(audit, {
      files: [child.file, home.file],
      by: sylvia,
      at: world.moment(one.ago, '11:00'),
      body: {
        date: world.day(one.ago),
        why: one.why,
        items: STANDARD.map((item): Judged => rowOf(item.id, id(), one)),
        strengths: one.strengths,
        learning: one.learning,
        remedies: [
          {
            id: id(),
            what: one.remedy.what,
            item: one.remedy.item,
            owner: world.ref(worker.name),
            due: world.day(one.ago - one.remedy.days),
          },
        ],
      },
      signed: { by: sylvia, at: world.moment(one.ago, '15:40') },
    })
  }
}

function rowOf(item: string, id: string, { short, notAsked }: Audited): Judged {
  if (notAsked.includes(item)) {
    const none = 'does-not-apply' as const
    return { id, item, child: none, placement: none, carer: none }
  }
  const [judgement, evidence] = short[item] ?? ['met' as const, undefined]
  // what is short at the carers' side is met for the child, and the other way round
  const carers = item === 'S4.25' || item === 'S3.25'
  return {
    id,
    item,
    child: carers ? 'met' : judgement,
    placement: 'met',
    carer: carers ? judgement : 'met',
    ...(evidence !== undefined && { evidence }),
  }
}
