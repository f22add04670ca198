/** What a page of this test begins with. */
export { openNotebook } from '../../../src/device/open.ts'
export { makeSync } from '../../../src/sync/loop.ts'
export { outboxRows } from '../../../src/device/outbox-rows.ts'
