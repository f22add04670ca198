/** What a supervising social worker writes about a month with a household. {carers} is the household's name. */

export const LOGS = [
  'Read the last four weeks together. The good days are written as carefully as the hard ones, and that is worth a great deal.',
  'We stopped at the entry about bedtime. What had come before it? {carers} thought of three things, and all three can be changed.',
  'One word came up often: “refuses”. We tried “could not, yet”, and it fitted better.',
  'Logs are full and kind. I asked for the children’s own words where there are any.',
  'We talked about the two short entries in the middle of the month. Tired weeks: now I know, and will ring.',
  'The logs show a pattern on Sundays. {carers} had felt it and not seen it.',
  'A funny month, going by the logs. We laughed, and noted why it went so well.',
  'Followed up the entry about school. It is settled; the log now says how.',
  'Talked through how to write about a worry so that a child could read it in thirty years.',
  'I had answered all but two. Read those two together and put it right.',
  'Family time days are longer to write, and harder. We agreed on three questions to go by.',
  'The feeling numbers dip at the end of each week. Fridays will be lighter from now on.',
] as const

export const TRAINING = [
  'Safer sleep refresher done online; certificate seen.',
  'Booked on the attachment evening in the hall.',
  'First aid runs out in spring; dates offered.',
  'Would like something on talking about race and hair. I will find it.',
  'De-escalation day attended: “more useful than I feared”.',
  'Reading about trauma and the brain, a chapter at a time, between us.',
  'Medication course done. The chart on the fridge is now the right one.',
  'Support group on the first Tuesday; lift arranged.',
  'Course on online safety: they came home and changed two settings.',
  'Nothing due this month.',
  'Signed up for life-story training with the children’s team.',
  'Asked to speak at the next preparation course. They said yes.',
] as const

export const SAFER = [
  'Family rules read again and two of them changed: knocking, and phones at night.',
  'Smoke alarms tested with the children counting.',
  'Who may collect from school: list checked and one name taken off.',
  'Bathroom times work. Nobody has to remember them any more.',
  'Medicines locked; key seen.',
  'Garden gate mended.',
  'Visitors: what is said, and what is nobody’s business.',
  'Online: the router goes quiet at ten and everybody knows why.',
  'Car seats checked against height and age.',
  'Risk assessment for the holiday cottage done at the kitchen table.',
] as const

export const DELEGATED = [
  'Haircuts, school trips and sleepovers: theirs. Passports and hospital: not theirs.',
  'Vaccination consent is still unclear; I will ask, and answer by Friday.',
  'Photographs for the school website: child’s worker decides. Form sent.',
  'Nothing was held up this month by waiting for us.',
  'Ear piercing came up. Not yet, and the reason was explained to the person with the ears.',
  'Day trips out of the county are theirs to decide; now in writing.',
  'Dentist and optician theirs; anything with an anaesthetic is not.',
  'Swimming at the lake: theirs, with the usual care.',
] as const

export const STRESS = [
  'Tired, with reason, and able to say so. Weekends have some slack in them.',
  'Well. They went out for a meal, which was a first since Easter.',
  'A parent’s illness is taking evenings. We looked at what could wait.',
  'Everybody in the house is coping. I asked each of them, not only the one who answered the door.',
  'Sleep is the thin place this month.',
  'Good spirits. Work has been kind about the school run.',
  'Money was late again, and that is a stress we cause. Rung about it from their table.',
  'Laughing more than last month; they noticed it too.',
  'Back pain, physiotherapy begun. Lifting talked about.',
  'Proud and worn out in equal parts.',
  'They miss a child who has moved on. We talked about him for a while.',
  'Steady. “Boring, thank goodness.”',
] as const

export const AGREED = [
  'Keep the slow Sundays. I ring on Thursdays at eleven.',
  'I find out about the mileage and answer by Friday; receipts go in the blue tin.',
  'Two nights off next month, dates on the calendar.',
  'They write one good thing first in each log, I answer within the week.',
  'Bedtime plan goes on as it is; we look again in four weeks.',
  'I come with them to the school meeting.',
  'Carry on. Nothing needs doing that is not being done.',
  'A call from me on the day after each family time.',
  'They try the quiet half-hour after school, and I bring the book.',
  'Short break asked for; I say yes or no by Wednesday.',
  'Talk to the children’s worker together about the calls.',
  'I put in writing who decides what.',
] as const

export const WHY = [
  'They ask early and they mean what they say.',
  'The children laugh here.',
  'A full month without a change of plan.',
  'Hard weeks came and the house did not shake.',
  'They know these children better than any file.',
  'Two adults who take turns.',
  'School and home agree with one another.',
  'They are tired and well supported.',
  'The child brings friends home.',
  'They can say what is hard without being ashamed of it.',
] as const

export const STEP_UP = [
  'A weekend with nothing in it.',
  'Answers from us within the week we promise.',
  'One more person who can sit in.',
  'Sleep.',
  'The review decision, in plain words.',
  'Family time on a day that suits the child.',
  'A second car seat, and a first lie-in.',
  'Knowing what the plan is for after summer.',
  'A course at an hour when carers can come.',
  'Time.',
] as const

export const CARER_WHY = [
  'It is a good house to come home to at the moment.',
  'We know what the hard hour is and it is only an hour.',
  'There is more laughing than shouting, by a distance.',
  'We are in the swing of it.',
  'The children ask what we are doing next year, not whether.',
  'School rings with good news as well now.',
  'A bit weary, nothing broken.',
  'They came to us when it went wrong.',
  'We would do it all again.',
  'The table was full on Sunday.',
  'Because we say goodnight properly.',
  'Homework got done without a lawyer.',
  'Because bedtime is a story and not a battle.',
  'I can hear singing.',
] as const

export const CARER_UP = [
  'A babysitter we can ring on the day.',
  'The same answer from everybody.',
  'One lie-in.',
  'To know about summer in good time.',
  'The hospital letter.',
  'Nothing that I can think of.',
  'Fewer forms.',
  'Somebody to fix the gate.',
  'Family time at a better hour.',
  'A bit more sleep and a bit less rain.',
] as const

export const REPLIES = [
  'Lovely to read.',
  'Thank you. I can picture it.',
  'That took patience. Well done, both of you.',
  'I will ask about this when I come.',
  'Good that it is written down. Shall we talk on Thursday?',
  'This made me smile on a grey morning.',
  'You handled that just right.',
  'I have passed the school part on.',
  'Glad the night was better.',
  'Noted, and thank you for saying it plainly.',
  'Please keep that drawing safe for the memory box.',
  'How are you, though?',
] as const
