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
import { lookAtClocks } from '../reminders/look-at-clocks.ts'
import { sendTwoPlusList } from '../reminders/send-two-plus-list.ts'
import { openLetters } from '../letters/open-letters.ts'
import type { OrganisationKey } from '../letters/organisation-key.ts'
import type { Metrics } from '../metrics.ts'
import { sayChanged } from '../sync/say-changed.ts'

export interface Jobs {
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
): { readonly [name: string]: Task } {
  return {
    'regrant-by-date': async () => {
      const changed = await regrantByDate(pool)
      if (changed > 0) log.info({ changed }, 'access changed with the date')
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
      const { children, told } = await lookAtClocks(pool, now, post !== undefined)
      if (told > 0) log.info({ children, told }, 'dates came near or passed')
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
    'forget-sessions': async () => {
      await forgetEndedSessions(pool, limits)
      await forgetOldAttempts(pool)
    },
  }
}

/** Times are UTC: five past midnight in London is 00:05 or 23:05, so access is looked at after both. */
const TIMETABLE = [
  { task: 'regrant-by-date', match: '5 0,23 * * *' },
  { task: 'sweep-inbox', match: '* * * * *' },
  { task: 'open-letters', match: '* * * * *' },
  { task: 'forget-sessions', match: '17 * * * *' },
  { task: 'look-at-clocks', match: '*/5 * * * *' },
  // S2.12, monthly; made up for within the week where no server ran on the first
  { task: 'two-plus-list', match: '10 6 1 * *', missed: 6 * 24 * 3_600_000 },
]

export async function runJobs(
  pool: Pool,
  log: Logger,
  metrics: Metrics,
  limits: SessionLimits,
  keys: readonly OrganisationKey[] = [],
  post?: Post,
): Promise<Jobs> {
  const counted: TaskList = Object.fromEntries(
    Object.entries(tasks(pool, log, limits, keys, post)).map(([task, work]) => [
      task,
      async (payload, helpers) => {
        try {
          await work(payload, helpers)
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
    concurrency: 1,
    noHandleSignals: true,
    // Its messages name tasks and ids; errors are logged above, without their words.
    logger: new WorkerLogger(() => () => {}),
    parsedCronItems: parseCronItems(
      TIMETABLE.filter((item) => item.task in counted).map(({ missed = 0, ...item }) => ({
        ...item,
        // of one kind one after the other: a long look at the clocks is not begun twice
        options: { backfillPeriod: missed, maxAttempts: 3, queueName: item.task },
      })),
    ),
  })
  return { stop: () => runner.stop() }
}
