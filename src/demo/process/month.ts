/** A month in which nothing had to be decided: the carers' supervision, with everybody's number. */
import { carerSupervision } from '../../records/carer-supervision.ts'
import { homeThen, type Told } from './told.ts'

const QUIET = [
  'Steady. They talk about the half-term trip and about who feeds the cat.',
  'Ordinary, which is what everybody asked for. Sleep is good.',
  'A good month with one hard week in it, and they came through it together.',
  'School goes well; evenings are long and fine.',
]
const WHY = ['We know each other’s ways now.', 'It holds, and we laugh.', 'Bedtimes are bedtimes again.']

export function writeMonth(told: Told, ago: number): void {
  const { world, child, luck } = told
  const home = homeThen(told, ago)
  const date = world.workday(ago)
  const when = world.moment(ago, '11:00')
  const answer = (name: string, relation: 'carer' | 'supervising-social-worker', score: number) => ({
    id: luck.uuid(when),
    person: world.ref(name, home),
    relation,
    score,
    why: luck.pick(WHY),
  })
  world.book.write(carerSupervision, {
    files: [child.file, home.file],
    by: home.supervisor,
    at: when,
    body: {
      date,
      at: '11:00',
      present: home.carers.map(({ name }) => ({ id: luck.uuid(when), who: world.ref(name, home), relation: 'carer' })),
      stability: luck.pick(QUIET),
      scores: [
        ...home.carers.map(({ name }) => answer(name, 'carer', luck.whole(6, 9))),
        answer(home.supervisor.name, 'supervising-social-worker', luck.whole(6, 8)),
      ],
      actionsRequired: { answer: false },
      decisions: 'Nothing that needed deciding.',
      reflection: 'Asked what they are proud of, they both named the same evening.',
    },
    signed: { by: home.supervisor, at: world.moment(Math.max(1, ago - 1), '12:00') },
  })
}
