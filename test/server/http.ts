import { createHash, randomUUID } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { routesOf } from '../../src/server/http/server.ts'
import { CONTENT_SECURITY_POLICY } from '../../src/server/http/security-headers.ts'
import { makeMetrics } from '../../src/server/metrics.ts'
import type { Service } from './support/service.ts'
import { addPerson, as, LIMITS, serverOver, silentLog, startService } from './support/service.ts'

const appFolder = mkdtempSync(join(tmpdir(), 'doorstep-app-'))
mkdirSync(join(appFolder, 'assets'))
writeFileSync(join(appFolder, 'index.html'), '<!doctype html><title>Doorstep</title>')
writeFileSync(join(appFolder, 'where-everything-lives.html'), '<!doctype html><title>Where everything lives</title>')
writeFileSync(join(appFolder, 'service-worker.js'), '// worker')
writeFileSync(join(appFolder, 'assets', 'main-AbCd1234.js'), 'console.log(1)\n'.repeat(500))

const config = { ...LIMITS, publicUrl: undefined, trustProxy: false, appFolder }
let service: Service
test.before(async () => {
  service = await startService({ config })
})
test.after(async () => {
  await service.close()
  rmSync(appFolder, { recursive: true })
})

const PLACES = [
  '/',
  '/child/1',
  '/assets/main-AbCd1234.js',
  '/service-worker.js',
  '/healthz',
  '/auth/me',
  '/sync/v1/pull',
  '/api/openapi.json',
  '/no/such/file.js',
]

test('every answer, good or refused, carries the security headers', async () => {
  for (const place of PLACES) {
    const answer = await service.app.request(place, { headers: { accept: 'text/html' } })
    assert.is(answer.headers.get('content-security-policy'), CONTENT_SECURITY_POLICY, place)
    assert.is(answer.headers.get('x-content-type-options'), 'nosniff', place)
    assert.is(answer.headers.get('cross-origin-opener-policy'), 'same-origin', place)
    assert.is(answer.headers.get('cross-origin-resource-policy'), 'same-origin', place)
    assert.is(answer.headers.get('referrer-policy'), 'no-referrer', place)
    assert.match(answer.headers.get('permissions-policy') ?? '', 'camera=(self)', place)
    assert.is(answer.headers.get('strict-transport-security'), null, 'not over plain http')
  }
})

test('no inline script, no eval, no frame: the policy says so', () => {
  for (const part of [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
  ]) {
    assert.match(CONTENT_SECURITY_POLICY, part)
  }
  assert.not.match(CONTENT_SECURITY_POLICY, /unsafe-inline|'unsafe-eval'|\*/)
})

test('behind https the browser is told to stay there', async () => {
  const app = serverOver(service.pool, { config: { ...config, publicUrl: 'https://doorstep.council.example' } })
  assert.match((await app.request('/healthz')).headers.get('strict-transport-security') ?? '', /max-age=\d+/)
})

test('an address of the app is its page; hashed files are kept for ever, the page and the worker never', async () => {
  const screen = await service.app.request('/child/123', { headers: { accept: 'text/html' } })
  assert.match(await screen.text(), /<title>Doorstep/)
  assert.is(screen.headers.get('cache-control'), 'no-cache')
  assert.is((await service.app.request('/service-worker.js')).headers.get('cache-control'), 'no-cache')
  assert.match((await service.app.request('/assets/main-AbCd1234.js')).headers.get('cache-control') ?? '', /immutable/)
  assert.is((await service.app.request('/assets/gone-12345678.js', { headers: { accept: 'text/html' } })).status, 404)
  assert.is((await service.app.request('/../../package.json')).status, 404)
})

test('a page of its own is found with and without its ending', async () => {
  for (const place of ['/where-everything-lives', '/where-everything-lives.html'])
    assert.match(await (await service.app.request(place)).text(), /<title>Where everything lives/, place)
})

test('files travel packed, and not at all when the browser has them', async () => {
  const packed = await service.app.request('/assets/main-AbCd1234.js', { headers: { 'accept-encoding': 'gzip, br' } })
  assert.is(packed.headers.get('content-encoding'), 'br')
  assert.ok(Number(packed.headers.get('content-length')) < 200)
  const etag = packed.headers.get('etag') ?? ''
  assert.is((await service.app.request('/assets/main-AbCd1234.js', { headers: { 'if-none-match': etag } })).status, 304)
})

test('what the service says of people is never kept by a cache', async () => {
  for (const place of ['/auth/me', '/sync/v1/shelf', '/api/demonstration'])
    assert.is((await service.app.request(place)).headers.get('cache-control'), 'no-store', place)
})

test('another site cannot make a browser change anything here', async () => {
  const person = await addPerson(service, 'auditor')
  const device = await as(service, person)
  const from = (headers: Record<string, string>) =>
    device.request('/auth/sign-out', { method: 'POST', headers: { host: 'doorstep.example', ...headers } })
  for (const headers of [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://evil.example' },
    { origin: 'null' },
  ]) {
    assert.is((await from(headers)).status, 403, JSON.stringify(headers))
  }
  assert.is((await device.request('/auth/me')).status, 200, 'still signed in')
  assert.is((await from({ 'sec-fetch-site': 'same-origin', origin: 'https://doorstep.example' })).status, 204)
})

