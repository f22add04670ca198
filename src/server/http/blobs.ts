import * as v from 'valibot'
import { BLOB_CHUNK_BYTES, blobDeclaration, blobState, sha256 as sha256Schema } from '../../protocol/messages.ts'
import { asSystem } from '../db/pool.ts'
import { blobStateFor, declareBlob, expectedLength, putChunk, readChunk } from '../sync/blobs.ts'
import { jsonAnswer, readBytes, readJson } from './body.ts'
import { badRequest, notFound, Refusal, tooLarge } from './problem.ts'
import type { Route } from './route.ts'
import { personOf } from './situation.ts'
import type { Request, ServerDeps } from './situation.ts'

const SMALL = 4 * 1024

function addressed(c: Request): { readonly sha256: string; readonly n: number } {
  const sha256 = c.req.param('sha256')
  const n = Number(c.req.param('n') ?? 0)
  if (sha256 === undefined || !v.is(sha256Schema, sha256) || !Number.isInteger(n) || n < 0) throw notFound()
  return { sha256, n }
}

/** Refused by what is announced, before a byte of the body is read. */
function refuseAnnounced(c: Request, most: number): void {
  if (Number(c.req.header('content-length') ?? 0) > most) throw tooLarge(most)
}

export function blobRoutes({ pool }: ServerDeps): readonly Route[] {
  async function declare(c: Request): Promise<Response> {
    const { sha256 } = addressed(c)
    return jsonAnswer(
      c,
      await declareBlob(pool, personOf(c).actor.personId, sha256, await readJson(c, blobDeclaration, SMALL)),
    )
  }

  async function put(c: Request): Promise<Response> {
    const { sha256, n } = addressed(c)
    const { personId } = personOf(c).actor
    refuseAnnounced(c, BLOB_CHUNK_BYTES)
    const length = await expectedLength(pool, personId, sha256, n)
    if (length === undefined)
      throw new Refusal(409, 'Declare it first', 'PUT its size and type to /sync/v1/blobs/{sha256}.')
    const outcome = await putChunk(pool, personId, sha256, n, await readBytes(c, length))
    if ('state' in outcome) return jsonAnswer(c, outcome.state)
    if (outcome.refused === 'wrong-hash')
      throw new Refusal(422, 'The bytes do not have this hash', 'All chunks must be sent again.')
    throw badRequest('The chunk does not have the length that was declared.')
  }

  async function state(c: Request): Promise<Response> {
    const found = await blobStateFor(pool, personOf(c).actor.personId, addressed(c).sha256)
    if (!found) throw notFound()
    return jsonAnswer(c, found)
  }

  async function read(c: Request): Promise<Response> {
    const { sha256, n } = addressed(c)
    const { actor } = personOf(c)
    const chunk = await readChunk(pool, actor.personId, sha256, n)
    if (!chunk) throw notFound()
    await asSystem(pool, (client) =>
      client.query(
        `INSERT INTO audit (person_id, role, action, record_ids, detail) VALUES ($1, $2, 'read-attachment', $3, json_build_object('sha256', $4::text, 'chunk', $5::int))`,
        [actor.personId, actor.role, chunk.recordIds, sha256, n],
      ),
    )
    // Never as what it claims to be: the device puts it together and knows the type from the record.
    return c.body(new Uint8Array(chunk.bytes), 200, {
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': 'attachment',
    })
  }

  return [
    {
      method: 'PUT',
      path: '/sync/v1/blobs/:sha256',
      summary: 'Announce an attachment, or ask what of it is still missing',
      signedIn: true,
      takes: blobDeclaration,
      gives: blobState,
      handle: declare,
    },
    {
      method: 'GET',
      path: '/sync/v1/blobs/:sha256',
      summary: 'What of an attachment is here',
      signedIn: true,
      gives: blobState,
      refusals: [404],
      handle: state,
    },
    {
      method: 'PUT',
      path: '/sync/v1/blobs/:sha256/:n',
      summary: 'Send one chunk; the last one completes it if the hash is right',
      signedIn: true,
      takesBytes: true,
      gives: blobState,
      refusals: [409, 413, 422],
      handle: put,
    },
    {
      method: 'GET',
      path: '/sync/v1/blobs/:sha256/:n',
      summary: 'One chunk of an attachment of a record that one may read',
      signedIn: true,
      givesType: 'application/octet-stream',
      refusals: [404],
      handle: read,
    },
  ]
}
