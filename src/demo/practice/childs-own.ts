/**
 * Long because it is four stories told once each, in the words of those who lived them.
 *
 * What the children have of their own: Jonah's safety plan (story 13), Wren's words and pictures, the proposal that waits
 * for Peter's and Wren's sibling assessment (21, 22), Callum's papers and how he was matched (23).
 */
import { weekday } from '../../model/calendar.ts'
import type { BodyOf } from '../../model/field.ts'
import { directWork } from '../../records/direct-work.ts'
import { familyTime } from '../../records/family-time.ts'
import { matching } from '../../records/matching.ts'
import { pathwayPlan } from '../../records/pathway-plan.ts'
import { reunification } from '../../records/reunification.ts'
import { safetyPlan } from '../../records/safety-plan.ts'
import { trainingNeed } from '../../records/training-need.ts'
import { wordsAndPictures } from '../../records/words-and-pictures.ts'
import type { Followed, Person } from '../book.ts'
import type { ChildKey } from '../children.ts'
import { drawSomething } from '../drawings.ts'
import type { DemonstrationBlob } from '../drawings.ts'
import type { Child, Household, World } from '../world.ts'

/** Returns the drawings, which travel beside the records. */
export function writeChildsOwn(world: World): readonly DemonstrationBlob[] {
  writeSafetyPlan(world)
  writeCallum(world)
  writeProposal(world)
  writeTraining(world)
  return writeStories(world)
}

interface Lived {
  readonly child: Child
  readonly home: Household
  readonly worker: Person
  readonly manager: Person
  /** The next id for a row. */
  readonly id: () => string
}

function lived(world: World, key: ChildKey, ago: number): Lived {
  const child = world.child(key)
  const luck = world.luck.fork(`own/${key}/${ago}`)
  return {
    child,
    home: world.household(child.profile.home),
    worker: world.workerOn(child, ago),
    manager: world.managerOf(child),
    id: () => luck.uuid(world.moment(ago, '10:00')),
  }
}

/** What follows from a signature is signed by the same hand a day later, or is done. */
function settle(followed: readonly Followed[], by: Person, at: string): void {
  for (const { record, replace } of followed)
    if (record.type === 'chronology-entry') replace({ ...record, signatures: [{ by: by.id, at, as: 'sign' }] })
}

function writeSafetyPlan(world: World): void {
  const { child, home, worker, manager, id } = lived(world, 'jonah', 21)
  const marcia = home.carers[0] as Person
  const body: BodyOf<typeof safetyPlan.fields> = {
    date: world.day(21),
    kinds: ['missing'],
    risk: 'Jonah goes when he is ashamed, at night, without a coat or his phone, along the ring road or onto the roof of the skate bowl.',
    triggers:
      'A call with Mum that ends badly, a letter from school, a window broken by accident. He goes quiet, puts his hood up and stands by the door.',
    steps: [
      {
        id: id(),
        when: 'He goes quiet at the door',
        who: world.ref('Marcia', home),
        what: 'puts food on the table, asks nothing',
      },
      {
        id: id(),
        when: 'He is not home at ten',
        who: world.ref('Marcia', home),
        what: 'rings him once and leaves a kind message',
        phone: '07700 900104',
      },
      {
        id: id(),
        when: 'Half past ten',
        who: world.ref('Uncle Des'),
        what: 'drives round: the bowl, the bus station, the ring road',
        phone: '07700 900231',
      },
      {
        id: id(),
        when: 'Eleven',
        who: world.ref('Marcia', home),
        what: 'rings the police and out of hours, reads them the second page',
      },
      {
        id: id(),
        when: 'When he is back, the same day',
        who: world.ref(worker.name),
        what: 'books the return interview, within 72 hours',
      },
    ],
    wearing: 'Green parka, grey hood, black skate shoes with one red lace. Tall, thin, curls.',
    phones: '07700 900777. Snap: jonah.rolls',
    places: 'The skate bowl and its roof, the bus station, the ring road bridge. Dan’s only if he says so himself.',
    childsPart: 'First food. Then quiet. Then if I want, talk.',
    review: world.day(-9),
  }
  const followed = world.book.write(safetyPlan, {
    files: [child.file, home.file],
    by: worker,
    at: world.moment(21, '16:40'),
    body,
    signed: { by: worker, at: world.moment(21, '17:30') },
    countersigned: { by: manager, at: world.moment(20, '09:15') },
    marks: [{ by: marcia, kind: 'acknowledged', at: world.moment(20, '19:05') }],
  })
  settle(followed, worker, world.moment(19, '09:30'))
}

