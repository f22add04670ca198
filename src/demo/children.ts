/**
 * The twenty-four children, numbered as the brief numbers them. Invented, every one of them. "Placed" is days before
 * today; `earlier` are the homes before this one, newest first, with the days on which they began and ended.
 */
import type { BodyOf } from '../model/field.ts'
import type { child as childRecord } from '../records/child.ts'
import type { placement as placementRecord } from '../records/placement.ts'
import type { HouseholdKey } from './households.ts'
import type { StaffKey, TeamName } from './teams.ts'

export interface EarlierHome {
  readonly with: string
  readonly household?: HouseholdKey
  readonly from: number
  readonly to: number
  readonly type: 'foster' | 'connected' | 'parent' | 'residential'
  readonly ended: 'planned' | 'carer' | 'child' | 'standards' | 'safeguarding' | 'other'
}

interface Kin {
  readonly name: string
  readonly relation: string
  readonly arrangement: string
  readonly restriction?: string
}

export interface ChildProfile {
  readonly number: number
  readonly key: string
  readonly name: string
  readonly age: number
  /** Birthday as days from today within the coming year, so that ages hold. */
  readonly birthdayIn: number
  readonly pronoun: 'she' | 'he'
  readonly gender: 'girl' | 'boy'
  readonly team: TeamName
  readonly home: HouseholdKey
  readonly placed: number
  readonly status: 'care-order' | 'interim' | 'agreement'
  readonly worker: StaffKey
  readonly reviewer: 'ruth' | 'marcus'
  /** Earlier workers with the days on which they began and ended. */
  readonly formerWorkers?: readonly { readonly key: StaffKey; readonly from: number; readonly to: number }[]
  readonly visits?: 'long-term' | 'weekly'
  readonly school: string
  readonly teacher: string
  readonly friend: string
  readonly love: string
  readonly club: string
  readonly tea: string
  readonly place: string
  readonly comfort: string
  readonly language?: string
  readonly heritage: string
  readonly ethnicity: NonNullable<BodyOf<typeof childRecord.fields>['ethnicity']>
  readonly length: NonNullable<BodyOf<typeof placementRecord.fields>['intendedLength']>
  readonly faith?: string
  readonly health?: string
  readonly needs: string
  readonly kin: readonly Kin[]
  readonly earlier: readonly EarlierHome[]
}

const child = <const C extends ChildProfile>(profile: C): C => profile

