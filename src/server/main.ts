/** The composition root: environment, database, demonstration, jobs, HTTP; and the same backwards when asked to stop. */
import { serve } from '@hono/node-server'
import type { ServerType } from '@hono/node-server'
import type { Logger } from 'pino'
import { CannotStart } from './cannot-start.ts'
import { readConfig } from './config.ts'
import type { Config } from './config.ts'
import { workBehind } from './apply/behind.ts'
import { sweepInbox } from './apply/sweep.ts'
import { liveSessions } from './auth/sessions.ts'
import { openDatabase } from './db/open.ts'
import { asSystem } from './db/pool.ts'
import { beginEpoch, isDemonstration } from './db/service-facts.ts'
import { openDelivering, sayFromDay, sayTargets } from './deliveries/deliver.ts'
import { fillDemonstration, signInLines } from './demonstration.ts'
import { createServer } from './http/server.ts'
import { openMailer } from './mail/mailer.ts'
import { regrantByDate, runJobs } from './jobs/run-jobs.ts'
import { ownKeys } from './letters/organisation-key.ts'
import { makeLog } from './log.ts'
import { makeMetrics } from './metrics.ts'
import { portIsFree } from './port-is-free.ts'
import { openHints } from './sync/hints.ts'
import { startListening } from './sync/listening.ts'

/** Requests under way may take so long to finish once we are asked to stop. */
const DRAIN_MS = 10_000

function listen(app: ReturnType<typeof createServer>, config: Config): Promise<{ server: ServerType; port: number }> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: config.host, port: config.port }, (info) =>
      resolve({ server, port: info.port }),
    )
    server.once('error', (error: NodeJS.ErrnoException) => reject(cannotListen(error, config)))
  })
}

function cannotListen(error: NodeJS.ErrnoException, { host, port }: Config): Error {
  if (error.code === 'EADDRINUSE')
    return new CannotStart(`Port ${port} on ${host} is in use. Stop what is using it, or set PORT to another number.`)
  if (error.code === 'EACCES')
    return new CannotStart(`Port ${port} may not be used by this user. Set PORT to a number above 1023.`)
  return new CannotStart(
    `Doorstep cannot listen on ${host}:${port} (${error.code ?? error.message}). Check HOST and PORT.`,
  )
}

function drain(server: ServerType): Promise<void> {
  return new Promise((done) => {
    const hurry = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), DRAIN_MS)
    server.close(() => {
      clearTimeout(hurry)
      done()
    })
    // Connections kept open for a next request would hold us up; those with one under way finish it.
    if ('closeIdleConnections' in server) server.closeIdleConnections()
  })
}

/** Ctrl-C reaches the whole group, and whoever started us passes it on: that is one wish, said twice. */
const ONE_WISH_MS = 1500

/** Resolves when somebody asks us to stop. Asked again later, we go at once. */
const askedToStop = (): Promise<NodeJS.Signals> =>
  new Promise((resolve) => {
    let askedAt: number | undefined
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.on(signal, () => {
        if (askedAt !== undefined && performance.now() - askedAt > ONE_WISH_MS) process.exit(130)
        askedAt ??= performance.now()
        resolve(signal)
      })
    }
  })

async function start(config: Config, log: Logger): Promise<void> {
  const stopAsked = askedToStop()
  if (!(await portIsFree(config.host, config.port)))
    throw cannotListen(Object.assign(new Error(), { code: 'EADDRINUSE' }), config)
  const database = await openDatabase(config, (error) =>
    log.warn({ code: (error as NodeJS.ErrnoException).code }, 'a connection to the database was lost'),
  )
  const { pool } = database
  let isReady = false
  let undo: (() => Promise<void>)[] = [() => database.close()]
  const stopAll = async (): Promise<void> => {
    isReady = false
    for (const step of undo) await step()
    undo = []
  }
  try {
    const metrics = makeMetrics({ process: true })
    const hints = openHints(pool, (sessions) => liveSessions(pool, sessions, config))
    const listening = await startListening(database.url, log, (said) => hints.heard(said))
    undo = [() => listening.close(), ...undo]
    if (config.restored) await beginEpoch(pool)
    await fillDemonstration(pool, config, log)
    await regrantByDate(pool)
    await sweepInbox(pool, log, 0)
    const organisationKeys = await ownKeys(pool, config, log)
    const mailer = openMailer(config)
    const post = mailer && { mailer, address: config.publicUrl }
    // after the demonstration is filled: its papers were signed by nobody
    await asSystem(pool, (client) => sayTargets(client, config.delivery))
    const jobs = await runJobs(pool, log, metrics, config, organisationKeys, post, openDelivering(config.delivery))
    undo = [() => jobs.stop().finally(() => mailer?.close()), ...undo]
    const behind = workBehind()
    undo = [() => behind.drained(), ...undo]
    const app = createServer({
      pool,
      log,
      metrics,
      config,
      organisationKeys,
      isReady: () => isReady,
      behind,
      hints,
      deliverNow: () => jobs.deliverNow(),
      mails: post !== undefined,
    })
    const { server, port } = await listen(app, config)
    undo = [() => Promise.resolve(hints.close()), () => drain(server), ...undo]
    isReady = true
    // whole histories are read for it: nobody waits for that, and the next start goes on where this one ended
    void sayFromDay(pool, config.delivery, log).catch((error: unknown) =>
      log.error({ err: error }, 'papers that were signed before are not all delivered yet'),
    )
    await greet(pool, config, port)
    const signal = await Promise.race([stopAsked, database.lost])
    log.info({ signal }, 'stopping')
  } finally {
    await stopAll()
  }
}

async function greet(pool: Parameters<typeof isDemonstration>[0], config: Config, port: number): Promise<void> {
  const shown =
    config.host === '127.0.0.1' || config.host === '0.0.0.0' || config.host === '::' ? 'localhost' : config.host
  console.log(`Doorstep is ready: ${config.publicUrl ?? `http://${shown}:${port}`}`)
  if (await isDemonstration(pool)) for (const line of await signInLines(pool)) console.log(line)
}

async function main(): Promise<void> {
  const config = readConfig()
  await start(config, makeLog(config.logLevel))
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof CannotStart ? error.message : error)
    process.exit(1)
  },
)