function writeCallum(world: World): void {
  const { child, home, worker, manager, id } = lived(world, 'callum', 58)
  const bronwen = world.ref(worker.name)
  const { supervisor } = home
  const followed = world.book.write(matching, {
    files: [child.file, home.file],
    by: supervisor,
    at: world.moment(74, '14:20'),
    body: {
      date: world.day(74),
      home: { recordId: home.id, name: home.profile.name },
      needs:
        'Adults who do not mind a garage at midnight, who know where he comes from and write it with a capital letter.',
      strengths: 'Warm, honest, no fear of mess. Callum asked to come back after one tea.',
      gaps: 'Approved in spring for five to twelve. Nobody in the house has lived with a sixteen-year-old.',
      trauma: { answer: true, reason: 'Four homes, and a children’s home that closed over his head.' },
      traumaImpact:
        'When something is promised and does not come he waits, and then he stops asking. New carers may take that for peace.',
      householdImpact: 'Nobody else lives here. Night shifts mean that one of them is always asleep.',
      childsView: 'They dont pretend.',
      support: [
        {
          id: id(),
          what: 'A mentor who has cared for teenagers, twice a month',
          owner: world.ref(supervisor.name),
          from: world.day(50),
        },
      ],
      decision: 'match-with-support',
      why: 'He chose them, and the children’s home closed that week.',
    },
    signed: { by: supervisor, at: world.moment(73, '10:10') },
    countersigned: { by: manager, at: world.moment(73, '16:45') },
  })
  for (const { record, replace } of followed)
    replace({
      ...record,
      edits: [
        {
          by: supervisor.id,
          at: world.moment(49, '18:10'),
          body: {
            ...record.body,
            status: 'done',
            doneOn: world.day(50),
            evidence: 'Maureen. Began three weeks late and is going well.',
          },
        },
      ],
    })
  const papers = (passport: NonNullable<BodyOf<typeof pathwayPlan.fields>['papers']>[number]) => [
    { id: '019a0000-0000-7000-8000-00000000ca01', paper: 'national-insurance' as const, state: 'held' as const },
    { id: '019a0000-0000-7000-8000-00000000ca02', paper: 'birth-certificate' as const, state: 'held' as const },
    passport,
    {
      id: '019a0000-0000-7000-8000-00000000ca04',
      paper: 'driving' as const,
      state: 'missing' as const,
      owner: { recordId: child.id, name: child.profile.name },
      by: world.day(-40),
    },
    { id: '019a0000-0000-7000-8000-00000000ca05', paper: 'health-passport' as const, state: 'held' as const },
    { id: '019a0000-0000-7000-8000-00000000ca06', paper: 'bank' as const, state: 'held' as const },
  ]
  const passport = { id: '019a0000-0000-7000-8000-00000000ca03', paper: 'passport' as const, owner: bronwen }
  world.book.write(pathwayPlan, {
    files: [child.file],
    by: worker,
    at: world.moment(58, '15:00'),
    body: {
      date: world.day(58),
      views: 'The garage in January. A room I dont have to leave when Im eighteen. My passport.',
      papers: papers({ ...passport, state: 'missing', by: world.day(26) }),
      home: 'With Jess and Aaron to eighteen, and to stay put afterwards if all three want it.',
      learning: 'Motor project on Thursdays; the apprenticeship from January, once there is photo ID.',
      health: 'Registered in Dunsford. Dentist every six months. He books by himself.',
      money: 'Saves what the mowers bring. Wants to see what the allowance is when he works.',
      skills: 'Cooks three meals, mends anything with a motor. Still learns letters from offices.',
      people: 'Granda Mick. Lewis. Maureen, who has started to ring him as well.',
      ifNot: 'Granda Mick’s cousin has a van on the next pitch; Bronwen asks first what he wants.',
      review: world.day(-124),
    },
    signed: { by: worker, at: world.moment(57, '11:30') },
    countersigned: { by: manager, at: world.moment(55, '10:20') },
    addenda: [
      {
        by: worker,
        at: world.moment(26, '16:30'),
        text: 'Passport applied for again, tracked, with the letter. Callum has the number on his phone.',
        corrections: { papers: papers({ ...passport, state: 'applied', since: world.day(26), by: world.day(-12) }) },
      },
    ],
  })
}

