/** The words that fill the places of a card for one child in one home. */
import type { Child, Household } from './world.ts'

export function wordsFor(child: Child, home: Household): { readonly [place: string]: string } {
  const { profile } = child
  const she = profile.pronoun === 'she'
  return {
    n: profile.name,
    he: profile.pronoun,
    He: she ? 'She' : 'He',
    him: she ? 'her' : 'him',
    his: she ? 'her' : 'his',
    His: she ? 'Her' : 'His',
    himself: she ? 'herself' : 'himself',
    friend: profile.friend,
    teacher: profile.teacher,
    school: profile.school,
    love: profile.love,
    club: profile.club,
    kin: profile.kin[0]?.name ?? 'Mum',
    tea: profile.tea,
    place: profile.place,
    comfort: profile.comfort,
    carer: home.profile.carers[0]?.name ?? home.profile.name,
    carers: home.profile.name,
  }
}
