import { createMiddleware } from 'hono/factory'
import type { Env, ServerDeps } from './situation.ts'

/** No inline script or style, no eval but WebAssembly (the passphrase is stretched there), one Trusted Types policy. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "require-trusted-types-for 'script'",
  'trusted-types doorstep',
].join('; ')

const SWITCHED_OFF = [
  'accelerometer',
  'autoplay',
  'display-capture',
  'encrypted-media',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'usb',
]

const ALWAYS: { readonly [name: string]: string } = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': ['camera=(self)', ...SWITCHED_OFF.map((feature) => `${feature}=()`)].join(', '),
}

export const securityHeaders = ({ config }: Pick<ServerDeps, 'config'>) =>
  createMiddleware<Env>(async (c, next) => {
    await next()
    for (const [name, value] of Object.entries(ALWAYS)) c.res.headers.set(name, value)
    const isHttps =
      config.publicUrl?.startsWith('https:') || (config.trustProxy && c.req.header('x-forwarded-proto') === 'https')
    if (isHttps) c.res.headers.set('Strict-Transport-Security', 'max-age=63072000; includeSubDomains')
    // Nothing that a server answers about people is ever kept by a cache; the app's own files say otherwise themselves.
    if (!c.res.headers.has('Cache-Control')) c.res.headers.set('Cache-Control', 'no-store')
  })
