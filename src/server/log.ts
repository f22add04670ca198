/**
 * Structured logs without personal data: codes, counts, ids of operations. An error's message is never logged, because
 * a database says the values it stumbled over.
 */
import { pino } from 'pino'
import type { DestinationStream, Logger } from 'pino'

export function makeLog(level: string, stream?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: ['*.raw', '*.body', '*.passphrase', 'passphrase', 'raw', 'body'], remove: true },
  }
  return stream ? pino(options, stream) : pino(options)
}
