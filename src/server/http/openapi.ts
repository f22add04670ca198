/** The OpenAPI document, from the same list of routes and the same schemas that requests are checked with. */
import { toJsonSchema } from '@valibot/to-json-schema'
import type * as v from 'valibot'
import { problem } from '../../protocol/messages.ts'
import type { Route } from './route.ts'

/** Checks that JSON Schema cannot express are left out: the document says less than the server asks. */
const schemaOf = (schema: v.GenericSchema): object => {
  const { $schema: _dialect, ...rest } = toJsonSchema(schema, { errorMode: 'ignore', typeMode: 'input' })
  return rest
}

const REFUSALS: { readonly [status: number]: string } = {
  400: 'Not understood',
  401: 'Sign in first',
  403: 'Not from here',
  404: 'Not there, or not to be seen',
  409: 'Something has to come before',
  413: 'Too large',
  422: 'The bytes do not have this hash',
  426: 'This version is too old',
  429: 'Too many tries',
  500: 'A mistake of ours',
  503: 'Not ready',
}

function operationOf(route: Route): object {
  const refusals = [
    ...new Set([
      ...(route.takes || route.takesBytes ? [400] : []),
      ...(route.signedIn ? [401] : []),
      ...(route.method === 'GET' ? [] : [403]),
      ...(route.refusals ?? []),
      500,
    ]),
  ]
  const content = route.gives
    ? { 'application/json': { schema: schemaOf(route.gives) } }
    : route.givesType
      ? { [route.givesType]: {} }
      : undefined
  const parameters = [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
  return {
    summary: route.summary,
    ...(parameters.length > 0 && { parameters }),
    ...(route.signedIn && { security: [{ session: [] }] }),
    ...(route.takes && {
      requestBody: { required: true, content: { 'application/json': { schema: schemaOf(route.takes) } } },
    }),
    ...(route.takesBytes && { requestBody: { required: true, content: { 'application/octet-stream': {} } } }),
    responses: {
      [content ? '200' : '204']: { description: 'Done', ...(content && { content }) },
      ...Object.fromEntries(
        refusals.map((status) => [
          status,
          {
            description: REFUSALS[status] ?? 'Refused',
            content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
          },
        ]),
      ),
    },
  }
}

export function openApi(routes: readonly Route[]): object {
  const paths: { [path: string]: { [method: string]: object } } = {}
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Doorstep',
      version: '1',
      description: 'Between the app on a device and its service. Bodies may be sent with Content-Encoding: gzip.',
    },
    paths,
    components: {
      schemas: { Problem: schemaOf(problem) },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: '__Host-doorstep' } },
    },
  }
}
