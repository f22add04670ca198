/**
 * Plans and what they follow from, what the reviewing officer says of the care, and what people think of the help: Tilly's
 * plan is older than her assessment, Kai's has not been given to his carers, Ruth asks about Mabel and disputes Jonah's plan.
 */
import { addDays, addMonths } from '../../model/calendar.ts'
import { action } from '../../records/action.ts'
import { assessment } from '../../records/assessment.ts'
import { carePlan } from '../../records/care-plan.ts'
import { chronologyEntry } from '../../records/chronology-entry.ts'
import { feedback } from '../../records/feedback.ts'
import { iroComment } from '../../records/iro-comment.ts'
import { notice } from '../../records/notice.ts'
import { localTime } from '../calendar.ts'
import type { ChildKey } from '../children.ts'
import type { Child, Household, World } from '../world.ts'
import { ASSESSED, PLANS } from './plan-words.ts'
import type { PlanStory } from './plan-words.ts'

export function writePlansAndComments(world: World): void {
  for (const story of ASSESSED) writeAssessment(world, story.child, story.ago, story.words)
  for (const story of PLANS) writePlan(world, story)
  writeComments(world)
  writeFeedback(world)
  writeMessage(world)
}

const at = (world: World, key: ChildKey): { readonly child: Child; readonly home: Household } => {
  const child = world.child(key)
  return { child, home: world.household(child.profile.home) }
}

function writeAssessment(world: World, key: ChildKey, ago: number, words: (typeof ASSESSED)[number]['words']): void {
  const { child } = at(world, key)
  const worker = world.workerOn(child, ago)
  const date = world.workday(ago)
  const luck = world.luck.fork(`assessment/${key}/${ago}`)
  const { tool, ...told } = words
  world.book.write(assessment, {
    files: [child.file],
    by: worker,
    at: world.moment(ago, '14:00'),
    body: {
      ...told,
      date,
      kind: 'review',
      identityChecked: date,
      tools: [{ id: luck.uuid(world.moment(ago, '14:00')), tool: tool[0], date: addDays(date, -9), result: tool[1] }],
    },
    signed: { by: worker, at: world.moment(Math.max(1, ago - 1), '15:30') },
    ...(ago > 4 && { countersigned: { by: world.managerOf(child), at: world.moment(ago - 3, '11:15') } }),
  })
}

function writePlan(world: World, story: PlanStory): void {
  const { child, home } = at(world, story.child)
  const worker = world.workerOn(child, story.ago)
  const date = world.workday(story.ago)
  const when = world.moment(story.ago, '11:00')
  const luck = world.luck.fork(`plan/${story.child}`)
  const id = luck.uuid(when)
  const goals = story.goals.map((goal) => ({
    id: luck.uuid(when),
    goal: goal.goal,
    ...(goal.risk && { risk: goal.risk }),
    measure: goal.measure,
    steps: goal.steps,
    owner: world.ref(goal.owner, home),
    by: world.day(-goal.in),
    reached: goal.reached ?? ('open' as const),
  }))
  const followed = world.book.write(carePlan, {
    id,
    files: [child.file],
    by: worker,
    at: when,
    body: {
      date,
      permanence: story.permanence,
      permanenceWhy: story.why,
      childsView: story.childsView,
      goals,
      actions: story.goals.flatMap(({ action: planned }, n) =>
        planned
          ? [
              {
                id: luck.uuid(when),
                what: planned.what,
                owner: world.ref(planned.owner, home),
                due: world.day(-planned.due),
                plan: planned.plan,
                goal: goals[n]?.id ?? '',
              },
            ]
          : [],
      ),
      bottomLine: story.bottomLine,
      contingency: story.contingency,
      madeWith: story.madeWith.map(([name, how]) => ({ id: luck.uuid(when), who: world.ref(name, home), how })),
      review: addMonths(date, 6),
    },
    signed: { by: worker, at: world.moment(Math.max(1, story.ago - 2), '10:20') },
    ...(story.ago > 5 && {
      countersigned: { by: world.managerOf(child), at: world.moment(story.ago - 4, '13:00') },
      marks: story.readBy.map((name) => ({
        by: world.person(name),
        at: world.moment(Math.max(1, story.ago - 5), '19:40'),
        kind: 'read' as const,
      })),
    }),
  })
  // done since, where the story says so
  for (const { record, replace } of followed) {
    const planned = story.goals.find(({ action: one }) => one?.what === record.body.what)?.action
    if (record.type === action.type && planned?.done)
      replace({
        ...record,
        edits: [
          {
            by: worker.id,
            at: world.moment(planned.done, '16:45'),
            body: { ...record.body, status: 'done', doneOn: world.day(planned.done) },
          },
        ],
      })
  }
  for (const [to, how] of story.givenTo)
    world.book.write(notice, {
      files: [child.file],
      by: worker,
      at: world.moment(Math.max(1, story.ago - 3), '12:00'),
      body: {
        kind: 'minutes-shared',
        at: localTime(world.day(Math.max(1, story.ago - 3)), '12:00'),
        about: id,
        to,
        how: [how],
      },
    })
}

