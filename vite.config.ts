import { preact } from '@preact/preset-vite'
import { defineConfig } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'

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
      },
}))
