/** Run by `npm test`: holds one Postgres for all test files, prints its address, and stops it when its input closes. */
import { startTestPostgres } from './postgres.ts'

const postgres = await startTestPostgres()
console.log(postgres.url)
process.stdin.resume()
process.stdin.once('end', () => {
  void postgres.stop().then(() => process.exit(0))
})
