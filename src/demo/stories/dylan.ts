/** Thirteen: notice was close, a move was asked for and refused; extra support instead. */
import type { Story } from './beats.ts'

export const dylan: Story = {
  logs: [
    { ago: 2, happened: 'He was up before me and had the smoker lit. Forty minutes at the hives without a sting or a cross word.', well: 'He showed next door’s lad how to hold a frame.', said: 'They dont mind you if you go slow.', feeling: 7 },
    { ago: 26, happened: 'Bad one. He said he would break everything in the house and broke one plate. I swept, he held the dustpan.', well: 'He held the dustpan.', feeling: 3, reply: 'The plate counts and so does the dustpan. The support worker starts on Tuesday.' },
    { ago: 52, happened: 'Jodie left for university. Dylan carried her boxes and would not come to wave.', well: 'He had written her a card. She found it in the box with the kettle.', feeling: 4 },
  ],
  visits: [
    { ago: 25, said: 'If you move me you can do it without me.', seen: 'In the shed. He let me sit on the bucket. He asked who had asked for the move and I told him the truth.', carer: 'Colin wants him here. Bev is frightened by the shouting and wants help more than she wants him gone.', change: 'The move was looked at and refused. He heard it from me, today, in the shed.', scale: 4, plan: [['Stay at Colin and Bev’s with help', 'Decided with reasons. Review in six weeks.']], actions: [{ what: 'Support worker, two evenings a week, starting Tuesday', owner: 'Sam', in: 6, done: 'She came on the Tuesday. Dylan showed her the hives.' }, { what: 'Tell Ryan the outcome so that he can ring Dylan', owner: 'Hannah', in: 1, done: 'He rang the same night.' }] },
    { ago: 66, said: 'Jodie gets to go and she even gets a party.', seen: 'Quick to anger, quick to be sorry. He looks for Colin when he speaks.', carer: 'Three hard weeks since exams ended for Jodie. Bev has said that she does not know how long she can do this.', change: 'A call with Bev each Friday.', scale: 5 },
  ],
  scores: [
    { ago: 142, by: 'Colin', score: 7, why: 'He is good with living things.', up: 'School.' },
    { ago: 65, by: 'Colin', score: 5, why: 'He came to find me.', up: 'A break for Bev.' },
    { ago: 65, by: 'Bev', score: 3, why: 'He is thirteen. He is only thirteen.', up: 'To not be shouted at in my own kitchen for one week.' },
    { ago: 27, by: 'Colin', score: 6, why: 'The bees, the shed, and him in it.', up: 'Somebody here at six o’clock.' },
    { ago: 27, by: 'Bev', score: 4, why: 'He made me a cup of tea and left it outside the door.', up: 'The help that was promised, turning up.' },
    { ago: 6, by: 'Bev', score: 5, why: 'The help turned up. It has a name, and he likes her.', up: 'Four more weeks like this one.' },
    { ago: 6, by: 'Dylan', score: 6, why: 'You lot didnt move me.', up: 'Jodie ringing on a Sunday.' },
  ],
  incidents: [
    { ago: 26, kind: 'damage', time: '18:10', minutes: 35, before: 'Bev asked for the washing. He heard it as one more thing.', during: 'Shouting, one plate thrown at the wall, nobody near it.', after: 'Colin swept, Dylan held the pan. Tea at seven.', told: 'Sam by phone at 19:00.', debrief: 'I threw it where nobody was. I checked first.', follow: 'Support worker for two evenings a week.' },
    { ago: 39, kind: 'aggression', time: '17:30', minutes: 20, before: 'An argument about cadets and money.', during: 'He squared up to Bev and then put his own hand through the shed pane.', after: 'First aid for a scraped hand, then quiet with Colin.', injury: 'Scraped right hand, cleaned at home.', told: 'Sam at 18:15, Hannah the next day.', debrief: 'I would never hit Bev. I scared myself.', follow: 'Bev to text a word and Colin comes in. New pane fitted by the two of them.' },
    { ago: 70, kind: 'aggression', time: '16:45', minutes: 15, before: 'Home from school after a bad report.', during: 'Shouted close to Bev’s face, kicked the bin down the drive.', after: 'Walked to the hives. Back in an hour.', told: 'Sam the next morning.', debrief: 'She said she was disapointed and thats worse.', follow: 'Reports to be opened with Colin, in the shed, after food.' },
  ],
  views: [
    { ago: 25, method: 'talk', words: 'If you move me you can do it without me.', changed: 'His words were read out before the decision was made. The answer was that he stays.' },
    { ago: 110, method: 'talk', words: 'Bees are better then people becos they all have a job.', changed: 'He has a job: the smoker is his.' },
  ],
  actions: [
    { set: 13, what: 'Extra support reviewed with Dylan, Colin and Bev', plan: 'child', owner: 'Hannah', due: 29, status: 'open', note: 'The reason for staying is written down: he is attached to Colin, in his school, and asks to stay.', source: 'Decision of 13 days ago' },
    { set: 26, what: 'One weekend in four off for Bev', plan: 'carer', owner: 'Sam', due: -2, status: 'blocked', note: 'No short-break carer found who is free in the right week; asked the pool again.', source: 'Supervision' },
  ],
  chronology: [
    { ago: 39, event: 'Bev said that she could not carry on without help; a move was asked for.', impact: 'Dylan heard raised voices and packed a bag. He unpacked it the same night.', source: 'Supervisory visit', weight: 'major' },
    { ago: 13, event: 'The move was not approved. Extra support and a review date instead.', impact: 'He said “alright then” and asked for bacon.', source: 'Decision letter', weight: 'major' },
  ],
  help: [
    { ago: 40, time: '19:05', need: 'I cannot do another evening like this by myself. Colin is on lates all week.', urgency: 'now', answer: { after: 0, by: 'supervising', words: 'On my way to you; I will be there by eight.', closed: true } },
  ],
}
