/** A note that came after its writer had handed the file on: it waits for the team manager to decide. */
import { diffBodies } from '../model/body.ts'
import { personFile } from '../model/file.ts'
import type { FileId, Uuid } from '../model/file.ts'
import type { Operation } from '../model/operation.ts'
import { allocation } from '../records/allocation.ts'
import { chronologyEntry } from '../records/chronology-entry.ts'
import type { World } from './world.ts'

/** An operation as its writer's device sent it, and when it arrived. */
export interface DemonstrationWaiting {
  readonly by: Uuid
  readonly receivedAt: string
  readonly operation: Operation
}

/** Bronwen had Peter's file for a weekend on duty; what she wrote then reached the council two days after. */
export function writeWaiting(world: World): readonly DemonstrationWaiting[] {
  const [peter, bronwen] = [world.child('peter'), world.person('Bronwen')]
  const [begun, ended, wroteAgo, arrivedAgo] = [10, 8, 9, 6]
  world.book.write(allocation, {
    files: [peter.file, personFile(bronwen.id)],
    by: world.managerOf(peter),
    at: world.moment(begun, '08:40'),
    body: {
      role: bronwen.role,
      worker: { recordId: bronwen.id, name: bronwen.name },
      from: world.day(begun),
      to: world.day(ended),
    },
  })
  const luck = world.luck.fork('waiting')
  const at = world.moment(wroteAgo, '17:25')
  const files: readonly FileId[] = [peter.file]
  return [
    {
      by: bronwen.id,
      receivedAt: world.moment(arrivedAgo, '08:35'),
      operation: {
        opId: luck.uuid(at),
        prevOpId: null,
        deviceId: luck.uuid(at),
        recordId: luck.uuid(at),
        fileIds: files,
        type: chronologyEntry.type,
        schemaVersion: chronologyEntry.version,
        base: null,
        patch: {
          kind: 'write',
          changes: diffBodies(
            chronologyEntry.fields,
            {},
            {
              date: world.day(wroteAgo),
              event:
                'Dad rang duty. He has the keys to the flat and wants Peter and Wren told this week. I said nobody tells them before Hannah has seen it, and he agreed to wait for her call.',
              impact: 'Peter asked Hannah for the truth when it is known. He should hear it from her, with Wren.',
              source: 'Call from Dad to the duty line, Saturday afternoon',
              significance: 'important',
            },
          ),
        },
        claimedAt: at,
      },
    },
  ]
}
