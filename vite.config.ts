import { preact } from '@preact/preset-vite'
import { defineConfig } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'

/**
 * The files that the app is built into, in the order in which they take: what a file begins with comes into it with all
 * that it is made of, except what a file above has. So no file needs one below it, and each holds what people open
 * together. A new screen needs no line: it is in the last, fetched with what is opened seldom. Where people open it every
 * day, name it (the end of its path) beside the screens they open with it. `test/structure.ts` knows each name by its
 * file. As some 340 small files the shell cost a first sign-in half of its time.
 */
const FILES: readonly (readonly [name: string, ...beginsWith: string[]])[] = [
  ['device-here', 'device/device-id'],
  ['open', 'device/open', 'device/jots', 'device/vault', 'sync/sign-in', 'door/demonstration'],
  ['device', 'device/commit', 'device/follow', 'device/search', 'device/sending', 'sync/loop'],
  ['word-paper', 'docx/dist/index'],
  ['carer', 'screens/carer-home', 'screens/daily-log', 'screens/ask-for-help'],
  ['day', 'screens/today', 'screens/visit', 'screens/outbox'],
  ['file', 'screens/child', 'screens/children', 'screens/household'],
  ['record', 'screens/record', 'screens/record-form', 'screens/write', 'screens/search', 'screens/waiting'],
  ['lead', 'screens/board', 'screens/lane-home', 'screens/duty', 'screens/team', 'screens/provider-home'],
  ['meeting', 'screens/meeting', 'screens/afterwards', 'screens/report', 'screens/home-search'],
  [
    'hands',
    'screens/childs-views-pages',
    'screens/childs-version-hands',
    'screens/story-hands',
    'screens/impact-hands',
  ],
  ['seldom', ''],
]

/** Where a module lies, without its ending. */
const placeOf = (module: string): string => module.replaceAll('\\', '/').replace(/\.[a-z]+$/, '')

const CHUNKS = [
  // what the locked door needs is taken before everything else
  { name: 'first', tags: ['$initial' as const], priority: FILES.length + 1 },
  ...FILES.map(([name, ...beginsWith], place) => ({
    name,
    test: (module: string) =>
      beginsWith.some((each) => (each ? placeOf(module).endsWith(`/${each}`) : /\/src\/app\//.test(placeOf(module)))),
    priority: FILES.length - place,
  })),
]

/**
 * Two builds from one configuration: `vite build` makes the app (dist/app), `vite build --ssr src/server/main.ts`
 * the server (dist/server), which keeps its packages in node_modules.
 */
export default defineConfig(({ isSsrBuild }) => ({
  plugins: isSsrBuild
    ? []
    : [
        preact(),
        VitePWA({
          strategies: 'injectManifest',
          srcDir: 'src/worker',
          filename: 'service-worker.ts',
          // Registered by src/app with a Trusted Types policy, after the first screen.
          injectRegister: false,
          injectManifest: {
            globPatterns: ['**/*.{js,css,html,svg,woff2,wasm,png,webmanifest}'],
            globIgnores: ['screenshots/**'],
          },
          manifest: {
            id: '/',
            name: 'Doorstep',
            short_name: 'Doorstep',
            description: 'Home visits and daily life of children in foster care, written down offline and kept safe',
            lang: 'en-GB',
            start_url: '/',
            scope: '/',
            display: 'standalone',
            background_color: '#faf5ea',
            theme_color: '#faf5ea',
            categories: ['productivity', 'social'],
            icons: [
              { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
              { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
              { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
              { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
            ],
            screenshots: [
              {
                src: '/screenshots/today-tablet.png',
                sizes: '1180x820',
                type: 'image/png',
                form_factor: 'wide',
                label: 'Today, on a tablet',
              },
              {
                src: '/screenshots/child-tablet.png',
                sizes: '1180x820',
                type: 'image/png',
                form_factor: 'wide',
                label: "A child's page",
              },
              {
                src: '/screenshots/carer-phone.png',
                sizes: '390x844',
                type: 'image/png',
                form_factor: 'narrow',
                label: "A carer's phone",
              },
              {
                src: '/screenshots/log-phone.png',
                sizes: '390x844',
                type: 'image/png',
                form_factor: 'narrow',
                label: 'A daily log',
              },
            ],
          },
        }),
      ],
  build: isSsrBuild
    ? { target: 'node20', sourcemap: true, emptyOutDir: true }
    : {
        outDir: 'dist/app',
        target: 'es2022',
        sourcemap: false,
        modulePreload: { polyfill: false },
        assetsInlineLimit: 0,
        // Read by the size check.
        manifest: true,
        rolldownOptions: { output: { codeSplitting: { groups: CHUNKS } } },
      },
}))