test('words of one person are neither taken nor given under the cookie of another', async () => {
  const [jo, ann] = [await addPerson(service, 'childs-social-worker'), await addPerson(service, 'foster-carer')]
  const device = await as(service, ann)
  const deviceId = randomUUID()
  for (const personId of [jo.personId, ann.personId]) {
    const about = { protocol: 1, nonce: 'a nonce of mine', deviceId, personId }
    const opId = randomUUID()
    const raw = JSON.stringify({ opId, says: 'words of Jo' })
    const operations = [{ opId, sha256: createHash('sha256').update(raw).digest('hex'), raw }]
    const post = (path: string, body: object) =>
      device.request(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ...about, ...body }),
      })
    const status = personId === ann.personId ? 200 : 401
    assert.is((await post('/sync/v1/push', { operations })).status, status)
    assert.is((await post('/sync/v1/pull', { cursors: {} })).status, status)
    const { rowCount } = await service.pool.query('SELECT FROM op_inbox WHERE op_id = $1', [opId])
    assert.is(rowCount, status === 200 ? 1 : 0)
  }
})

test('without a session nothing but the open routes answers', async () => {
  for (const route of routesOf({
    pool: service.pool,
    log: silentLog,
    metrics: makeMetrics(),
    config,
    isReady: () => true,
  })) {
    if (!route.signedIn) continue
    const path = route.path.replace(':sha256', 'a'.repeat(64)).replace(':n', '0')
    const answer = await service.app.request(path, {
      method: route.method,
      ...(route.method !== 'GET' && { body: '{}' }),
    })
    assert.is(answer.status, 401, `${route.method} ${path}`)
    assert.is(answer.headers.get('content-type'), 'application/problem+json')
  }
})

test('the description names every route of the service and no other', async () => {
  const answer = await service.app.request('/api/openapi.json')
  const document = (await answer.json()) as {
    openapi: string
    paths: { [path: string]: { [method: string]: { requestBody?: object } } }
  }
  const told = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
  )
  const there = service.app.routes
    .filter((route) => route.method !== 'ALL' && route.path !== '/*')
    .map((route) => `${route.method} ${route.path}`)
  assert.equal(told.sort(), [...new Set(there)].sort())
  assert.ok(document.paths['/sync/v1/push']?.post?.requestBody)
})

test('a body is taken packed, and a bomb is refused before it unfolds', async () => {
  const device = await as(service, await addPerson(service, 'auditor'))
  const pull = { protocol: 1, nonce: 'n'.repeat(8), deviceId: device.deviceId, cursors: {} }
  const post = (body: Uint8Array) =>
    device.request('/sync/v1/pull', {
      method: 'POST',
      headers: { 'content-encoding': 'gzip', 'accept-encoding': 'gzip' },
      body: new Uint8Array(body),
    })
  const answer = await post(gzipSync(JSON.stringify(pull)))
  assert.is(answer.status, 200)
  const bytes = Buffer.from(await answer.arrayBuffer())
  const text = answer.headers.get('content-encoding') === 'gzip' ? gunzipSync(bytes).toString() : bytes.toString()
  assert.is(JSON.parse(text).nonce, pull.nonce)
  assert.is((await post(gzipSync(Buffer.alloc(64 * 1024 * 1024, 32)))).status, 413)
  assert.is((await post(Buffer.from('no gzip'))).status, 400)
})

test('a refusal tells the rule that was broken and never the words', async () => {
  const device = await as(service, await addPerson(service, 'auditor'))
  const answer = await device.request('/sync/v1/push', {
    method: 'POST',
    body: JSON.stringify({ protocol: 1, nonce: 'Peter cried all night', deviceId: 'Peter cried', operations: [] }),
  })
  assert.is(answer.status, 400)
  assert.not.match(await answer.text(), /Peter/)
  const old = await device.request('/sync/v1/pull', {
    method: 'POST',
    body: JSON.stringify({ protocol: 0, nonce: 'n'.repeat(8), deviceId: device.deviceId, cursors: {} }),
  })
  assert.is(old.status, 426)
})

const one = (bytes: number) => ({ opId: crypto.randomUUID(), sha256: 'a'.repeat(64), raw: 'x'.repeat(bytes) })

test('more than a push may hold is refused whole', async () => {
  const device = await as(service, await addPerson(service, 'auditor'))
  const push = (operations: object[]) =>
    device.request('/sync/v1/push', {
      method: 'POST',
      body: JSON.stringify({ protocol: 1, nonce: 'n'.repeat(8), deviceId: device.deviceId, operations }),
    })
  assert.is((await push(Array.from({ length: 1001 }, () => one(1)))).status, 400)
  assert.is((await push([one(2200 * 1024), one(2200 * 1024)])).status, 413)
  assert.is((await push([one(4 * 1024 * 1024 + 1)])).status, 413)
  assert.is((await push([one(4 * 1024 * 1024)])).status, 200, 'kept, and parked because it is no operation')
})

test('health is told while starting and draining; readiness is not', async () => {
  const app = serverOver(service.pool, { config, isReady: () => false })
  assert.is((await app.request('/healthz')).status, 200)
  assert.is((await app.request('/readyz')).status, 503)
  assert.is((await service.app.request('/readyz')).status, 200)
})

test('Prometheus gets numbers', async () => {
  await service.app.request('/healthz')
  assert.match(
    await (await service.app.request('/metrics')).text(),
    /doorstep_http_request_seconds_count\{method="GET",route="\/healthz",status="200"\} [1-9]/,
  )
})

test('the demonstration is not offered where there is none', async () => {
  assert.equal(await (await service.app.request('/api/demonstration')).json(), { demonstration: false, signIns: [] })
})

test.run()
