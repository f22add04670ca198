/** What a social worker writes after an ordinary visit. The places to fill are those of the cards. */
import { cards } from './card.ts'
import type { Card } from './card.ts'

export const SEEN: readonly Card[] = [
  ...cards(2, 4, [
    '{n} watched me from the doorway, fetched a brick, gave it to me and waited to see what I would do.',
    'Crawled under the table with {comfort} and came out on the other side laughing.',
    'Used {carer} as home base all through: out to me, back to her side, out again.',
    'Sleepy and warm from a nap. {He} leaned on {carer} and watched my pen.',
    '{n} showed me every shoe in the hall, in pairs.',
    'Busy with water and cups at the sink. {He} poured me a drink and waited for me to drink it.',
    'A cold and a cross face, and still a smile for the dog next door.',
    '{n} knows where everything is kept and took me to {comfort}’s own small bed.',
    'Fell over the step, cried, was picked up, stopped. Being picked up is what it took.',
    'Named four animals in the book and was right about three.',
  ]),
  ...cards(5, 17, [
    '{n} opened the door {himself} and took me straight through to the kitchen.',
    'Relaxed with {carer}; teased and was teased. A house with jokes in it.',
    'Tired after school and honest about it. We did the talking on the floor, over {love}.',
    'The bedroom is {his} now: posters, a pile of washing, {comfort}.',
    '{n} walked me to {place} so that we could talk without being overheard.',
    'Wary at first and warmer once the biscuits came. {He} asked when I was next coming and wrote it down.',
    'Growing. The trousers on the line were {his} in June and would fit nobody now.',
    'A bruise on the shin from football, explained before I asked, by three people at once.',
    'Proud of the reading certificate on the wall, though {he} told me not to look at it.',
    'Quiet. Not unhappy: the house was quiet too, and {he} was in step with it.',
    '{n} had saved up three things to tell me and counted them off.',
    'We washed up together. {He} talked more with {his} hands in the water than on the sofa.',
    'Cross with me for being late, and right to be. I said sorry; {he} accepted.',
    '{n} showed me a video of {friend} falling in the canal, which they both find very funny.',
    'The calendar on the wall has {kin} on it in {n}’s own colour.',
    'Less on {his} guard than last time. Let {his} tea go cold because {he} was telling me about {love}.',
    '{n} answered with one word each until I asked about {love}; then I could not get a word in.',
    'A new haircut, a new word for everything, and the same kind manners.',
    'At ease enough to leave the room and come back.',
    'We sat in the car with the heater on, because that is where {he} likes to talk.',
  ]),
]

export const CARER_SAYS: readonly Card[] = [
  ...cards(2, 17, [
    '{carer} would like more notice of meetings, and has a point.',
    'Proud of how {n} handled the change of plan about {kin}.',
    'A tiring few weeks and no regrets.',
    '{carer} has noticed that Sundays are heavy, and keeps them slow.',
    'They feel listened to. They would like that in writing and I have written it.',
    'A good report on the dentist and a mixed one on vegetables.',
    '{carer} asked whether {n} might come on holiday with them at Easter. I said yes in principle.',
    'Nothing to ask for this time, and pleased to say so.',
    'They have begun a box of {n}’s tickets, drawings and photographs.',
    'Calls with {kin} go better from the garden than from the lounge.',
    'A few tears at bedtime, more often than last month; they keep a note and will tell me.',
    'They like the new routine and so, against expectations, does {n}.',
    'Glad of the training on sleep; two ideas tried, one kept.',
    'Very tired this week, with family illness. Supervising worker knows.',
    'They enjoy {n}. That was the word used, twice.',
  ]),
  ...cards(5, 17, [
    '{carer}: sleep is better, mornings are brisk, and {n} has begun to argue, which they take as a compliment.',
    'Happy with how things are. They ask for a decision on haircuts and sleepovers to be theirs.',
    'They would like the health passport back, which I have.',
    'School is going well; homework is a battle that {carer} has decided to lose gracefully.',
    'Worried about money for the club; the form had not reached them. It has now.',
    '{carer}: {n} asks more questions about the past and they want to answer them properly.',
    'The first fortnight of term was hard. It has passed.',
    '{carer} has learned to leave ten minutes after school with nothing in them.',
    '{carer} spoke warmly about {friend}’s family, who have become theirs too.',
  ]),
]

export const CHANGED: readonly Card[] = [
  ...cards(2, 17, [
    'I will see {n} at {place} next time, as {he} asked.',
    'Photographs of {kin} are to be printed, two copies.',
    'The eye test is booked; {carer} takes {him}.',
    'I will bring the letter from {kin} next time, read first and not cut.',
    'We moved family time by one hour so that it does not fall into tea.',
    'The memory box has its own shelf.',
    'I added {friend} to the people who matter.',
  ]),
  ...cards(5, 17, [
    'The form for {club} was signed at the table.',
    'Sleepovers are now {carer}’s decision; written into the placement plan.',
    'I will tell school that {n} may keep {his} coat on until {he} is ready.',
    '{n} has my work number on a card, in {his} own writing.',
    'The next review will be after school and at home.',
    'A later bedtime by half an hour on Fridays, agreed by everybody.',
    'I corrected a date in the plan that {n} had spotted.',
    'Transport to {club} will be shared with {friend}’s family.',
    'We agreed how I say that I am late: a text to {carer}, who tells {n} at once.',
    'A second visit this month, because {n} asked for one.',
    'Words for what to say when somebody at school asks why {he} lives here.',
    'Nothing needed to change today, and {n} was pleased that I said so aloud.',
    'The passport photograph got done, on the third attempt at a straight face.',
    'The school nurse will be asked about headaches.',
    '{n} will come to the part of the meeting that {he} chooses.',
    'A quiet corner was agreed for when it is all too much.',
    'The savings account: {carer} opens it on Saturday, with {n} there.',
  ]),
  ...cards(2, 4, [
    'I will come after the nap and not before it.',
    'Nursery and home will use the same three signs.',
    'A photograph of {kin} goes up at the height {he} can reach.',
    'The health visitor and I will come together next time.',
    '{comfort} is named in the plan, so that it is never left behind.',
    'Shorter family time, in the morning, for the next month.',
    'I will bring the same book each time, as {he} likes to know what comes.',
  ]),
]

