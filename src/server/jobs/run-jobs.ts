/** Work that nobody waits for. Every server takes part; Postgres sees to it that each piece is done once. */
import { Logger as WorkerLogger, parseCronItems, run } from 'graphile-worker'
import type { Task, TaskList } from 'graphile-worker'
import type { Logger } from 'pino'
import { appendToFeeds } from '../apply/feed.ts'
import { lockRegister, regrant } from '../apply/register.ts'
import { sweepInbox } from '../apply/sweep.ts'
import { forgetEndedSessions } from '../auth/sessions.ts'
import type { SessionLimits } from '../auth/sessions.ts'
import { forgetOldAttempts } from '../auth/sign-in-attempts.ts'
import { asSystem } from '../db/pool.ts'
import type { Pool } from '../db/pool.ts'
import { gatherDates, sendMail, unsentMail } from '../mail/send-mail.ts'
import type { Mailer } from '../mail/mailer.ts'
import { isMailingHour } from '../mail/mailing-hours.ts'
import { alone } from './alone.ts'
import { lookAtClocks } from '../reminders/look-at-clocks.ts'
import { sendTwoPlusList } from '../reminders/send-two-plus-list.ts'
import { deliverDue } from '../deliveries/deliver.ts'
import type { Delivering } from '../deliveries/deliver.ts'
import { openLetters } from '../letters/open-letters.ts'
import type { OrganisationKey } from '../letters/organisation-key.ts'
import { endOpenings } from '../opened/open-file.ts'
import type { Metrics } from '../metrics.ts'
import { sayChanged } from '../sync/say-changed.ts'

export interface Jobs {
  /** Papers that wait are tried at once, and not only within the minute. */
  deliverNow(): Promise<void>
  stop(): Promise<void>
}

/** How mail leaves, and what it says of where Doorstep is. */
export interface Post {
  readonly mailer: Mailer
  readonly address: string | undefined
}

/** Tried later and later, for about two days. */
const MAIL_ATTEMPTS = 16

/** A push that is still being applied is left alone for so long. */
const SWEEP_AFTER_SECONDS = 30

/** Allocations and placements begin and end with the date, without anybody writing anything. */
export async function regrantByDate(pool: Pool): Promise<number> {
  const files = await asSystem(pool, async (client) => {
    await lockRegister(client)
    const entries = await regrant(client, undefined)
    await appendToFeeds(client, entries)
    return entries.map((entry) => entry.fileId)
  })
  await sayChanged(pool, [...new Set(files)])
  return files.length
}

function tasks(
  pool: Pool,
  log: Logger,
  limits: SessionLimits,
  keys: readonly OrganisationKey[],
  post: Post | undefined,
  deliveries: { readonly [task: string]: Task },
): { readonly [name: string]: Task } {
  return {
    'regrant-by-date': async () => {
      const changed = await regrantByDate(pool)
      if (changed > 0) log.info({ changed }, 'access changed with the date')
    },
    'end-openings': async () => {
      const changed = await endOpenings(pool)
      if (changed > 0) log.info({ changed }, 'files that were opened for a day were taken back')
    },
    'sweep-inbox': async () => {
      await sweepInbox(pool, log, SWEEP_AFTER_SECONDS)
    },
    // only a server with a key offers this work: whoever fetches a job must be able to do it
    ...(keys.length > 0 && {
      'open-letters': async () => {
        await openLetters(pool, keys, log)
      },
    }),
    'look-at-clocks': async (_payload, { addJob }) => {
      const now = new Date().toISOString()
      const { files, told } = await lookAtClocks(pool, now, post !== undefined)
      if (told > 0) log.info({ files, told }, 'dates came near or passed')
      if (!post) return
      await asSystem(pool, (client) => gatherDates(client, isMailingHour(now)))
      for (const id of await asSystem(pool, unsentMail))
        await addJob(
          'send-mail',
          { id },
          { jobKey: `mail ${id}`, jobKeyMode: 'unsafe_dedupe', maxAttempts: MAIL_ATTEMPTS },
        )
    },
    'two-plus-list': async () => {
      const { files, ...made } = await sendTwoPlusList(pool, new Date().toISOString(), post !== undefined)
      await sayChanged(pool, files)
      log.info(made, 'the list of two or more placements was made')
    },
    ...(post && {
      'send-mail': async (payload) => {
        await sendMail(pool, post.mailer, (payload as { readonly id: string }).id, post.address)
      },
    }),
    ...deliveries,
    'forget-sessions': async () => {
      await forgetEndedSessions(pool, limits)
      await forgetOldAttempts(pool)
    },
  }
}

