/** The children a worker carries on a day, by the allocations in the files that the reader holds. */
import { fileKind, fileSubject } from '../../model/file.ts'
import type { Uuid } from '../../model/file.ts'
import { allocation } from '../../records/allocation.ts'
import { childrenHere } from '../home.ts'
import { ofType } from '../of-type.ts'
import type { Files } from '../of-type.ts'

/** A supervising social worker carries the children of their households. In the order of the files, each once. */
export function childrenOfWorker(files: Files, workerId: Uuid, today: string): readonly Uuid[] {
  const mine = ofType(allocation, files.ofType(allocation.type)).filter(
    ({ body }) =>
      body.worker?.recordId === workerId && (body.from ?? '') <= today && !(body.to !== undefined && body.to <= today),
  )
  const found = mine.flatMap(({ fileIds }) =>
    fileIds.flatMap((file) =>
      fileKind(file) === 'child'
        ? [fileSubject(file)]
        : fileKind(file) === 'household'
          ? childrenHere(files, fileSubject(file), today).map(({ id }) => id)
          : [],
    ),
  )
  return [...new Set(found)].filter((id) => files.get(id) !== undefined)
}
