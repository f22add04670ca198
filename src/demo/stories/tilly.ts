/** Nine: a home that was steady is tired. 7, then 6, then 4; a meeting is being held. */
import type { Story } from './beats.ts'

export const tilly: Story = {
  logs: [
    { ago: 1, happened: 'She came down for breakfast, dressed, before I called. School rang at two to say a good day. Choir tonight: she sang the high bit on her own. Awake at three, Ella’s floor by four.', well: 'Breakfast downstairs. Went to Ella’s door, not the back door.', said: 'Ella does not ask why. She just moves over.', feeling: 5, sleep: 'Asleep by nine, up at three, on Ella’s floor until six.' },
    { ago: 2, happened: 'A better morning. Toast at the table with Mark. After school she and Pepper lay on the landing and she told him about the wind band.', well: 'Talked to the dog, which is nearly talking to us.', feeling: 5, sleep: 'One waking, twenty minutes.' },
    { ago: 5, happened: 'Call with Mum at six ran late. Shouting from half past eight, on and off until midnight. Mark sat on the stairs.', well: 'She let Mark sit there.', feeling: 2, sleep: 'Asleep at ten past twelve.', help: 'We could do with somebody for one night.' },
    { ago: 6, happened: 'Third night. Nobody has slept. School said she was quiet and tired, and so am I. We ate on our laps.', well: 'She put a blanket over Pepper.', said: 'If I was the cat you would of rung.', feeling: 2, sleep: 'Awake from two until five.', reply: 'Thank you for writing this at the end of a night like that. I have rung, and I am coming on Friday.' },
    { ago: 8, happened: 'The call with Mum was at bedtime again because of her shift. Shouting, and the kitchen door kicked. Written up as an incident. Over by ten.', well: 'She swept up the plaster herself in the morning.', feeling: 3, sleep: 'Late and broken.' },
    { ago: 42, happened: 'Hannah came. Tilly showed her the room and then asked me to go downstairs, which is fair enough.', well: 'She asked for time with Hannah out loud.', feeling: 6 },
    { ago: 90, happened: 'Sam asked us all for a number tonight. I said six. Mark said seven. Ella said it depends on the day.', well: 'We all sat down together, Tilly too.', feeling: 6 },
  ],
  visits: [
    { ago: 30, said: 'They go quiet when I come in. I think they are deciding.', seen: 'Tilly’s room has Gill’s cards in a row on the sill. She moved one so that I could sit. She listens for voices downstairs while she talks.', carer: 'Denise is tired and says so. Mark thinks the calls with Mum come too late in the day.', change: 'I told Tilly that nobody is deciding anything without her. I will ring Gill, and I will say what Gill said.', plan: [['Keep the link with Gill', 'Cards yes, visit not yet. Tilly counts the days and nobody has rung.'], ['Calls with Mum that end well', 'Two of six this month were followed by a hard night.']], school: 'Choir place kept. Mrs Lowe sees a tired girl on Wednesdays and Thursdays.', family: 'Mum’s shifts push the calls to bedtime.', scale: 6, actions: [{ what: 'Ring Gill about the cat, and tell Tilly what she said', owner: 'Hannah', in: 27 }, { what: 'Ask Mum about calling at four, before tea', owner: 'Hannah', in: 14, done: 'Mum said yes, from next month when her shifts change.' }] },
    { ago: 72, said: 'I know where everything is now. Even the batterys.', seen: 'At ease in the kitchen. She fetched the biscuits without asking and offered them round.', carer: 'Denise and Mark like her very much. Sleep is the hard part, two or three nights a week.', change: 'School will try a soft start on the mornings after a bad night.', scale: 7 },
    { ago: 114, said: 'Pepper sleeps on my feet. Gill’s cat slept on my head.', seen: 'Tilly introduced me to the dog first and everybody else second.', carer: 'Settling. She asks every evening whether tomorrow is the same.', change: 'A week-to-view on the fridge, in Tilly’s writing.', scale: 7 },
  ],
  scores: [
    { ago: 154, by: 'Denise', score: 7, why: 'She laughs. She sings in the bath. We have found the rhythm of her.', up: 'A month without a change of plan.' },
    { ago: 154, by: 'Mark', score: 7, why: 'She holds my sleeve to cross the road.', up: 'Knowing when Gill can see her.' },
    { ago: 90, by: 'Denise', score: 6, why: 'Good days still win. The nights have begun.', up: 'Sleeping five nights in seven.' },
    { ago: 90, by: 'Mark', score: 7, why: 'She told me a joke.', up: 'Calls with her mum at a better time.' },
    { ago: 90, by: 'Tilly', score: 7, why: 'I have a hook with my name.', up: 'See Gill. And Smudge.' },
    { ago: 41, by: 'Denise', score: 6, why: 'She came to me when she was sick and not to the sink.', up: 'One person to take a night.' },
    { ago: 6, by: 'Denise', score: 4, why: 'Three nights, no sleep. She came down for breakfast on Wednesday and I held on to that.', up: 'One whole night’s sleep.' },
    { ago: 6, by: 'Mark', score: 6, why: 'I am at work in the day, so I get the better half of her.', up: 'Calls at four and not at bedtime.' },
    { ago: 6, by: 'Ella', score: 7, why: 'I like her. I just want Mum to sleep.', up: 'A lock on my diary drawer. And Mum in a good mood.' },
    { ago: 6, by: 'Tilly', score: 6, why: 'I have got my hook and my choir.', up: 'If they told me what they are whispring.' },
  ],
  incidents: [
    { ago: 8, kind: 'damage', time: '20:25', minutes: 95, before: 'A phone call with Mum at ten to eight, later than planned. Tilly went up without speaking.', during: 'Shouting from her room, then downstairs. She kicked the kitchen door and the lower panel split. Mark spoke quietly, I took Ella next door. Nobody was hurt.', after: 'She cried, drank some milk and let Pepper in. Asleep by half past ten.', told: 'Sam at 22:50 by text; Hannah the next morning.', debrief: 'I kicked it becos the door was there. I dont want to move agen.', follow: 'Calls with Mum move to four o’clock. Mark to mend the panel with Tilly helping.', unsigned: true },
    { ago: 52, kind: 'missing', time: '18:40', minutes: 125, before: 'Mum did not answer the Tuesday call. Tilly said she did not care and went to feed Pepper.', during: 'Left by the back door. We rang round, walked the river path and rang the police at twenty past seven. She had gone to Gill’s old road.', after: 'Home at a quarter to nine with Auntie Jo. Cold, hungry and glad of a bath.', missing: 'Two hours and five minutes. Found by Auntie Jo on Gill’s old road, safe.', police: 'Reported 19:20, log closed on return.', notifiable: true, told: 'Duty at 19:25, Hannah rang at 21:00.', debrief: 'I went to see if the cat was in the window.', follow: 'Return interview held the next day. Tilly has a card with three numbers, and Auntie Jo is one.' },
  ],
  missing: [{ ago: 52, from: '18:40', hours: 2, interviewAfter: 20 }],
  views: [
    { ago: 42, method: 'three-houses', words: 'They go quiet when I come in. I think they are deciding.', worries: 'When the phone rings late. When people talk on the stairs.', good: 'Pepper. Choir. My hook. Ella.', dreams: 'Gill comes to hear me sing and Smudge is in a basket.', changed: 'We agreed that if grown-ups need to talk they say so first and say it is not about moving.' },
    { ago: 120, method: 'drawing', words: 'This is the house and this is Pepper and that is me in the window becos I live here.', changed: 'Her drawing is on the fridge in Denise and Mark’s kitchen; a copy is kept here for her.' },
  ],
  actions: [
    { set: 41, what: 'One night off each week for Denise, same night, same sitter', plan: 'carer', owner: 'Sam', due: 8, status: 'open', source: 'Supervision' },
    { set: 42, what: 'Ask whether Auntie Jo can have Tilly for tea on Thursdays', plan: 'child', owner: 'Hannah', due: -20, status: 'done', note: 'Jo said yes at once. First tea was on a Thursday with fish fingers.', source: 'Visit' },
    { set: 5, what: 'Stability meeting: find an hour when Mrs Lowe can come, and ask Tilly who should chair', plan: 'child', owner: 'Sam', due: 1, status: 'open', note: 'Priya will chair. Tilly chose her.', source: 'Scale answer of 4' },
    { set: 90, what: 'Weighted blanket to try', plan: 'carer', owner: 'Denise', due: -70, status: 'done', note: 'Pepper sleeps on it.', source: 'Supervision' },
  ],
  chronology: [
    { ago: 167, event: 'Moved from Gill’s to Denise and Mark’s after Gill became ill.', impact: 'A loss, carefully done: three visits first, and Gill brought her on the day.', source: 'Placement record', weight: 'major' },
    { ago: 52, event: 'Missing for two hours; found safe near Gill’s old home.', impact: 'She was looking for what she had lost. Adults answered by making the link with Gill real.', source: 'Incident and police log', weight: 'significant' },
    { ago: 6, event: 'Denise’s answer on the scale fell to 4. A stability meeting was called.', impact: 'Tilly knows that it is about help, and chose who will chair.', source: 'Scale answers', weight: 'significant' },
  ],
  help: [
    { ago: 33, time: '21:15', need: 'Two bad nights. Could somebody sit with us on Thursday so that we can sleep in shifts?', urgency: 'this-week', answer: { after: 4, by: 'supervising', words: 'I am sorry this took four days. Ingrid will come on Thursday from eight until midnight.', closed: true } },
  ],
}