/**
 * A round of deliveries for each place that this server knows. One at a time: a document store that says nothing must not
 * take every hand that other work is done with.
 */
function deliveryTasks(
  pool: Pool,
  log: Logger,
  delivering: Delivering,
  stop: AbortSignal,
): { readonly [task: string]: Task } {
  const underWay = new Set<string>()
  const task =
    (target: 'folder' | 'webhook', deliver: NonNullable<Delivering['folder']>): Task =>
    async () => {
      if (underWay.has(target)) return
      underWay.add(target)
      try {
        const round = await deliverDue(pool, target, deliver, log, stop)
        if (round.delivered > 0) log.info({ target, ...round }, 'papers were delivered')
      } finally {
        underWay.delete(target)
      }
    }
  return {
    ...(delivering.folder && { 'deliver-to-folder': task('folder', delivering.folder) }),
    ...(delivering.webhook && { 'deliver-to-webhook': task('webhook', delivering.webhook) }),
  }
}

interface Item {
  readonly task: string
  readonly match: string
  readonly missed?: number
  /** Several servers may be at it: each delivery is claimed for itself. The next minute is soon enough after a mistake. */
  readonly apart?: true
}

/** Times are UTC: five past midnight in London is 00:05 or 23:05, so access is looked at after both. */
const TIMETABLE: readonly Item[] = [
  { task: 'regrant-by-date', match: '5 0,23 * * *' },
  { task: 'end-openings', match: '* * * * *' },
  { task: 'sweep-inbox', match: '* * * * *' },
  { task: 'open-letters', match: '* * * * *' },
  { task: 'forget-sessions', match: '17 * * * *' },
  { task: 'look-at-clocks', match: '*/5 * * * *' },
  // S2.12, monthly; made up for within the week where no server ran on the first
  { task: 'two-plus-list', match: '10 6 1 * *', missed: 6 * 24 * 3_600_000 },
  { task: 'deliver-to-folder', match: '* * * * *', apart: true },
  { task: 'deliver-to-webhook', match: '* * * * *', apart: true },
]

const isOnTimetable = (task: string): boolean => TIMETABLE.some((item) => item.task === task && !item.apart)

export async function runJobs(
  pool: Pool,
  log: Logger,
  metrics: Metrics,
  limits: SessionLimits,
  keys: readonly OrganisationKey[] = [],
  post?: Post,
  delivering: Delivering = {},
): Promise<Jobs> {
  const stopping = new AbortController()
  const deliveries = deliveryTasks(pool, log, delivering, stopping.signal)
  const counted: TaskList = Object.fromEntries(
    Object.entries(tasks(pool, log, limits, keys, post, deliveries)).map(([task, work]) => [
      task,
      async (payload, helpers) => {
        try {
          // of one kind one after the other: a long look at the clocks is not begun twice
          if (isOnTimetable(task)) await alone(pool, task, async () => void (await work(payload, helpers)))
          else await work(payload, helpers)
          metrics.jobs.inc({ task, outcome: 'done' })
        } catch (error) {
          metrics.jobs.inc({ task, outcome: 'failed' })
          log.error({ task, code: (error as NodeJS.ErrnoException).code }, 'a job failed and will be tried again')
          throw error
        }
      },
    ]),
  )
  const runner = await run({
    pgPool: pool,
    taskList: counted,
    concurrency: 1 + Object.keys(deliveries).length,
    noHandleSignals: true,
    // Its messages name tasks and ids; errors are logged above, without their words.
    logger: new WorkerLogger(() => () => {}),
    parsedCronItems: parseCronItems(
      TIMETABLE.filter((item) => item.task in counted).map(({ missed = 0, apart, ...item }) => ({
        ...item,
        options: { backfillPeriod: missed, maxAttempts: apart ? 1 : 3 },
      })),
    ),
  })
  return {
    async deliverNow() {
      for (const task of Object.keys(deliveries)) await runner.addJob(task, {}, { maxAttempts: 1 })
    },
    stop() {
      stopping.abort()
      return runner.stop()
    },
  }
}
