/** Small promises made on visits, and how we know that they were kept. */
import { cards } from './card.ts'
import type { Card } from './card.ts'

export const ORDINARY_ACTIONS: readonly Card[] = [
  ...cards(2, 5, [
    'Ask the health visitor about {n}’s sleep', 'Order the next size of car seat', 'Photographs of {kin} printed and laminated',
    'Speech therapy: find out where {n} is on the list', 'Nursery hours for next term, in writing', 'A spare {comfort}, just in case',
    'Contact book for {kin} and {carer} to share', 'Ring about the two-year check', 'Swimming nappies and the toddler session',
  ]),
  ...cards(5, 17, [
    'Find out about {club} at half-term and tell {n}', 'Ask {kin} for photographs of {n} as a baby', 'New school shoes: agree who pays',
    'Bring the letter from court and read it with {n}', 'Ring {teacher} about the seating plan', 'Bus pass for {n}',
    'Savings account opened with {n} there', 'Ask whether {friend} may sleep over', 'Optician’s appointment', 'Write down for {n} why {he} came into care, in a page',
    'Tell {n} when {kin} is next, and put it on the calendar', 'Find the missing red folder of school reports', 'A bike from the scheme, with a lock',
    'Ask the virtual school about a tutor', 'Passport form with photographs', 'Talk to {kin} about birthday plans', 'A library card of {n}’s own',
    'Answer {n}’s question about {his} surname', 'Fetch the box from the last home', 'Move the next meeting so that it does not fall in {love}',
    'Holiday dates to {carer} in writing', 'Agree pocket money for the summer', 'Ask {school} for the photographs of the trip',
    'See whether {n} may join {friend}’s family for a day out', 'Sort the laptop that the school promised', 'Bring the form for {club} ready signed',
    'Health assessment at a time that is not lunch', 'Find out who {n}’s old neighbour was', 'Ask {kin} about the song',
  ]),
]

export const DONE = [
  'Done, and told {n} on the phone.', 'In hand; {carer} has the letter.', 'Yes. {n} was pleased.', 'It took three calls. Done.', 'Sorted at the school gate.',
  '{n} has it in {his} drawer.', 'Paid, booked and on the calendar.', 'Answer was no, and I explained why.', 'Came in the post on Tuesday.',
  '{carer} did it before I could.', 'A yes from {school}.', 'Done with {n} beside me, as promised.', 'Handed over on the doorstep.', 'Found in the loft at the office.',
] as const
