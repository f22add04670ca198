/** Small sentences that the papers share. */
import { longDate } from '../model/calendar.ts'
import type { CaseRecord } from '../model/record.ts'
import { dayInWords, londonDay } from '../practice/london-day.ts'
import type { Reader } from './reader.ts'

export const dayAndTime = (moment: string | undefined): string =>
  moment === undefined ? '' : `${longDate(londonDay(moment))}${moment.length > 10 ? `, ${moment.slice(11, 16)}` : ''}`

export const shortDay = (day: string | undefined): string => (day ? `${dayInWords(day)} ${day.slice(0, 4)}` : '')

/** "Signed by Priya, 11 September 2026, 15:26. Corrections are added with a date, never written over." */
export function signedWords(record: Pick<CaseRecord, 'signatures'>): string {
  const signature = record.signatures.find(({ as }) => as === 'sign')
  return signature
    ? `Signed by ${signature.name}, ${dayAndTime(londonDay(signature.at))}. Corrections are added with a date, never written over.`
    : 'Not signed yet: a draft.'
}

export const copyWords = (reader: Reader): string => `Copy for ${reader.name}`
export const copyInFoot = (reader: Reader): string => `copy for ${reader.name}`

export const given = (words: string | undefined): readonly string[] => (words?.trim() ? [words.trim()] : [])
