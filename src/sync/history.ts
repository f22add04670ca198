import type { Uuid } from '../model/file.ts'
import { historyAnswer } from '../protocol/history.ts'
import type { HistoryAnswer } from '../protocol/history.ts'
import { askJson, linkOf, pageLink } from './ask.ts'
import type { Answer } from './ask.ts'
import { PATHS } from './paths.ts'

/** The versions of a record before a revision, newest first. Only the council has them: it needs a connection. */
export const readHistory = (
  personId: Uuid,
  recordId: Uuid,
  before?: number,
  link = pageLink(),
): Promise<Answer<HistoryAnswer>> => askJson(linkOf(link, personId), PATHS.history(recordId, before), historyAnswer)
