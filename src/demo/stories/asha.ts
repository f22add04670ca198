/** Fourteen: a red report, then danger; moved at once for her safety. It is not her fault and everybody says so. */
import type { Story } from './beats.ts'

export const asha: Story = {
  logs: [
    { ago: 1, happened: 'A long bath, a long talk, a long sleep. She asked for plaits and I said I would learn, so she taught me on a tea towel.', well: 'She laughed at my plaits.', said: 'You hold the middle bit like its going to bite you.', feeling: 7, sleep: 'Nine hours.' },
    { ago: 8, happened: 'First day. She would not eat until I did. We sat on the back step until it was dark.', well: 'She handed me the second phone and asked me to turn it off.', said: 'Nobody knows where this is do they.', feeling: 6 },
    { ago: 15, happened: 'Out until after midnight again, dropped at the corner by a car with its lights off. She eats with us and talks until nine, then the messages start.', well: 'She let me sit with her.', said: 'I can sort it. Do not make it a big thing.', feeling: 3, help: 'I am frightened for her. Who do I ring at midnight?', reply: 'You ring the police, then out of hours, then me, in that order, whatever the hour. I have put it in writing to everyone.' },
  ],
  visits: [
    { ago: 7, said: 'I know you had to. Im still allowed to be angry about it.', seen: 'Quiet, fed, warm, angry. She asked about her things and about Nani, and I had answers for both.', carer: 'Shirin has said very little and been there for all of it.', change: 'Nani on Wednesday, in a place agreed each time. Dance again when it is safe, and I will say when I know.', health: 'Seen by a nurse Asha chose herself.', scale: 5, plan: [['Safe first', 'No contact from the old number in six days.'], ['Keep what is hers', 'All but one bag brought over.']], actions: [{ what: 'Fetch the last bag from Trevor and Lynn', owner: 'Elin', in: 4 }, { what: 'Tell Asha who knows this address: the list, by name', owner: 'Elin', in: 1, done: 'Seven people. She crossed nobody off.' }] },
    { ago: 37, said: 'Stop asking about the phone. I said its Chloe’s.', seen: 'Two new phones, one hidden under the cushion. Tired eyes. She hugged Lynn when she thought I had gone.', carer: 'Trevor and Lynn write everything down, with times. They are worried and they are right.', change: 'Strategy discussion asked for the same afternoon.', scale: 4 },
  ],
  incidents: [
    { ago: 9, kind: 'exploitation', time: '00:35', minutes: 90, before: 'Asha rang Lynn from a garage: could somebody come.', during: 'Trevor and the police arrived within ten minutes of one another. She was with two men who drove off. She was cold and would not let go of Lynn’s coat.', after: 'A nurse, hot chocolate, Elin at three in the morning. She could not safely go back, and did not.', police: 'Attended; enquiry open, reference held by the manager.', notifiable: true, told: 'Police at 00:20, out of hours at 00:30, Tom at 01:00, Marcus at 09:00.', debrief: 'I rang. I want you to write that I rang.', follow: 'Moved the same day for her safety. Her reviewing officer was told. She is not to blame for any of it.', by: 'worker' },
    { ago: 16, kind: 'missing', time: '20:50', minutes: 260, before: 'Messages from nine.', during: 'Went out by the conservatory. Reported at ten past nine.', after: 'Dropped at the corner at ten past one.', missing: 'Four hours and twenty minutes.', police: 'Reported 21:10; prevention interview offered.', notifiable: true, told: 'Out of hours at 21:15; Elin at 08:30; Tom the same day.', debrief: 'Im fine. Can I have toast.', follow: 'Third time in five weeks. Red in the provider’s report; manager and placements told.' },
    { ago: 30, kind: 'missing', time: '21:15', minutes: 200, before: 'Came in from dance and went straight out again.', during: 'Not with Chloe. Reported at ten.', after: 'Home at twenty-five to one with shopping bags.', missing: 'Three hours and twenty minutes.', police: 'Reported 22:00.', notifiable: true, told: 'Out of hours 22:05.', debrief: 'I went shopping.', follow: 'Return interview held. Phone numbers passed to the police with her knowledge.' },
  ],
  missing: [
    { ago: 16, from: '20:50', hours: 4, interviewAfter: 40 },
    { ago: 30, from: '21:15', hours: 3, interviewAfter: 62 },
  ],
  scores: [
    { ago: 134, by: 'Lynn', score: 8, why: 'She is the daughter I never had to iron for.', up: 'Less phone.' },
    { ago: 75, by: 'Lynn', score: 6, why: 'She still talks until nine.', up: 'To know who is ringing.' },
    { ago: 14, by: 'Lynn', score: 3, why: 'She comes home. So far she comes home.', up: 'For somebody to stop them.' },
    { ago: 14, by: 'Trevor', score: 3, why: 'She is a lovely girl in a terrible trap.', up: 'Police at the corner and not in the report.' },
    { ago: 4, by: 'Shirin', score: 6, why: 'She sleeps.', up: 'A month like this week.' },
    { ago: 4, by: 'Asha', score: 5, why: 'Baths. And you knock.', up: 'My Nani and my dance bag.' },
  ],
  views: [
    { ago: 7, method: 'talk', words: 'I know you had to. Im still allowed to be angry about it.', changed: 'It is written in her plan that she may be angry and that it changes nothing about being cared for.', notCarers: true },
  ],
  actions: [
    { set: 9, what: 'Statutory review brought forward', plan: 'child', owner: 'Marcus', due: 8, status: 'open', source: 'Emergency move' },
    { set: 15, what: 'Time for Trevor and Lynn, who did right by her, to be told so in person', plan: 'carer', owner: 'Nadia', due: -1, status: 'open', source: 'Supervision' },
  ],
  chronology: [
    { ago: 37, event: 'Two new phones, late nights; a strategy discussion asked for.', impact: 'Asha felt watched, and later said she was glad somebody was watching.', source: 'Visit', weight: 'significant' },
    { ago: 14, event: 'The provider’s report was red; talked through with the manager the next day.', impact: 'Her home with Trevor and Lynn was loved and no longer safe.', source: 'Progress report', weight: 'major' },
    { ago: 9, event: 'Found at risk at night and moved to Shirin’s the same day for her safety.', impact: 'She rang for help and help came. She has lost a home she liked.', source: 'Incident', weight: 'major' },
  ],
}