/** Dad asks for both of them home. Everything is thought of, and the assessment that comes first is not written. */
function writeProposal(world: World): void {
  const { child, worker } = lived(world, 'peter', 4)
  world.book.write(reunification, {
    files: [child.file],
    by: worker,
    at: world.moment(4, '14:10'),
    body: {
      date: world.day(4),
      to: 'Dad, in the new flat in Alder Road',
      why: 'He has a tenancy, he has come to every Saturday but one, and he asks in writing.',
      childsView: 'If we go we both go. If we stay we both stay.',
      siblings: { answer: true, reason: 'Wren, eight, asked for as well' },
      risks: 'Dad has not lived with them for two years. The telephone on Tuesdays leaves Peter quiet for a day.',
      protects: 'Gran lives in the next road. Both children say when something is wrong, each in their own way.',
      planDuring: 'Saturdays at the flat, then one night, then weekends; Hannah comes every week.',
      planAfter: 'A child-in-need plan for six months, the school as the first to hear.',
      ifNot: 'Anwen and Gareth keep the bunk for half a year.',
      decision: 'go-home',
      from: world.day(-60),
    },
  })
}

/** Days since that Saturday; yesterday's at the newest. */
function saturday(world: World, back: number): number {
  const since = (weekday(world.day(0)) + 1) % 7 || 7
  return since + 7 * (back - 1)
}

/** `back`: so many Saturdays ago. */
const SATURDAYS = [
  { back: 1, took: 'yes', after: 'Peter walked Moss for an hour. Wren slept in her shoes.' },
  { back: 2, took: 'yes', after: 'Tired and cheerful. Asked about swimming again.' },
  { back: 3, took: 'family-no', why: 'Dad’s bus did not come. He rang at once and spoke to both of them.' },
  { back: 4, took: 'yes', after: 'Quiet in the car. Fish fingers helped.' },
] as const

