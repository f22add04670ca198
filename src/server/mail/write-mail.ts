/**
 * What a mail says. Nobody is named and nothing of a case is told: a mail lies open on its way. It says that something
 * waits, and where.
 */
import type { Letter } from './mailer.ts'

export interface DatesCounted {
  readonly soon: number
  readonly missed: number
  readonly escalated: number
}
export interface ListCounted {
  readonly children: number
  readonly fresh: number
}

export interface OpenedCounted {
  readonly opened: number
}

const OPENED: [string, string[]] = [
  'Doorstep: a file was opened with a reason',
  [
    'Somebody opened the file of a child of your team who is not allocated to them. Who it was, and why, waits for you.',
  ],
]
const FOOT = 'This mail names nobody, and answers to it are not read.'

const count = (many: number, one: string, more: string): string => `${many} ${many === 1 ? one : more}`

/** @param address where people open Doorstep; undefined where nobody has said it */
export function lettersWords(
  counts: DatesCounted | ListCounted | OpenedCounted,
  address: string | undefined,
): Pick<Letter, 'subject' | 'text'> {
  const open = address ? `Open Doorstep to see more: ${address}` : 'Open Doorstep to see more.'
  const [subject, lines] = 'children' in counts ? listWords(counts) : 'opened' in counts ? OPENED : dateWords(counts)
  return { subject, text: [...lines, '', open, '', FOOT, ''].join('\n') }
}

function dateWords({ soon, missed, escalated }: DatesCounted): [string, string[]] {
  const passed = missed + escalated
  return [
    passed > 0 ? 'Doorstep: a date has passed' : 'Doorstep: a date is near',
    [
      ...(soon > 0 ? [`${count(soon, 'date that you keep is', 'dates that you keep are')} near.`] : []),
      ...(missed > 0 ? [`${count(missed, 'date', 'dates')} that concern${missed === 1 ? 's' : ''} you passed.`] : []),
      ...(escalated > 0
        ? [
            `${count(escalated, 'date has', 'dates have')} been past for a while: the managers above the team are told as well.`,
          ]
        : []),
    ],
  ]
}

const listWords = ({ children, fresh }: ListCounted): [string, string[]] => [
  'Doorstep: this month’s list of two or more homes',
  [
    `The list of children with two or more homes in twelve months is made: ${count(children, 'child', 'children')}, ${fresh} new on it.`,
  ],
]