function writeComments(world: World): void {
  const ruth = world.person('Ruth')
  const newest = (key: ChildKey, type: string) =>
    world.book.records
      .filter((one) => one.type === type && one.fileIds.includes(world.child(key).file))
      .sort((a, b) => (a.at < b.at ? -1 : 1))
      .at(-1)
  const luck = world.luck.fork('iro comments')
  const about = (key: ChildKey, type: string, words: string) => {
    const record = newest(key, type)
    return record ? [{ id: luck.uuid(record.at), record: record.id, words }] : []
  }
  const mabel = at(world, 'mabel')
  const asked = { by: ruth, at: world.moment(2, '15:10') }
  world.book.write(iroComment, {
    ...asked,
    files: [mabel.child.file, mabel.home.file],
    body: {
      date: world.day(2),
      text: 'Joyce wrote on three days that she cannot go on without sleep. I find no answer to her on either file. Who rings her, and is the short break on?',
      about: about('mabel', 'statutory-visit', 'The last visit'),
      replyBy: world.day(-3),
      dispute: { answer: false },
    },
    signed: asked,
  })
  const tilly = at(world, 'tilly')
  const hannah = world.person('Hannah')
  const before = { by: ruth, at: world.moment(48, '10:30') }
  world.book.write(iroComment, {
    ...before,
    files: [tilly.child.file, tilly.home.file],
    body: {
      date: world.day(48),
      text: 'Tilly has asked about Gill at each of the last three visits. What has she been told?',
      about: about('tilly', 'statutory-visit', 'What Tilly said at her visit'),
      replyBy: world.day(40),
      dispute: { answer: false },
    },
    signed: before,
    marks: [
      {
        by: hannah,
        at: world.moment(44, '16:20'),
        kind: 'answered',
        note: 'That I will ring Gill and say what she said. It is a promise with a date now.',
      },
    ],
  })
  const jonah = at(world, 'jonah')
  const raised = { by: ruth, at: world.moment(19, '17:00') }
  world.book.write(iroComment, {
    ...raised,
    files: [jonah.child.file, jonah.home.file],
    body: {
      date: world.day(19),
      text: 'Jonah has been missing three times and was asked about it too late twice. His plan still says what it said before the first time.',
      about: about('jonah', 'missing-episode', 'The last time he was missing'),
      dispute: { answer: true, reason: 'The plan has not changed since Jonah was first missing.' },
      step: 'service-manager',
    },
    signed: raised,
    marks: [
      {
        by: world.person('Priya'),
        at: world.moment(13, '09:20'),
        kind: 'answered',
        note: 'A safety plan is being written with Jonah. Ruth takes it on: she wants the care plan itself to change.',
      },
    ],
  })
}

function writeFeedback(world: World): void {
  const mabel = at(world, 'mabel')
  const joyce = world.person('Joyce')
  world.book.write(feedback, {
    files: [mabel.child.file, mabel.home.file],
    by: joyce,
    at: world.moment(9, '20:30'),
    body: {
      date: world.day(9),
      from: 'carers',
      about: 'help',
      words: 'When I ring I am told somebody will ring back. I would rather be told that nobody can until Monday.',
    },
  })
  const tilly = at(world, 'tilly')
  const hannah = world.person('Hannah')
  const first = {
    date: world.day(30),
    from: 'child' as const,
    about: 'visits' as const,
    words: 'You always come on PE day and I miss it.',
  }
  world.book.write(feedback, {
    files: [tilly.child.file, tilly.home.file],
    by: hannah,
    at: world.moment(30, '17:40'),
    body: first,
    edits: [
      {
        by: hannah,
        at: world.moment(27, '09:00'),
        body: {
          ...first,
          answer: 'I told Tilly that I had not known which day it was, and that she was right to say so.',
          changed: 'Visits are on Wednesdays now.',
          changedOn: world.day(27),
        },
      },
    ],
  })
}

/** S3.11: what another professional told us, as an entry of its own. */
function writeMessage(world: World): void {
  const { child } = at(world, 'tilly')
  const hannah = world.person('Hannah')
  const ago = 17
  world.book.write(chronologyEntry, {
    files: [child.file],
    by: hannah,
    at: world.moment(ago, '15:50'),
    body: {
      date: world.day(ago),
      kind: 'message',
      from: `${child.profile.teacher}, class teacher`,
      event: 'Tilly fell asleep in assembly twice this week and said that home is loud at night.',
      impact: 'She told somebody at school before she told us. She trusts them with it.',
      source: 'Telephone call from school',
      significance: 'important',
    },
    signed: { by: hannah, at: world.moment(ago - 1, '09:10') },
  })
}
