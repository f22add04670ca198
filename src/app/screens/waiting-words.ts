/** What is said about a piece of waiting writing. */
import { ACCOUNT_CLOSED } from '../../protocol/waiting.ts'
import type { DecisionRequest, WaitingItem } from '../../protocol/waiting.ts'
import { capital, count, firstName, listed, ofSomeone, whenWords } from '../words.ts'

export const aboutWords = ({ about }: Pick<WaitingItem, 'about'>): string => {
  const names = about.flatMap(({ name }) => (name ? [name] : []))
  return names.length > 0 ? listed(names) : about.length > 0 ? 'A file of yours' : 'No file is known'
}

export const titleWords = (item: Pick<WaitingItem, 'kind' | 'about'>): string =>
  `${capital(item.kind ?? 'Words')}, ${item.about.length > 0 ? aboutWords(item) : 'no file known'}`

const SHORT_WHY: { readonly [W in WaitingItem['why']]: string } = {
  revoked: 'The writer no longer has the file',
  parked: 'It could not be taken in',
  'dead letter': 'It could not be sent in the usual way',
}

/** The writer has no device left on which an answer could be read. */
export const isClosed = ({ reason }: Pick<WaitingItem, 'reason'>): boolean => reason === ACCOUNT_CLOSED

const lostTheFile = ({ why, reason }: WaitingItem): boolean =>
  why === 'revoked' && reason.startsWith('You no longer have')

/** In a few words for the list, in a sentence where one reads it. */
export const shortWhy = (item: WaitingItem): string =>
  isClosed(item)
    ? 'The writer’s account is closed'
    : item.why === 'revoked' && !lostTheFile(item)
      ? 'It stands in no file yet'
      : SHORT_WHY[item.why]

export function whyWords(item: WaitingItem): string {
  const { reason, writer, about } = item
  // a closed account, a note from the locked screen: that is said as it is
  if (!lostTheFile(item)) return reason
  const file = about[0]?.name ? `${ofSomeone(about[0].name)} file` : 'this file'
  return `${firstName(writer.name)} no longer had ${file} when these words arrived. The council has kept them; they stand in no file yet.`
}

export function whenAndWho(item: WaitingItem, today: string): string {
  const role = item.writer.role ? `, ${item.writer.role}` : ''
  const written = item.writtenAt === undefined ? '' : `, written ${whenWords(item.writtenAt, today)}`
  return `By ${item.writer.name}${role}${written}. Reached the council ${whenWords(item.receivedAt, today)}.`
}

export const pictureWords = (pictures: number): string =>
  `${capital(count(pictures, 'drawing or photo', 'drawings or photos'))} ${pictures === 1 ? 'belongs' : 'belong'} to it.`

type Decision = DecisionRequest['decision']

export const CHOICES: readonly { readonly decision: Decision; readonly label: string; readonly button: string }[] = [
  { decision: 'attach', label: 'Keep the words in the file', button: 'Keep the words and send the answer' },
  { decision: 'release', label: 'Let it take effect', button: 'Let it take effect and send the answer' },
  { decision: 'reject', label: 'Set it aside', button: 'Set it aside and send the answer' },
]

/** What will have happened, said before anything is pressed. */
export function effectWords(decision: Decision, item: WaitingItem): string {
  const writer = firstName(item.writer.name)
  if (decision === 'attach')
    return `A signed note in the file holds the words, and says that ${writer} wrote them, when, and why they stand there.${item.pictures > 0 ? ' What was drawn or photographed stays with the council, and not in the file.' : ''} Nothing else changes.`
  if (decision === 'reject')
    return 'It has no effect and stands in no file. The words stay with the council for good, and this decision with them.'
  if (item.own) return 'These are your own words: another team manager can let them take effect.'
  return `It becomes the ${item.kind ?? 'record'} it was meant to be, as written and in ${ofSomeone(writer)} name.`
}

export const DONE_WORDS = {
  released: 'It has taken effect.',
  attached: 'The words are kept in the file.',
  rejected: 'It is set aside.',
} as const
