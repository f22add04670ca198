/** Fifteen: missing three times, one return interview late, a safety plan made with him. */
import type { Story } from './beats.ts'

export const jonah: Story = {
  logs: [
    { ago: 1, happened: 'Skated until seven, rang at half past six to say so. Ate two plates. Asked if his mum had called and she had.', well: 'Rang before I looked at the clock.', said: 'You can stop standing at the window. I can see you from the bus.', feeling: 8 },
    { ago: 21, happened: 'We did the safety plan at my table: Jonah, me, Hannah, Sam. He wrote the line about food and questions himself.', well: 'He corrected three things and signed the bottom.', said: 'First food. Then quiet. Then if I want, talk.', feeling: 7 },
    { ago: 27, happened: 'Home at ten to two in the morning. I had soup on. He ate it standing up and went to bed in his coat.', well: 'He came home. He came here.', feeling: 4, reply: 'You did exactly what he needs. The interview will be tomorrow, I have checked.' },
  ],
  visits: [
    { ago: 21, said: 'I dont go to get away. I go when Ive messed up and I cant look at you.', seen: 'Jonah talked for an hour with his hood down. He knows what sets it off and he said it before I did.', carer: 'Marcia is steady. She asks that nobody lectures him at the door.', change: 'A safety plan in his words, on paper, in his pocket and in Marcia’s drawer.', scale: 6, plan: [['Know what happens before he goes', 'Shame after a phone call or a sanction, three times out of three.'], ['Somebody to ring at night', 'Uncle Des has said yes, any hour.']], actions: [{ what: 'Ask school to ring Marcia before a sanction goes home', owner: 'Hannah', in: 7, done: 'Mr Pryce rings Marcia first now.' }, { what: 'Skate bowl pass until the new year', owner: 'Hannah', in: 14, done: 'Pass bought and handed over at the bowl.' }] },
    { ago: 63, said: 'Its fine here. Its me that isnt.', seen: 'Tired, polite, out of reach. He walked me to the gate, which is further than before.', carer: 'Marcia hears him on the phone to his mum and then it goes quiet.', change: 'I will see him weekly for a month, in a place he picks.', scale: 6 },
  ],
  scores: [
    { ago: 133, by: 'Marcia', score: 7, why: 'He hums when he cooks.', up: 'Knowing where he is at ten.' },
    { ago: 62, by: 'Marcia', score: 5, why: 'I am not giving up on that boy.', up: 'One weekend without the police at my door.' },
    { ago: 20, by: 'Marcia', score: 6, why: 'He wrote that plan. I have it in my drawer.', up: 'A month of ordinary.' },
    { ago: 20, by: 'Jonah', score: 6, why: 'Marcia waits up and she doesnt shout.', up: 'Stop asking me why.' },
    { ago: 20, by: 'Sam', score: 6, why: 'Three times missing, three times home to Marcia.', up: 'The plan tried once, and working.' },
  ],
  missing: [
    { ago: 66, from: '21:30', hours: 5, interviewAfter: 44 },
    { ago: 41, from: '17:15', hours: 9, interviewAfter: 118 },
    { ago: 28, from: '18:50', hours: 7, interviewAfter: 30 },
  ],
  incidents: [
    { ago: 66, kind: 'missing', time: '21:30', minutes: 300, before: 'A row on the phone with his mum about Saturday.', during: 'Left by the front door without a coat. Not at Dan’s, not at the bowl. Reported at eleven.', after: 'Home at half past two. Hungry, quiet. Toast and bed.', missing: 'Five hours. He had walked to the ring road and back.', police: 'Reported 23:00, safe and well check at 08:30.', notifiable: true, told: 'Out of hours at 23:05, Hannah at 08:00.', debrief: 'I didnt go anywhere. I just went.', follow: 'Return interview held. Calls with Mum are on Saturdays in person for now.' },
    { ago: 41, kind: 'missing', time: '17:15', minutes: 540, before: 'School rang about a broken window in the art block.', during: 'He did not come home from school. Found by an officer at the bus station at a quarter past two.', after: 'Slept until noon. Told Marcia about the window at tea.', missing: 'Nine hours.', police: 'Reported 18:30, returned by an officer at 02:40.', notifiable: true, told: 'Out of hours at 18:35; Hannah was on leave and Joel covered.', debrief: 'It was an accident and I knew nobody would think so.', follow: 'Return interview was late: five days. Said sorry to Jonah for that. School took his account of the window.' },
    { ago: 28, kind: 'missing', time: '18:50', minutes: 420, before: 'A fixed-term exclusion letter came in the post and he saw it first.', during: 'Out without his phone. Uncle Des drove round; the police were told at eight.', after: 'Home by himself at ten to two.', missing: 'Seven hours. He had been on the skate bowl roof.', police: 'Reported 20:00, closed on his return.', notifiable: true, told: 'Out of hours at 20:05, Priya next morning.', debrief: 'If I had somebody to ring who wasnt cross I might of rung.', follow: 'Return interview within two days. Safety plan made with him a week later.' },
  ],
  views: [
    { ago: 21, method: 'talk', words: 'I dont go to get away. I go when Ive messed up and I cant look at you.', changed: 'The first thing in the plan is food. Questions wait until he starts.' },
    { ago: 36, method: 'advocate', words: 'He wants it known that five days is too long to wait to be asked if you are all right.', changed: 'Priya wrote to him to say sorry. Interviews are now booked by duty the same morning.' },
  ],
  actions: [
    { set: 21, what: 'Carry the plan: one card for Jonah, one for Marcia, one for out of hours', plan: 'child', owner: 'Hannah', due: -14, status: 'done', note: 'Three cards, his handwriting.', source: 'Safety plan' },
    { set: 21, what: 'Review the safety plan with Jonah', plan: 'child', owner: 'Hannah', due: 9, status: 'open', source: 'Safety plan' },
    { set: 40, what: 'Find out why the return interview was not booked', plan: 'child', owner: 'Priya', due: -25, status: 'done', note: 'Leave cover: the task sat in one person’s diary. Duty books them now.', source: 'Complaint through his advocate' },
    { set: 20, what: 'A weekend off for Marcia, with Jonah at Uncle Des’s if checks allow', plan: 'carer', owner: 'Sam', due: 16, status: 'open', source: 'Supervision' },
  ],
  chronology: [
    { ago: 66, event: 'First time missing overnight from Marcia’s.', impact: 'He was cold and ashamed. He came home by himself.', source: 'Incident and police log', weight: 'significant' },
    { ago: 41, event: 'Missing for nine hours; return interview held late.', impact: 'He felt that nobody had noticed. He was told that this was ours to put right.', source: 'Incident', weight: 'major' },
    { ago: 28, event: 'Missing for seven hours after an exclusion letter.', impact: 'Home by himself; able to say afterwards what would have helped.', source: 'Incident', weight: 'significant' },
    { ago: 21, event: 'Safety plan written with Jonah.', impact: 'His words, his order: food first.', source: 'Visit', weight: 'significant' },
  ],
}