function writeStories(world: World): readonly DemonstrationBlob[] {
  const { child, home, worker, manager, id } = lived(world, 'wren', 90)
  const luck = world.luck.fork('own/story')
  const drawn = [drawSomething(luck), drawSomething(luck), drawSomething(luck), drawSomething(luck)]
  const page = (words: string, at: number) => {
    const picture = drawn[at]
    return { id: id(), words, ...(picture && { drawing: picture.ref }) }
  }
  world.book.write(wordsAndPictures, {
    files: [child.file],
    by: worker,
    at: world.moment(90, '15:10'),
    body: {
      title: 'Why Wren and Peter live with Anwen and Gareth',
      date: world.day(90),
      panels: [
        page('This is Wren and this is Peter. They come from the same mum and dad.', 0),
        page(
          'Mum was ill in a way that made her sleep all day. There was nothing to eat and nobody rang the school.',
          1,
        ),
        page(
          'A judge read about it and said: Wren and Peter need grown-ups who are awake. That is nobody’s fault who is eight.',
          2,
        ),
        page('Now they live with Anwen and Gareth and Moss. They see Dad on Saturdays and Mum once a month.', 3),
        page('We do not know yet whether anybody goes home. When we know, Hannah tells you both first.', 4),
      ],
      contributors: [
        { id: id(), who: world.ref('Wren'), agreed: 'drew every page' },
        { id: id(), who: { name: 'Dad' }, agreed: 'yes, with one word changed' },
        { id: id(), who: world.ref('Anwen', home), agreed: 'yes' },
        { id: id(), who: world.ref(worker.name) },
      ],
    },
    signed: { by: manager, at: world.moment(84, '11:20') },
    addenda: [
      {
        by: worker,
        at: world.moment(80, '16:10'),
        text: 'Shown to the child, who wrote: “read the bit about nobodys fault again”',
        corrections: {
          shownOn: world.day(80),
          shownBy: world.ref(worker.name),
          said: 'read the bit about nobodys fault again',
        },
      },
    ],
  })
  for (const { ago, kind, did, words, learnt, next } of STORY_WORK)
    world.book.write(directWork, {
      files: [child.file],
      by: worker,
      at: world.moment(ago, '16:30'),
      body: { date: world.day(ago), kind, who: world.ref(worker.name), did, words, learnt, next },
    })
  for (const key of ['peter', 'wren'] as const) {
    const one = lived(world, key, 30)
    for (const { back, took, ...more } of SATURDAYS) {
      const ago = saturday(world, back)
      world.book.write(familyTime, {
        files: [one.child.file],
        by: one.home.supervisor,
        at: world.moment(Math.max(1, ago - 1), '18:20'),
        body: {
          date: world.day(ago),
          who: [{ id: one.id(), who: { name: 'Dad' } }],
          how: 'supervised',
          took,
          ...(took === 'yes' && {
            during: 'At the family centre, two hours. Games, crisps, a plan for the next time.',
          }),
          ...('after' in more && { after: more.after }),
          ...('why' in more && { why: more.why }),
          visibleTo: ['child', 'carers', 'provider'],
        },
      })
    }
  }
  return drawn.map(({ blob }) => blob)
}

const STORY_WORK = [
  {
    ago: 97,
    kind: 'life-story',
    did: 'Looked at five photographs that Gran sent, in the order Wren chose. Wrote names on the backs.',
    words: 'That one is me being a baby and that one is Peter being cross.',
    learnt: 'She knows who everybody is. She does not know why Mum slept.',
    next: 'Words and pictures, with Dad, one sentence at a time',
  },
  {
    ago: 38,
    kind: 'life-story',
    did: 'Read the pages again and put a heron in. Visited the old street from the outside, at her wish.',
    words: 'The door is still red.',
    learnt: 'The door is the thing she was afraid had gone.',
    next: 'A photograph of the door for page two',
  },
] as const

function writeTraining(world: World): void {
  const offers = [
    {
      home: world.household('jess'),
      topic: 'age',
      what: 'Two evenings about sixteen and seventeen, with Maureen',
      trigger: 'new-carers',
      ago: 27,
      by: -18,
      answer: 'Yes, please',
    },
    {
      home: world.household('marcia'),
      topic: 'exploitation',
      what: 'A morning at the town hall, lunch included',
      trigger: 'stress',
      ago: 15,
      by: -30,
      answer: undefined,
    },
  ] as const
  for (const { home, topic, what, trigger, ago, by, answer } of offers)
    world.book.write(trainingNeed, {
      files: [home.file],
      by: home.supervisor,
      at: world.moment(ago, '12:40'),
      body: { topic, what, trigger, offeredOn: world.day(ago), by: world.day(by) },
      ...(answer && {
        marks: [
          { by: home.carers[0] as Person, kind: 'answered' as const, at: world.moment(ago - 1, '20:10'), note: answer },
        ],
      }),
    })
}
