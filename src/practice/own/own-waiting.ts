/** Of a child's own, what waits for somebody today: lines between those of others on "Waiting for you". */
import { fileKind, fileSubject, householdFile, personFile } from '../../model/file.ts'
import type { Uuid } from '../../model/file.ts'
import type { Actor } from '../../model/person.ts'
import { allocation } from '../../records/allocation.ts'
import { childIn, childName, childrenHere } from '../home.ts'
import { ofType } from '../of-type.ts'
import type { Files } from '../of-type.ts'
import type { Waiting } from '../waiting.ts'
import { matchingGaps } from './matching-gaps.ts'
import { ownLines } from './own-lines.ts'

export function ownWaiting(actor: Actor, files: Files, today: string): readonly Waiting[] {
  switch (actor.role) {
    case 'childs-social-worker':
      return allocatedTo(actor, files, 'child', today).flatMap((childId) =>
        ownLines(files, childId, today)
          .filter((line) => line.today)
          .map(
            (line): Waiting => ({
              kind: 'own',
              // Papers are ticked where all of them stand, on the child's page.
              recordId: line.kind === 'pathway' ? childId : (line.open ?? childId),
              type: line.begin?.type ?? (line.open ? (files.get(line.open)?.type ?? 'child') : 'child'),
              many: 1,
              about: childName(childIn(files, childId)),
              who: '',
              words: line.words,
              on: today,
              ...(line.due && { due: line.due }),
              ...(line.begin && { begin: line.begin.files }),
            }),
          ),
      )
    case 'supervising-social-worker':
      return allocatedTo(actor, files, 'household', today).flatMap((homeId) =>
        childrenHere(files, homeId, today).flatMap((child): Waiting[] => {
          const gaps = matchingGaps(files, child.id, today)
          if (!gaps || gaps.matched) return []
          return [
            {
              kind: 'own',
              recordId: child.id,
              type: 'matching',
              many: 1,
              about: childName(child),
              who: '',
              words: `${gaps.words.join('. ')}.`,
              on: today,
              begin: [`child:${child.id}`, householdFile(homeId)],
            },
          ]
        }),
      )
    default:
      return []
  }
}

function allocatedTo(actor: Actor, files: Files, kind: 'child' | 'household', today: string): readonly Uuid[] {
  const own = ofType(allocation, files.inFile(personFile(actor.personId), 'allocation')).filter(
    ({ body }) =>
      (body.worker?.recordId === actor.personId || body.worker?.recordId === undefined) &&
      body.role === actor.role &&
      (body.from ?? '') <= today &&
      !(body.to && body.to <= today),
  )
  return [...new Set(own.flatMap(({ fileIds }) => fileIds.filter((file) => fileKind(file) === kind).map(fileSubject)))]
}