export const PLAN: readonly (readonly [from: number, to: number, item: string, impact: string])[] = [
  [2, 5, 'Health and development checks up to date', 'Seen by the health visitor; growing along {his} line.'],
  [2, 5, 'A steady nursery week', 'The same three mornings, the same person at the door.'],
  [2, 5, 'Family time with {kin} that {he} can enjoy', 'Shorter and in the morning: fewer tears on both sides.'],
  [2, 5, 'More words', 'Speech therapy each fortnight; {carer} does the songs daily.'],
  [5, 17, 'PEP targets: reading and friendships', 'Two books finished since last time, and {friend} came for tea.'],
  [
    5,
    17,
    'Family time with {kin}',
    'Kept each time since the last visit. {n} comes home calmer than {he} did in spring.',
  ],
  [5, 17, 'A hobby that is {his} own', '{club} every week; somebody there knows {his} name.'],
  [5, 17, 'Dentist, optician, health assessment', 'Two done and the third has a date.'],
  [5, 17, 'Sleep', 'Asleep by nine on most nights. {comfort} still matters.'],
  [5, 17, 'Life-story work', 'Two sessions. {n} asked who chose {his} name, and we found out.'],
  [5, 17, 'Somebody at school to go to', '{teacher} is the person; used twice, both times early.'],
  [5, 17, 'Decisions the carers may make', 'Haircuts, trips and sleepovers no longer wait for me.'],
  [11, 17, 'Getting about by {himself}', 'Bus there and back, phone charged, nobody anxious any more. Nearly nobody.'],
  [11, 17, 'Cooking, washing, money', 'Cooks once a week. Savings begun.'],
  [11, 17, 'A say in {his} own review', '{n} chose the place and the time and what goes first.'],
]

export const HEALTH: readonly Card[] = [
  ...cards(2, 5, [
    'Immunisations up to date.',
    'Two colds, nothing more.',
    'Teething; otherwise well.',
    'Eating with a fork, mostly.',
  ]),
  ...cards(5, 17, [
    'Well. Dentist in spring, no fillings.',
    'Two colds and a splinter, all gone.',
    'Health assessment booked for next month.',
    'New glasses, chosen by {n}, worn by {n}.',
    'Headaches on school days: eye test first.',
    'Eats well and likes to choose.',
    'Asked about vaccinations; leaflet read together.',
    'A sprained wrist that has mended.',
    'Sleeping eight hours on most nights.',
    'No concerns from {n} or from {carer}.',
  ]),
]

export const SCHOOL: readonly Card[] = [
  ...cards(2, 4, [
    'Settled at nursery, with {teacher} as key person.',
    'Plays beside others and, lately, with {friend}.',
    'A good handover book goes both ways.',
  ]),
  ...cards(5, 17, [
    'Attendance 98 in every 100 sessions. {teacher} is pleased.',
    'PEP next month; {n} will write the first page.',
    'Catching up in maths with a tutor on Wednesdays.',
    'Two detentions and one certificate, all for talking.',
    '{teacher} keeps ten minutes for {him} on Mondays.',
    'Reading age has gone up by a year since last autumn.',
    '{n} has a place at {club} after school.',
    'Moved to a quieter table, at {his} own asking.',
    'Friendship with {friend} is a strength; {teacher} sees it too.',
    'Exams ahead; a quiet room has been agreed.',
    'The SENCo will try coloured paper for reading.',
    'A shaky start to the term, steadier by the third week.',
  ]),
]

export const FAMILY: readonly Card[] = cards(2, 17, [
  'Time with {kin} went as planned; {n} chose the game.',
  'Missed once by {kin}, told in good time, made up the week after.',
  '{n} asks for ten more minutes each time. I will ask.',
  'A card from {kin}; read twice and kept.',
  'Goodbyes are shorter now, on purpose, and better.',
  '{kin} brought photographs, and {n} knew who everybody was.',
  'Nobody is to discuss court in front of {n}; everybody kept to it.',
  'Calls are on the calendar and happen on the day.',
  '{n} talks of {kin} easily here, with {carer} in the room.',
  'Family time moved to {place}, which suits them all.',
])

export const VIEW_CHANGES: readonly Card[] = cards(2, 17, [
  'This was read back to {him}, and one word was changed at {his} asking.',
  'A copy is on the wall at home; this one is kept for later.',
  '{n} chose to show it to {carer}, and did.',
  'School has been told the part that {n} wanted told.',
  'It goes first in the review, before anything an adult has written.',
])
