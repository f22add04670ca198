// npm run build: the app into dist/app, the server into dist/server.
import { ensureInstalled } from './installed.mjs'
import { ensureBuilt } from './built.mjs'

ensureInstalled()
ensureBuilt()
