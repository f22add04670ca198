/** Two: a connected home under temporary approval, visited every week. An allegation is looked into; Gemma does not see it. */
import type { Story } from './beats.ts'

export const ottilie: Story = {
  logs: [
    {
      ago: 1,
      happened:
        'Posted the car keys through the letterbox and then could not understand why we were not going out. Nursery after lunch once next door had fished them out.',
      well: 'Said “sorry Mema” to me by herself.',
      said: 'Keys gone post.',
      feeling: 8,
    },
    {
      ago: 12,
      happened:
        'Cross and tired after seeing her mum. Would not be put down. We walked up and down Rope Walk until the streetlights came on.',
      well: 'She stroked my ear until she slept.',
      feeling: 6,
      family: 'Ninety minutes at the centre. Mum sang; Ottilie cried at the end.',
    },
  ],
  incidents: [
    {
      ago: 20,
      kind: 'allegation',
      time: '11:20',
      minutes: 30,
      before: 'Nursery saw a bruise on Ottilie’s upper arm at nappy change.',
      during: 'Hattie asked nobody and told the nursery manager, who rang us and the police line.',
      after:
        'Medical the same day: consistent with a fall against a step. Gemma had told nursery of a fall on the Sunday; the note was found.',
      injury: 'Bruise, left upper arm, two centimetres.',
      notifiable: true,
      told: 'Allegations officer within the day; Priya at 12:00; Ruth at 13:00.',
      follow:
        'Strategy discussion held. Ottilie stays while it is looked into. Outcome to be told to Gemma by Priya and Sam together.',
      by: 'worker',
    },
    {
      ago: 31,
      kind: 'illness',
      time: '02:15',
      minutes: 120,
      before: 'A cold since Saturday.',
      during: 'Croupy cough. Rang 111, sat in the steam with her.',
      after: 'Easier by four. Doctor at nine: nothing more needed.',
      told: 'Hannah and Sam by text at 08:00.',
      follow: 'Back to nursery on the Wednesday.',
    },
  ],
  scores: [
    { ago: 50, by: 'Gemma', score: 8, why: 'She is ours. She always was.', up: 'Sleep, and a bigger flat.' },
    {
      ago: 15,
      by: 'Gemma',
      score: 7,
      why: 'She says Mema.',
      up: 'To be told things. I can tell that something is being talked about.',
    },
    {
      ago: 15,
      by: 'Sam',
      score: 7,
      why: 'Warm, attentive, doing it alone.',
      up: 'Assessment finished, and one evening a week off.',
    },
  ],
  views: [
    {
      ago: 11,
      method: 'observation',
      words: 'Mema up. Mema here.',
      changed: 'Visits now happen after her sleep and not before it.',
    },
    {
      ago: 46,
      method: 'observation',
      words: 'Post it. Gain.',
      changed: 'A shoebox with a slot. It has been posted full and emptied eleven times.',
    },
  ],
  actions: [
    {
      set: 33,
      what: 'Assessment of Gemma: references and health',
      plan: 'carer',
      owner: 'Sam',
      due: 20,
      status: 'open',
      note: 'Sixteen weeks from placing; extension only once.',
      source: 'Temporary approval',
    },
    {
      set: 25,
      what: 'Ring the housing officer about two bedrooms',
      plan: 'carer',
      owner: 'Sam',
      due: -5,
      status: 'open',
      source: 'Supervision',
    },
    {
      set: 55,
      what: 'Nursery place, three afternoons',
      plan: 'child',
      owner: 'Hannah',
      due: -40,
      status: 'done',
      note: 'Began with Gemma staying for the first week.',
      source: 'Placement planning meeting',
    },
  ],
  chronology: [
    {
      ago: 68,
      event: 'Placed with Gemma, her mother’s cousin, under temporary approval; interim care order.',
      impact: 'She knew the flat, the smell and the song.',
      source: 'Court order',
      weight: 'major',
    },
  ],
}
