/** What an earlier home's ending brought: written notice, and where nobody had planned it, a meeting to learn from. */
import { disruptionMeeting } from '../../records/disruption-meeting.ts'
import { notice } from '../../records/notice.ts'
import { localTime, REGISTER_DAYS } from '../calendar.ts'
import type { ProcessBeat } from './process-beats.ts'
import type { Told } from './told.ts'

/** Twenty working days are the limit: what ended later than that may still be waiting for its meeting. */
const LEARNT_BY = 28

export function writeEndings(told: Told, story: readonly ProcessBeat[]): void {
  const { world, child } = told
  const { profile } = child
  const worker = (ago: number) => world.workerOn(child, ago)
  const say = (kind: 'ending-notice' | 'support-considered', ago: number, time: string, to?: string) =>
    world.book.write(notice, {
      files: [child.file],
      by: worker(ago),
      at: world.moment(ago, time),
      body: {
        kind,
        at: localTime(world.day(ago), time),
        ...(to && { to, how: ['letter'] }),
        ...(kind === 'support-considered' && {
          words:
            'Talked through with the carers and both workers: the first weeks were steady, and a meeting is not needed now.',
        }),
      },
    })
  for (const home of profile.earlier) {
    if (home.to > REGISTER_DAYS + 6) continue
    const isTold = story.some((beat) => beat.kind === 'notice' && beat.what === 'ending-notice')
    if (!isTold && home.to > 12)
      say('ending-notice', Math.max(1, home.to - 4), '12:10', 'The family, the reviewing officer, school, the surgery')
    if (home.ended === 'planned' || home.to <= LEARNT_BY) continue
    learn(told, home.to - 20, home)
    if (home.to === profile.placed) say('support-considered', home.to - 5, '11:20')
  }
}

function learn(told: Told, ago: number, home: { readonly with: string; readonly to: number }): void {
  const { world, child, manager } = told
  const { profile } = child
  const when = world.moment(ago, '13:30')
  const ended = world.homeOn(child, home.to + 1)
  world.book.write(disruptionMeeting, {
    // of the home that ended, not of the one where the child lives by then
    files: ended ? [child.file, ended.file] : [child.file],
    by: manager,
    at: when,
    body: {
      held: localTime(world.day(ago), '13:30'),
      chair: world.ref(manager.name),
      present: [manager.name, world.workerOn(child, ago).name].map((name) => ({
        id: told.luck.uuid(when),
        who: world.ref(name),
        relation: 'worker',
      })),
      childsView: `I liked ${profile.tea} there. I want to keep the photos.`,
      carersView: 'They would have gone on, with help in the first month and not in the sixth.',
      story: `${home.with}: warm for most of it, and then too much at once.`,
      signs: 'Shorter logs, a visit put off, a number on the scale that nobody asked about.',
      tried: 'A night off, twice. It helped each time and then stopped.',
      worked: `${profile.comfort}. ${profile.friend} coming to tea.`,
      nextHome: profile.needs,
      learning: 'Ask the carers earlier, and ask everybody who lives there.',
    },
    signed: { by: manager, at: world.moment(Math.max(1, ago - 3), '12:00') },
  })
}
