/** Four homes in which a meeting is on its way, by four different ways, or in which steady turned out to be steady. */
import type { ProcessBeat } from './process-beats.ts'

/** T7: the carer's own number fell below five. */
export const tilly: readonly ProcessBeat[] = [
  {
    kind: 'supervision',
    ago: 6,
    stability:
      'Three nights without sleep. Denise wants Tilly to stay and does not know how to go on like this. Mark sees the better half of the day. Tilly hears the whispering on the stairs.',
    answers: [
      ['Denise', 4, 'Three nights, no sleep. She came down for breakfast on Wednesday and I held on to that.'],
      ['Mark', 6, 'I am at work in the day, so I get the better half of her.'],
      ['Sam', 5, 'Two people who want this to work, and nobody has slept.'],
      ['Ella', 7, 'I like her. I just want Mum to sleep.'],
      ['Tilly', 6, 'I have got my hook and my choir.'],
    ],
    decisions:
      'A stability meeting within five working days, because a carer answered below five. Tilly is asked who should chair.',
    reflection: 'Two logs about nights had been read and not followed up. We talk about sleep first from now on.',
  },
  { kind: 'notice', what: 'manager-told', ago: 6, time: '16:05', by: 'Sam', to: 'Priya' },
  {
    kind: 'notice',
    what: 'meeting-booked',
    ago: 5,
    time: '15:20',
    by: 'Sam',
    bookedFor: -1,
    to: 'Denise, Mark, Tilly, Hannah, Mrs Lowe, Gill, Auntie Jo',
  },
  {
    kind: 'meeting',
    ago: -1,
    chair: 'Priya',
    label: 'stability',
    triggers: ['breakdown', 'earlier-breakdown'],
    purpose: 'That everybody in this house sleeps, and that Tilly knows nobody is deciding anything without her.',
    childsChair: 'Priya, because she writes things down and then does them.',
    invited: [
      ['Tilly', 'child'],
      ['Denise', 'carer'],
      ['Mark', 'carer'],
      ['Hannah', 'social-worker'],
      ['Sam', 'social-worker'],
      ['Mrs Lowe', 'professional'],
      ['Gill', 'previous-carer', 'She sleeps when she knows what tomorrow is. A week on the fridge, in her own hand.'],
      ['Auntie Jo', 'connected'],
    ],
    worries: ['Three nights in a row without sleep', 'Calls with Mum at bedtime'],
    well: ['Breakfast downstairs on Wednesday', 'Tilly went to Ella’s door, not the back door'],
    next: ['Calls at four and not at bedtime', 'One person to take a night'],
  },
]

/** T6: six, steady, with actions. */
export const kai: readonly ProcessBeat[] = [
  {
    kind: 'supervision',
    ago: 9,
    stability: 'Four nights in seven are good. Kai calls the landing ours. Stephen is tired and proud.',
    answers: [
      ['Stephen', 6, 'He calls this “ours” now: our landing, our kettle.'],
      ['Sam', 6, 'The plan works on four nights in seven, and they laugh.'],
      ['Kai', 8, 'I got my own hook and a telescope.'],
    ],
    actions: [['Sleep advice course: a place for Stephen after half-term', 'Sam', 'carer', 14]],
    decisions: 'Six is steady. The bedtime plan goes on; Sam sees to the course.',
    reflection: 'What Kai wrote himself is what he keeps to.',
  },
]

/** T5: exactly five, and nothing more is needed. */
export const idris: readonly ProcessBeat[] = [
  {
    kind: 'supervision',
    ago: 7,
    stability: 'Settled for two years. Leonard’s week is full with his mother’s knee; Idris carries on, and says so.',
    answers: [
      [
        'Leonard',
        5,
        'It is steady. Five is not a complaint. He plays draughts with my mother and lets her win one in four.',
      ],
      ['Sam', 5, 'Settled for two years. Leonard knows when to ask.'],
      ['Idris', 7, 'It is predictable. Alma cheats in a predictable way.'],
    ],
    decisions: 'No actions: five is steady, and everybody meant it.',
    reflection: 'A quiet month deserves a sentence as much as a loud one.',
  },
]

