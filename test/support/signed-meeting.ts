/** A meeting whose minutes are signed, with what follows from the signature, written into a service as its people would have. */
import { v7 as newId } from 'uuid'
import { bodyHash, diffBodies } from '../../src/model/body.ts'
import { derivedId } from '../../src/model/derived-id.ts'
import type { Body } from '../../src/model/field.ts'
import { childFile, fileKind } from '../../src/model/file.ts'
import type { FileId, Uuid } from '../../src/model/file.ts'
import type { Operation, Patch } from '../../src/model/operation.ts'
import type { Stamp } from '../../src/model/person.ts'
import { applyAsService, SERVICE_DEVICE } from '../../src/server/apply/as-service.ts'
import type { ServiceOperation } from '../../src/server/apply/as-service.ts'
import { asSystem } from '../../src/server/db/pool.ts'
import { definitionOf } from '../../src/records/all.ts'
import { must } from './must.ts'
import { onServer } from './people.ts'
import type { Service } from './service.ts'

export async function personRecord(service: Service, name: string): Promise<Stamp> {
  const found = must(
    (await onServer(service, 'person')).find(({ body }) => String(body.name).startsWith(name)),
    name,
  )
  return { personId: found.id, name: String(found.body.name), role: found.body.role as Stamp['role'], at: '' }
}

/** The child's own file and the file of the home where the child lives now. */
export async function filesOfChild(service: Service, name: string): Promise<readonly FileId[]> {
  const child = must(
    (await onServer(service, 'child')).find(({ body }) => String(body.preferredName ?? body.name) === name),
    name,
  )
  const home = must(
    (await onServer(service, 'placement')).find(
      ({ body, record }) => !body.end && (record.fileIds as FileId[]).includes(childFile(child.id)),
    ),
  )
  return [childFile(child.id), ...(home.record.fileIds as FileId[]).filter((file) => fileKind(file) === 'household')]
}

/** A record as somebody wrote it and, where they may, signed it; in one transaction. `at`: when, if not now. */
export async function writtenBy(
  service: Service,
  by: Stamp,
  type: string,
  fileIds: readonly FileId[],
  body: Body,
  signed = true,
  at = new Date().toISOString(),
): Promise<Uuid> {
  const recordId = newId()
  const definition = must(definitionOf(type), type)
  const stamp = { ...by, at }
  const step = (
    id: Uuid,
    of: string,
    files: readonly FileId[],
    patch: Patch,
    base: Operation['base'],
  ): ServiceOperation => ({
    by: stamp,
    receivedAt: at,
    op: {
      opId: newId(),
      prevOpId: null,
      deviceId: SERVICE_DEVICE,
      recordId: id,
      fileIds: files,
      type: of,
      schemaVersion: must(definitionOf(of)).version,
      base,
      patch,
      claimedAt: at,
    },
  })
  const write = (id: Uuid, of: string, files: readonly FileId[], words: Body) =>
    step(id, of, files, { kind: 'write', changes: diffBodies(must(definitionOf(of)).fields, {}, words) }, null)
  const follows = signed ? (definition.follows?.(body, { id: recordId }) ?? []) : []
  await asSystem(service.database.pool, (client) =>
    applyAsService(client, [
      write(recordId, type, fileIds, body),
      ...(signed
        ? [step(recordId, type, fileIds, { kind: 'sign', as: 'sign', bodyHash: bodyHash(body) }, { revision: 1 })]
        : []),
      ...follows.map((one) =>
        write(
          derivedId(recordId, one.key),
          one.type,
          one.files ? fileIds.filter((file) => one.files?.includes(fileKind(file))) : fileIds,
          one.body,
        ),
      ),
    ]),
  )
  return recordId
}