export const children = [
  child({ number: 1, key: 'amber', ethnicity: 'MWBA', length: 'long-term', name: 'Amber', age: 15, birthdayIn: 141, pronoun: 'she', gender: 'girl', team: 'South', home: 'maureen', placed: 2290, status: 'care-order', worker: 'bronwen', reviewer: 'marcus', visits: 'long-term',
    school: 'Dunsford High', teacher: 'Mr Adeyemi', friend: 'Kezia', love: 'sewing', club: 'Textiles club', tea: 'jollof rice', place: 'the reservoir', comfort: 'the ginger cat',
    heritage: 'White British and Ghanaian', faith: 'Goes to church at Easter and Christmas', needs: 'Matched long term with Maureen. Wants fewer meetings and more say.',
    kin: [{ name: 'Nana Efua', relation: 'grandmother', arrangement: 'Every other Sunday at her flat; Amber takes the bus herself.' }, { name: 'Kwame', relation: 'brother, 21', arrangement: 'When they like, arranged between them.' }],
    earlier: [{ with: 'Sandra', from: 2510, to: 2290, type: 'foster', ended: 'planned' }] }),
  child({ number: 2, key: 'gethin', ethnicity: 'WBRI', length: 'long-term', name: 'Gethin', age: 7, birthdayIn: 63, pronoun: 'he', gender: 'boy', team: 'South', home: 'eluned', placed: 498, status: 'care-order', worker: 'bronwen', reviewer: 'marcus',
    school: 'Dunsford Primary', teacher: 'Miss Farrow', friend: 'Jac', love: 'drawing tractors', club: 'Sunday school', tea: 'cawl', place: 'Marsh Farm', comfort: 'Tedi Glas',
    language: 'Welsh first, English at school', heritage: 'Welsh', faith: 'Chapel with his grandmother’s blessing', health: 'Asthma: blue inhaler, spacer in his bag', needs: 'To keep his Welsh. Prayers, counting and comfort come in Welsh first.',
    kin: [{ name: 'Mamgu', relation: 'grandmother', arrangement: 'Video call on Wednesdays in Welsh; a weekend visit each holiday.' }, { name: 'Rhian', relation: 'mother', arrangement: 'Monthly, at the family centre.' }],
    earlier: [{ with: 'Mamgu', from: 760, to: 498, type: 'connected', ended: 'carer' }] }),
  child({ number: 3, key: 'oscar', ethnicity: 'WBRI', length: 'long-term', name: 'Oscar', age: 5, birthdayIn: 210, pronoun: 'he', gender: 'boy', team: 'South', home: 'carol', placed: 402, status: 'care-order', worker: 'bronwen', reviewer: 'marcus',
    school: 'St Oswald’s Infants', teacher: 'Mrs Pell', friend: 'Ravi', love: 'building with boxes', club: 'Beaver Scouts try-out', tea: 'fish pie', place: 'the duck pond', comfort: 'the striped blanket',
    heritage: 'White British', needs: 'Glue ear; signs when the room is loud. Settles best when Poppy is in sight.',
    kin: [{ name: 'Mum', relation: 'mother', arrangement: 'Fortnightly, Saturdays, with Poppy.' }],
    earlier: [] }),
  child({ number: 4, key: 'poppy', ethnicity: 'WBRI', length: 'long-term', name: 'Poppy', age: 3, birthdayIn: 97, pronoun: 'she', gender: 'girl', team: 'South', home: 'carol', placed: 402, status: 'care-order', worker: 'bronwen', reviewer: 'marcus',
    school: 'Little Acorns nursery', teacher: 'Dee', friend: 'Maisie', love: 'water play', club: 'Toddler signing', tea: 'pasta with peas', place: 'the duck pond', comfort: 'Rabbit',
    heritage: 'White British', needs: 'Catching up with speech; signs more than she says.',
    kin: [{ name: 'Mum', relation: 'mother', arrangement: 'Fortnightly, Saturdays, with Oscar.' }],
    earlier: [] }),
  child({ number: 5, key: 'nathan', ethnicity: 'BCRB', length: 'to-eighteen', name: 'Nathan', age: 17, birthdayIn: 118, pronoun: 'he', gender: 'boy', team: 'Partner', home: 'winston', placed: 1215, status: 'care-order', worker: 'elin', reviewer: 'marcus',
    school: 'Melbeck College', teacher: 'Ms Iqbal', friend: 'Tyrell', love: 'rebuilding a moped', club: 'Boxing', tea: 'curry goat', place: 'the bus depot', comfort: 'the radio',
    heritage: 'Black British, Jamaican', needs: 'Pathway plan, driving, and staying put after eighteen.',
    kin: [{ name: 'Auntie Pearl', relation: 'aunt', arrangement: 'Sundays, as he likes.' }],
    earlier: [{ with: 'a children’s home in Hartwell', from: 1480, to: 1215, type: 'residential', ended: 'planned' }] }),
  child({ number: 6, key: 'zara', ethnicity: 'MWAS', length: 'long-term', name: 'Zara', age: 8, birthdayIn: 32, pronoun: 'she', gender: 'girl', team: 'Partner', home: 'bernadette', placed: 610, status: 'care-order', worker: 'elin', reviewer: 'marcus',
    school: 'Melbeck Primary', teacher: 'Mr Hobbs', friend: 'Lottie', love: 'gymnastics on the lawn', club: 'Gym club', tea: 'macaroni cheese', place: 'Bluebell Wood', comfort: 'her three pillows',
    heritage: 'White British and Pakistani', faith: 'Learning about Islam with Dad’s family', needs: 'A big sister who is being allowed to be eight.',
    kin: [{ name: 'Dad', relation: 'father', arrangement: 'Monthly with Isla, and a call on Fridays.' }, { name: 'Dadi', relation: 'grandmother', arrangement: 'Eid and birthdays.' }],
    earlier: [{ with: 'Margaret', from: 668, to: 610, type: 'foster', ended: 'planned' }] }),
  child({ number: 7, key: 'isla', ethnicity: 'MWAS', length: 'long-term', name: 'Isla', age: 4, birthdayIn: 160, pronoun: 'she', gender: 'girl', team: 'Partner', home: 'bernadette', placed: 610, status: 'care-order', worker: 'elin', reviewer: 'marcus',
    school: 'Melbeck nursery class', teacher: 'Miss Tuck', friend: 'Noah', love: 'playing shops', club: 'Toddler gym', tea: 'sausages', place: 'Bluebell Wood', comfort: 'Baa',
    heritage: 'White British and Pakistani', needs: 'Thriving. Starts in reception with a careful handover.',
    kin: [{ name: 'Dad', relation: 'father', arrangement: 'Monthly with Zara.' }],
    earlier: [{ with: 'Margaret', from: 668, to: 610, type: 'foster', ended: 'planned' }] }),
  child({ number: 8, key: 'alfie', ethnicity: 'WBRI', length: 'bridging', name: 'Alfie', age: 9, birthdayIn: 250, pronoun: 'he', gender: 'boy', team: 'Partner', home: 'trevor', placed: 344, status: 'care-order', worker: 'hannah', reviewer: 'ruth',
    school: 'Saddler Way Juniors', teacher: 'Mrs Quinn', friend: 'Leo', love: 'the model railway', club: 'Chess club', tea: 'toad in the hole', place: 'the allotment', comfort: 'the train timetable',
    heritage: 'White British', needs: 'Misses his sister Mabel. Sees her on the first Saturday, and asks for more.',
    kin: [{ name: 'Mabel', relation: 'sister, 6', arrangement: 'First Saturday of the month and a call on Thursdays.' }, { name: 'Dad', relation: 'father', arrangement: 'Letters, twice a year.' }],
    earlier: [{ with: 'Joyce and Len', household: 'joyce', from: 400, to: 344, type: 'foster', ended: 'planned' }] }),
  child({ number: 9, key: 'tilly', ethnicity: 'WBRI', length: 'bridging', name: 'Tilly', age: 9, birthdayIn: 76, pronoun: 'she', gender: 'girl', team: 'North', home: 'denise', placed: 167, status: 'care-order', worker: 'hannah', reviewer: 'ruth',
    school: 'Wrenbury Juniors', teacher: 'Mrs Lowe', friend: 'Amina', love: 'singing', club: 'Choir', tea: 'cheese on toast', place: 'the river path', comfort: 'Pepper at the end of the bed',
    heritage: 'White British', needs: 'Grieving for Gill, who cared for her for two years and became ill. Phone calls unsettle her.',
    kin: [{ name: 'Mum', relation: 'mother', arrangement: 'Call on Tuesdays and Fridays; monthly at the family centre.' }, { name: 'Gill', relation: 'earlier carer', arrangement: 'Cards and a visit each half-term. Gill has Smudge, the cat.' }, { name: 'Auntie Jo', relation: 'aunt', arrangement: 'Birthdays and a day each holiday.' }],
    earlier: [{ with: 'Gill', from: 902, to: 167, type: 'foster', ended: 'carer' }] }),
  child({ number: 10, key: 'kai', ethnicity: 'MWAS', length: 'bridging', name: 'Kai', age: 10, birthdayIn: 190, pronoun: 'he', gender: 'boy', team: 'North', home: 'stephen', placed: 286, status: 'care-order', worker: 'hannah', reviewer: 'ruth',
    school: 'Ashby Fold Primary', teacher: 'Mr Okoro', friend: 'Billy', love: 'the telescope', club: 'Cubs', tea: 'noodles', place: 'the viaduct', comfort: 'the torch under the pillow',
    heritage: 'White British and Thai', needs: 'Frightened of the dark and of being forgotten at pick-up. A plan for bedtime helps.',
    kin: [{ name: 'Grandad Ray', relation: 'grandfather', arrangement: 'Alternate Saturdays, fishing.' }, { name: 'Mum', relation: 'mother', arrangement: 'Monthly, supervised by the family centre.' }],
    earlier: [{ with: 'Wendy and Phil', from: 470, to: 286, type: 'foster', ended: 'planned' }] }),
  child({ number: 11, key: 'idris', ethnicity: 'BAFR', length: 'long-term', name: 'Idris', age: 13, birthdayIn: 15, pronoun: 'he', gender: 'boy', team: 'North', home: 'leonard', placed: 731, status: 'care-order', worker: 'hannah', reviewer: 'ruth',
    school: 'Abbot Road School', teacher: 'Ms Hale', friend: 'Sami', love: 'chess', club: 'Boys’ Brigade', tea: 'lamb and rice', place: 'the lock gates', comfort: 'his brown noise',
    heritage: 'Somali British', faith: 'Muslim; prayers on Fridays at the centre', needs: 'Autistic. Likes to know the plan, and to be told when it changes.',
    kin: [{ name: 'Hooyo', relation: 'mother', arrangement: 'Sundays at her home, four hours.' }, { name: 'Ayaan', relation: 'brother, 16', arrangement: 'With Hooyo on Sundays.' }],
    earlier: [{ with: 'Rose', from: 800, to: 731, type: 'foster', ended: 'planned' }] }),
  child({ number: 12, key: 'mabel', ethnicity: 'WBRI', length: 'bridging', name: 'Mabel', age: 6, birthdayIn: 222, pronoun: 'she', gender: 'girl', team: 'North', home: 'joyce', placed: 400, status: 'care-order', worker: 'hannah', reviewer: 'ruth',
    school: 'Mill Bank Primary', teacher: 'Miss Sorrel', friend: 'Priti', love: 'the reading den', club: 'Rainbows', tea: 'shepherd’s pie', place: 'the long garden', comfort: 'Bun',
    heritage: 'White British', health: 'Seen at the sleep clinic; melatonin agreed for school nights', needs: 'Does not sleep. Noise is too much and she has begun to say so.',
    kin: [{ name: 'Alfie', relation: 'brother, 9', arrangement: 'First Saturday of the month and a call on Thursdays.' }, { name: 'Nanny Pam', relation: 'grandmother', arrangement: 'Monthly at Joyce and Len’s.' }],
    earlier: [] }),
  child({ number: 13, key: 'jonah', ethnicity: 'MWBC', length: 'bridging', name: 'Jonah', age: 15, birthdayIn: 84, pronoun: 'he', gender: 'boy', team: 'North', home: 'marcia', placed: 233, status: 'care-order', worker: 'hannah', reviewer: 'ruth',
    school: 'Wrenbury Academy', teacher: 'Mr Pryce', friend: 'Dan', love: 'skating', club: 'Skate night', tea: 'Marcia’s chicken', place: 'the skate bowl', comfort: 'his headphones',
    heritage: 'Black British and White British', needs: 'Goes missing when he is ashamed. Needs to be met at the door with food and not questions.',
    kin: [{ name: 'Mum', relation: 'mother', arrangement: 'Saturdays in town, two hours.' }, { name: 'Uncle Des', relation: 'uncle', arrangement: 'Rings on Sundays; Jonah may ring any time.' }],
    earlier: [{ with: 'Anita and Joe', from: 410, to: 233, type: 'foster', ended: 'child' }] }),
  child({ number: 14, key: 'esme', ethnicity: 'WBRI', length: 'bridging', name: 'Esme', age: 11, birthdayIn: 130, pronoun: 'she', gender: 'girl', team: 'South', home: 'yvonne', placed: 255, status: 'care-order', worker: 'bronwen', reviewer: 'marcus',
    school: 'Dunsford High', teacher: 'Mrs Akhtar', friend: 'Tia', love: 'horses', club: 'Stable helpers', tea: 'pizza', place: 'the top field', comfort: 'the weighted blanket',
    heritage: 'White British', needs: 'Hurts herself when frightened. Needs two adults who know the plan by heart.',
    kin: [{ name: 'Mum', relation: 'mother', arrangement: 'Calls on Sundays, Yvonne nearby.' }],
    earlier: [{ with: 'Auntie Karen', from: 330, to: 255, type: 'connected', ended: 'carer' }] }),
  child({ number: 15, key: 'rafi', ethnicity: 'ABAN', length: 'bridging', name: 'Rafi', age: 14, birthdayIn: 201, pronoun: 'he', gender: 'boy', team: 'South', home: 'maureen', placed: 96, status: 'agreement', worker: 'elin', reviewer: 'marcus',
    formerWorkers: [{ key: 'lorna', from: 540, to: 290 }, { key: 'dev', from: 290, to: 62 }],
    school: 'Dunsford High', teacher: 'Mr Lacey', friend: 'Junaid', love: 'cricket', club: 'Nets on Wednesday', tea: 'chicken karahi', place: 'the rec', comfort: 'his brother’s cap',
    heritage: 'Bangladeshi British', faith: 'Muslim; halal food, Eid with his uncle', needs: 'Three homes in a year. Does not unpack. Third social worker in twelve months.',
    kin: [{ name: 'Mama Tariq', relation: 'uncle', arrangement: 'Fridays after school, and Eid.' }, { name: 'Amma', relation: 'mother', arrangement: 'Calls when she is well enough.' }],
    earlier: [{ with: 'Hilary', from: 214, to: 96, type: 'foster', ended: 'carer' }, { with: 'Mama Tariq', from: 350, to: 214, type: 'connected', ended: 'planned' }] }),
  child({ number: 16, key: 'noor', ethnicity: 'OOTH', length: 'short', name: 'Noor', age: 12, birthdayIn: 52, pronoun: 'she', gender: 'girl', team: 'North', home: 'salma', placed: 198, status: 'interim', worker: 'hannah', reviewer: 'ruth',
    school: 'Orchard School', teacher: 'Mrs Bright', friend: 'Sofia', love: 'making videos', club: 'Netball', tea: 'pilau', place: 'the orchard', comfort: 'fairy lights',
    heritage: 'Iraqi British', faith: 'Muslim, in her own way, she says', needs: 'Bright, quick, watchful. Shares a landing with Hamza, and neither of them finds it easy.',
    kin: [{ name: 'Khala Mina', relation: 'aunt', arrangement: 'Fortnightly on Saturdays; being assessed as a carer.' }, { name: 'Mum', relation: 'mother', arrangement: 'Weekly at the family centre.' }],
    earlier: [] }),
  child({ number: 17, key: 'dylan', ethnicity: 'WBRI', length: 'bridging', name: 'Dylan', age: 13, birthdayIn: 174, pronoun: 'he', gender: 'boy', team: 'North', home: 'colin', placed: 424, status: 'care-order', worker: 'hannah', reviewer: 'ruth',
    school: 'Abbot Road School', teacher: 'Mr Finch', friend: 'Corey', love: 'the bees', club: 'Army cadets taster', tea: 'bacon sandwiches', place: 'the hives', comfort: 'the shed',
    heritage: 'White British', needs: 'Angry at home since Jodie left. Attached to Colin and cannot say so.',
    kin: [{ name: 'Ryan', relation: 'brother, 19', arrangement: 'Every third Saturday, football.' }, { name: 'Mum', relation: 'mother', arrangement: 'Not at present, at Dylan’s wish; letters are kept for him.' }],
    earlier: [{ with: 'Pauline', from: 690, to: 424, type: 'foster', ended: 'carer' }] }),
  child({ number: 18, key: 'freya', ethnicity: 'WBRI', length: 'long-term', name: 'Freya', age: 12, birthdayIn: 20, pronoun: 'she', gender: 'girl', team: 'South', home: 'eluned', placed: 33, status: 'care-order', worker: 'bronwen', reviewer: 'marcus',
    school: 'Dunsford High', teacher: 'Ms Dunne', friend: 'Holly', love: 'the piano', club: 'Swimming squad', tea: 'lasagne', place: 'the beach at Marsh Point', comfort: 'the goodbye book',
    heritage: 'White British', needs: 'Moved well: slowly, with goodbyes. Yvonne still comes to galas.',
    kin: [{ name: 'Yvonne and Clive', relation: 'earlier carers', arrangement: 'Sunday tea once a month, and swimming galas.' }, { name: 'Dad', relation: 'father', arrangement: 'Fortnightly, bowling or a walk.' }],
    earlier: [{ with: 'Yvonne and Clive', household: 'yvonne', from: 610, to: 33, type: 'foster', ended: 'planned' }] }),
  child({ number: 19, key: 'leon', ethnicity: 'BAFR', length: 'unknown', name: 'Leon', age: 13, birthdayIn: 112, pronoun: 'he', gender: 'boy', team: 'Partner', home: 'winston', placed: 24, status: 'care-order', worker: 'elin', reviewer: 'marcus',
    school: 'Melbeck Academy', teacher: 'Mr Stone', friend: 'Jayden', love: 'drumming', club: 'Samba band', tea: 'rice and peas', place: 'the bandstand', comfort: 'his drumsticks',
    heritage: 'Black British, Nigerian', faith: 'Grew up in church; undecided', needs: 'Left a home he liked in one night. Needs the story told straight, and somewhere to be loud.',
    kin: [{ name: 'Auntie Bisi', relation: 'aunt', arrangement: 'Weekly call, Sunday lunch monthly.' }, { name: 'Zara and Isla', relation: 'shared a home', arrangement: 'A card sent; a visit is being arranged.' }],
    earlier: [{ with: 'Bernadette and Paul', household: 'bernadette', from: 258, to: 24, type: 'foster', ended: 'carer' }] }),
  child({ number: 20, key: 'asha', ethnicity: 'AIND', length: 'unknown', name: 'Asha', age: 14, birthdayIn: 145, pronoun: 'she', gender: 'girl', team: 'Partner', home: 'shirin', placed: 9, status: 'care-order', worker: 'elin', reviewer: 'marcus',
    school: 'Melbeck Academy', teacher: 'Ms Kaur', friend: 'Chloe', love: 'doing hair', club: 'Dance', tea: 'daal', place: 'the bus station café', comfort: 'long baths',
    heritage: 'Indian British', faith: 'Hindu; Diwali matters', needs: 'Being exploited by people she is afraid of. Moved for her safety; it is not her fault and everybody says so.',
    kin: [{ name: 'Nani', relation: 'grandmother', arrangement: 'Supervised, weekly, at a place agreed each time.' }],
    earlier: [{ with: 'Trevor and Lynn', household: 'trevor', from: 370, to: 9, type: 'foster', ended: 'safeguarding' }] }),
  child({ number: 21, key: 'peter', ethnicity: 'WBRI', length: 'unknown', name: 'Peter', age: 11, birthdayIn: 103, pronoun: 'he', gender: 'boy', team: 'North', home: 'anwen', placed: 290, status: 'care-order', worker: 'hannah', reviewer: 'ruth',
    school: 'Wrenbury Academy', teacher: 'Mr Nolan', friend: 'Zach', love: 'walking Moss', club: 'Judo', tea: 'fish fingers', place: 'the quarry path', comfort: 'Moss the dog',
    heritage: 'White British', needs: 'Looks after Wren before himself. Swears when he is sad.',
    kin: [{ name: 'Dad', relation: 'father', arrangement: 'Calls on Tuesdays; Saturdays at the family centre with Wren.' }, { name: 'Mum', relation: 'mother', arrangement: 'Monthly, with Wren.' }],
    earlier: [] }),
  child({ number: 22, key: 'wren', ethnicity: 'WBRI', length: 'unknown', name: 'Wren', age: 8, birthdayIn: 180, pronoun: 'she', gender: 'girl', team: 'North', home: 'anwen', placed: 290, status: 'care-order', worker: 'hannah', reviewer: 'ruth',
    school: 'Hethersett Primary', teacher: 'Mrs Amos', friend: 'Daisy', love: 'drawing birds', club: 'Swimming', tea: 'pancakes', place: 'the quarry path', comfort: 'the torch and a book',
    heritage: 'White British', health: 'Asthma: blue inhaler before swimming', needs: 'Loves home, loves Dad, and wants somebody to tell her which.',
    kin: [{ name: 'Dad', relation: 'father', arrangement: 'Saturdays at the family centre with Peter.' }, { name: 'Mum', relation: 'mother', arrangement: 'Monthly, with Peter.' }],
    earlier: [] }),
  child({ number: 23, key: 'callum', ethnicity: 'WIRT', length: 'to-eighteen', name: 'Callum', age: 16, birthdayIn: 230, pronoun: 'he', gender: 'boy', team: 'South', home: 'jess', placed: 71, status: 'care-order', worker: 'bronwen', reviewer: 'marcus',
    school: 'Dunsford College', teacher: 'Ms Byrne', friend: 'Lewis', love: 'cars', club: 'Motor project', tea: 'burgers', place: 'the trading estate', comfort: 'a shower and no talking',
    heritage: 'White Irish Traveller', faith: 'Catholic', needs: 'Proud of where he comes from. Passport missing; apprenticeship waits for it. New carers who expected a younger child.',
    kin: [{ name: 'Granda Mick', relation: 'grandfather', arrangement: 'Weekends on site when Callum likes, agreed with Bronwen.' }],
    earlier: [{ with: 'a children’s home in Hartwell', from: 500, to: 71, type: 'residential', ended: 'planned' }] }),
  child({ number: 24, key: 'ottilie', ethnicity: 'WBRI', length: 'short', name: 'Ottilie', age: 2, birthdayIn: 240, pronoun: 'she', gender: 'girl', team: 'North', home: 'gemma', placed: 68, status: 'interim', worker: 'hannah', reviewer: 'ruth', visits: 'weekly',
    school: 'Rope Walk nursery', teacher: 'Hattie', friend: 'Sol', love: 'posting things', club: 'Rhyme time', tea: 'banana and toast', place: 'the bandstand', comfort: 'Lamb',
    heritage: 'White British', needs: 'Small, serious, curious. Connected placement under temporary approval; visits every week.',
    kin: [{ name: 'Mum', relation: 'mother', arrangement: 'Three times a week at the family centre.' }],
    earlier: [{ with: 'Mum', from: 110, to: 68, type: 'parent', ended: 'safeguarding' }] }),
] as const satisfies readonly ChildProfile[]

export type ChildKey = (typeof children)[number]['key']
