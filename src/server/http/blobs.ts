import { createHash } from 'node:crypto'
import * as v from 'valibot'
import {
  BLOB_CHUNK_BYTES,
  BLOB_GRAINS,
  BLOB_MAX_BYTES,
  blobDeclaration,
  blobState,
  GRAIN_HEADER,
  sha256 as sha256Schema,
} from '../../protocol/messages.ts'
import { asSystem } from '../db/pool.ts'
import { blobStateFor, declareBlob, expectedLength, putChunk, readChunk } from '../sync/blobs.ts'
import type { Piece } from '../sync/blobs.ts'
import { jsonAnswer, readBytes, readJson } from './body.ts'
import { badRequest, notFound, Refusal, tooLarge } from './problem.ts'
import type { Route } from './route.ts'
import { personOf } from './situation.ts'
import type { Request, ServerDeps } from './situation.ts'

const SMALL = 4 * 1024
const MOST_PIECES = BLOB_MAX_BYTES / Math.min(...BLOB_GRAINS)

function addressed(c: Request): Piece {
  const sha256 = c.req.param('sha256')
  const n = Number(c.req.param('n') ?? 0)
  if (sha256 === undefined || !v.is(sha256Schema, sha256) || !Number.isInteger(n) || n < 0 || n > MOST_PIECES)
    throw notFound()
  const asked = c.req.query('of')
  const of = asked === undefined ? BLOB_CHUNK_BYTES : BLOB_GRAINS.find((grain) => String(grain) === asked)
  if (of === undefined) throw badRequest(`of: one of ${BLOB_GRAINS.join(', ')}`)
  return { sha256, n, of }
}

/** What a device says that it sent (RFC 9530); one that says nothing is told by the hash of the whole. */
function refuseChanged(c: Request, bytes: Buffer): void {
  const said = /(?:^|,)\s*sha-256=:([^:]*):/.exec(c.req.header('content-digest') ?? '')?.[1]
  if (said !== undefined && createHash('sha256').update(bytes).digest('base64') !== said)
    throw badRequest('It was changed on its way here. Send it again.')
}

/** Refused by what is announced, before a byte of the body is read. */
function refuseAnnounced(c: Request, most: number): void {
  if (Number(c.req.header('content-length') ?? 0) > most) throw tooLarge(most)
}

export function blobRoutes({ pool }: ServerDeps): readonly Route[] {
  async function declare(c: Request): Promise<Response> {
    const { sha256, of } = addressed(c)
    const declared = await readJson(c, blobDeclaration, SMALL)
    return jsonAnswer(c, await declareBlob(pool, personOf(c).actor.personId, sha256, declared, of))
  }

  async function put(c: Request): Promise<Response> {
    const piece = addressed(c)
    const { personId } = personOf(c).actor
    refuseAnnounced(c, piece.of)
    const length = await expectedLength(pool, personId, piece)
    if (length === undefined)
      throw new Refusal(409, 'Declare it first', 'PUT its size and type to /sync/v1/blobs/{sha256}.')
    const bytes = await readBytes(c, length)
    refuseChanged(c, bytes)
    const outcome = await putChunk(pool, personId, piece, bytes)
    if ('state' in outcome) return jsonAnswer(c, outcome.state)
    if (outcome.refused === 'wrong-hash')
      throw new Refusal(422, 'The bytes do not have this hash', 'All chunks must be sent again.')
    throw badRequest('The chunk does not have the length that was declared.')
  }

  async function state(c: Request): Promise<Response> {
    const { sha256, of } = addressed(c)
    const found = await blobStateFor(pool, personOf(c).actor.personId, sha256, of)
    if (!found) throw notFound()
    return jsonAnswer(c, found)
  }

  async function read(c: Request): Promise<Response> {
    const piece = addressed(c)
    const { actor } = personOf(c)
    const chunk = await readChunk(pool, actor.personId, piece)
    if (!chunk) throw notFound()
    await asSystem(pool, (client) =>
      client.query(
        `INSERT INTO audit (person_id, role, action, record_ids, detail) VALUES ($1, $2, 'read-attachment', $3, json_build_object('sha256', $4::text, 'chunk', $5::int, 'of', $6::int))`,
        [actor.personId, actor.role, chunk.recordIds, piece.sha256, piece.n, piece.of],
      ),
    )
    // Never as what it claims to be: the device puts it together and knows the type from the record.
    return c.body(new Uint8Array(chunk.bytes), 200, {
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': 'attachment',
      [GRAIN_HEADER]: String(piece.of),
    })
  }

  return [
    {
      method: 'PUT',
      path: '/sync/v1/blobs/:sha256',
      summary: 'Announce an attachment, or ask what of it is still missing; ?of= says in which grain',
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
      summary: 'Send one piece, cut as ?of= says; the last one completes it if the hash is right',
      signedIn: true,
      takesBytes: true,
      gives: blobState,
      refusals: [409, 413, 422],
      handle: put,
    },
    {
      method: 'GET',
      path: '/sync/v1/blobs/:sha256/:n',
      summary: 'One piece, cut as ?of= says, of an attachment of a record that one may read',
      signedIn: true,
      givesType: 'application/octet-stream',
      refusals: [404],
      handle: read,
    },
  ]
}