/** T9: immediate risk. */
export const esme: readonly ProcessBeat[] = [
  {
    kind: 'notice',
    what: 'issue',
    ago: 4,
    time: '22:40',
    by: 'Moira',
    words:
      'Esme hurt herself and took tablets tonight; she is in hospital with Yvonne beside her. Both carers are shaken and want her home with a plan.',
  },
  {
    kind: 'triage',
    ago: 3,
    time: '13:30',
    worry: 'Esme hurt herself and took tablets after a call that ended early. Two tired carers are awake in turns.',
    helping: 'Yvonne knocked after ten minutes. Clive’s voice on the landing. The hospital nurse whom Esme likes.',
    asked: 'Esme, Yvonne and Clive, the hospital team, Moira',
    said: 'I didnt want to not be here. I wanted it to stop being so loud in me.',
    atRisk: 'Self-harm with tablets, carers awake in turns, no plan for the next night but their own.',
    meanwhile: 'Medicines locked, a second adult for the nights, the nurse on Thursday.',
  },
  { kind: 'notice', what: 'manager-told', ago: 3, time: '13:50', to: 'Farah' },
  {
    kind: 'notice',
    what: 'meeting-booked',
    ago: 3,
    time: '16:10',
    bookedFor: -2,
    to: 'Esme, Yvonne, Clive, Bronwen, Moira, the nurse, Freya’s new carers',
  },
  {
    kind: 'meeting',
    ago: -2,
    chair: 'Farah',
    label: 'stability',
    triggers: ['crisis', 'trauma'],
    purpose: 'That Esme is safe tonight and tomorrow, and that two carers who want her can sleep.',
    childsChair: 'She did not mind, if it is short and nobody looks at her arm.',
    invited: [
      ['Esme', 'child'],
      ['Yvonne', 'carer'],
      ['Clive', 'carer'],
      ['Bronwen', 'social-worker'],
      ['Moira', 'social-worker'],
      ['The hospital nurse', 'professional'],
    ],
    worries: ['It was very loud in her and she did not say'],
    well: ['She told the truth when she was asked', 'The grey blanket, asked for before she needed it'],
    next: ['The same nurse at home', 'A second adult for the nights'],
  },
]

/** T11: the carers' son answered two; talked through, a meeting within two weeks. */
export const noor: readonly ProcessBeat[] = [
  {
    kind: 'supervision',
    ago: 3,
    stability: 'Meals are good; the hours between are not. Hamza keeps his door shut, Noor slams hers.',
    answers: [
      ['Salma', 5, 'We want this to work and I am frightened for my son.'],
      ['Yusuf', 6, 'Meals are good. It is the hours between.'],
      ['Sam', 6, 'A family that asks for help early.'],
      ['Hamza', 2, 'I can still have my room. That is why it isnt zero.'],
      ['Zaynab', 8, 'Noor does my hair.'],
      ['Noor', 5, 'Salma’s food and Zaynab.'],
    ],
    actions: [['An hour each week for Hamza with his father, kept', 'Yusuf', 'carer', 10]],
    decisions: 'Five is steady for the carers. Hamza’s two is taken up by Noor’s worker today.',
    reflection: 'Nobody had asked Hamza since spring.',
  },
  {
    kind: 'triage',
    ago: 3,
    time: '15:30',
    worry: 'Hamza answered two. The truce on the landing is thin, and Noor waits for news of Khala Mina.',
    helping: 'Zaynab. Mealtimes. Yusuf’s hour with Hamza.',
    asked: 'Salma, Yusuf, Hamza, Noor, Sam',
    said: 'We had a truce. Dont make it a thing.',
    atRisk: false,
    meanwhile: 'Yusuf is home by six. Hamza may eat upstairs when he wants.',
  },
  { kind: 'notice', what: 'manager-told', ago: 3, time: '15:55', to: 'Priya' },
  {
    kind: 'talk',
    ago: 2,
    needs: 'Two teenagers and a landing; a boy who was not asked; a girl who waits for an answer about her aunt.',
    meeting: true,
    actions: [['Ask Hamza how he wants his view to come in', 'Sam', 'carer', 5]],
  },
]
