/** Support that was asked for (S4.16): Mabel's respite waits until it has climbed three levels, others less, one was refused. */
import type { BodyOf } from '../../model/field.ts'
import { helpRequest } from '../../records/help-request.ts'
import { supportRequest } from '../../records/support-request.ts'
import type { Person } from '../book.ts'
import { at } from '../calendar.ts'
import type { ChildKey } from '../children.ts'
import type { World } from '../world.ts'

interface Asked {
  readonly child: ChildKey
  /** Days ago; what follows from it is counted in working days. */
  readonly ago: number
  readonly body: BodyOf<typeof supportRequest.fields>
  readonly since?: { readonly ago: number; readonly body: BodyOf<typeof supportRequest.fields> }
}

const ASKED: readonly Asked[] = [
  {
    child: 'mabel',
    ago: 64,
    body: {
      kind: 'respite',
      what: 'One weekend a month with the same short-break carer',
      why: 'Joyce and Len sleep; Mabel learns that people come back.',
      partner: 'Short breaks team',
      source: 'Supervision with Joyce and Len',
    },
  },
  {
    child: 'noor',
    ago: 37,
    body: {
      kind: 'therapy',
      what: 'A first appointment with the therapist for children in care',
      why: 'Noor says she would talk to somebody who is not in the house.',
      partner: 'Child and adolescent mental health service',
      source: 'Supervision with Salma',
    },
  },
  {
    child: 'kai',
    ago: 9,
    body: {
      kind: 'education',
      what: 'A teaching assistant for the afternoons',
      why: 'The hard hours at home are the ones after a hard afternoon.',
      partner: 'Virtual school',
      source: 'The carers',
    },
  },
  {
    child: 'jonah',
    ago: 48,
    body: {
      kind: 'respite',
      what: 'A weekend a month with the carer he knew before',
      why: 'Marcia has had no evening of her own since the spring.',
      partner: 'Short breaks team',
      source: 'Supervision with Marcia',
    },
    since: {
      ago: 11,
      body: {
        status: 'refused',
        reason:
          'The carer he knew has no room. Instead Marcia’s sister is checked as a sitter, and a mentor takes Jonah out on Saturdays.',
      },
    },
  },
]

export function writeSupportAsked(world: World): void {
  for (const { child: key, ago, body: asked, since } of ASKED) {
    const child = world.child(key)
    const home = world.homeOn(child, ago) ?? world.household(child.profile.home)
    const by = home.supervisor
    const body = {
      ...asked,
      askedOn: world.day(ago),
      owner: { recordId: by.id, name: by.name },
      status: 'asked' as const,
    }
    world.book.write(supportRequest, {
      files: [child.file, home.file],
      by,
      at: world.moment(ago, '15:20'),
      body,
      ...(since && { edits: [{ by, at: world.moment(since.ago, '11:05'), body: { ...body, ...since.body } }] }),
    })
  }
  writeTakenUp(world)
}

/** Not every request climbs: this one was taken up the same morning, and its answer is on the way. */
function writeTakenUp(world: World): void {
  const child = world.child('alfie')
  const home = world.household(child.profile.home)
  const asked = at(world.workday(1), '08:10')
  world.book.write(helpRequest, {
    files: [home.file, child.file],
    by: home.carers[0] as Person,
    at: asked,
    body: {
      need: 'Advice. Who signs the form for the residential trip, me or the social worker?',
      urgency: 'week',
      wantedBy: world.day(-3),
    },
    marks: [
      {
        by: home.supervisor,
        kind: 'acknowledged',
        at: new Date(Date.parse(asked) + 75 * 60_000).toISOString(),
        note: 'I am finding out, Trevor. You hear from me this week.',
      },
    ],
  })
}
