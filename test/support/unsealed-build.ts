import { resolve } from 'node:path'
import { build } from 'vite'

/** Builds the app once more without sealing, into a folder of its own; gives that folder. */
export async function buildUnsealed(): Promise<string> {
  const outDir = resolve('dist/unsealed')
  await build({
    logLevel: 'warn',
    build: { outDir, emptyOutDir: true },
    plugins: [
      {
        name: 'unsealed',
        enforce: 'pre',
        resolveId: (source) => (source.endsWith('/sealing.ts') ? resolve('test/support/unsealed.ts') : null),
      },
    ],
  })
  return outDir
}
