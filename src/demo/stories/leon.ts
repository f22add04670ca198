/** Thirteen: a home ended in one night. The truth of it is told straight, and a disruption meeting is due. */
import type { Story } from './beats.ts'

export const leon: Story = {
  logs: [
    {
      ago: 1,
      happened:
        'Drum pad on the kitchen table and Nathan on the saucepans. I have asked for it to stop at nine and at nine it stopped.',
      well: 'It stopped at nine.',
      said: 'Can I put a picture up. With a pin. In the actual wall.',
      feeling: 8,
    },
    {
      ago: 23,
      happened:
        'First morning. Slept in his clothes. Ate four eggs. I told him what I was told, which was not much, and that I would find out the rest.',
      well: 'He asked for more eggs.',
      said: 'Did they say why.',
      feeling: 5,
    },
    {
      ago: 26,
      happened:
        'Drumming on the walls until past midnight. Zara was crying and Isla would not come out of our bed. We said things we should have said in daylight.',
      well: 'He put a cushion under the pad in the end.',
      feeling: 1,
      reply: 'Please ring me before eight tomorrow. I will be up.',
    },
  ],
  visits: [
    {
      ago: 22,
      said: 'They packed my stuff when I was at school. Thats all I want to know. Why they did it like that.',
      seen: 'On the edge of the bed with his sticks. Straight questions, and he watches whether the answer is straight.',
      carer:
        'Winston has the patience of a driver at a bad junction. He wants to know what Leon was told, so as to say the same.',
      change: 'I told him the truth, that we decided too late and too fast, and that it was not because of one night.',
      scale: 4,
      plan: [['Find out what happened, with Leon', 'Disruption meeting being arranged; his questions go first.']],
      actions: [
        { what: 'Disruption meeting within twenty working days; Leon’s three questions first', owner: 'Elin', in: 27 },
        {
          what: 'Bring the two boxes still at Bernadette and Paul’s',
          owner: 'Elin',
          in: 3,
          done: 'Three boxes in the end, and a card from Isla.',
        },
      ],
    },
    {
      ago: 64,
      said: 'Its good here. I am loud thats all.',
      seen: 'Drumming on his knees. Isla copies him.',
      carer: 'Bernadette is tired and did not want to say so in front of Leon. Paul says they are managing.',
      change: 'Ask about a practice space.',
      scale: 6,
    },
  ],
  scores: [
    { ago: 130, by: 'Bernadette', score: 7, why: 'He is funny and the girls adore him.', up: 'A shed for the drums.' },
    { ago: 66, by: 'Bernadette', score: 5, why: 'We want to manage.', up: 'Somewhere for the noise, and a night off.' },
    {
      ago: 27,
      by: 'Bernadette',
      score: 2,
      why: 'I do not dislike him. I cannot sleep and neither can the girls.',
      up: 'I do not know any more.',
    },
    { ago: 27, by: 'Paul', score: 3, why: 'I can still make him laugh.', up: 'Three nights’ sleep for Bernadette.' },
    {
      ago: 5,
      by: 'Winston',
      score: 7,
      why: 'The boy has rhythm and an appetite.',
      up: 'His boxes. A boy should have his boxes.',
    },
    { ago: 5, by: 'Leon', score: 6, why: 'Winston tells you stuff before it happens.', up: 'A kit. A real one.' },
    { ago: 5, by: 'Nathan', score: 8, why: 'He is alright. He can play.', up: 'Not before college on Wednesdays.' },
  ],
  incidents: [
    {
      ago: 25,
      kind: 'aggression',
      time: '23:40',
      minutes: 70,
      before: 'Third night of drumming. Paul took the pad away.',
      during:
        'Leon shouted, pushed a chair over and shut himself in the bathroom. Zara and Isla woke. Finn sat outside the door and talked about engines.',
      after: 'Out by ten to one. Bernadette rang the agency’s night number and said she could not go on.',
      told: 'Agency out of hours at 00:30, Elin at 08:30.',
      debrief: 'I pushed a chair. I didnt push nobody.',
      follow: 'Notice given the next morning; Leon moved to Winston’s the same day. Disruption meeting due.',
    },
  ],
  views: [
    {
      ago: 22,
      method: 'talk',
      words: 'They packed my stuff when I was at school. Thats all I want to know. Why they did it like that.',
      changed: 'Bernadette and Paul have been asked to answer that in their own words, to him.',
    },
  ],
  actions: [
    {
      set: 20,
      what: 'Drum lessons at Melbeck Academy, Tuesdays and Thursdays',
      plan: 'child',
      owner: 'Elin',
      due: 6,
      status: 'open',
      source: 'Placement planning meeting',
    },
    {
      set: 15,
      what: 'Time to think with Bernadette and Paul about what happened',
      plan: 'carer',
      owner: 'Nadia',
      due: 4,
      status: 'open',
      source: 'Supervision',
    },
  ],
  chronology: [
    {
      ago: 24,
      event: 'Unplanned ending at Bernadette and Paul’s; moved to Winston’s in one day.',
      impact: 'Leon was told at the school office. He has asked why it was done like that, and he is owed an answer.',
      source: 'Placement record',
      weight: 'major',
    },
  ],
  help: [
    {
      ago: 29,
      time: '00:20',
      need: 'Third night. The girls are awake too. Please can somebody ring us in the morning.',
      urgency: 'today',
      answer: { after: 3, by: 'supervising', words: 'I am so sorry that this reached me late. Ringing now.' },
    },
  ],
}
