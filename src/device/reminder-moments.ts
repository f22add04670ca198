/**
 * When this device should remind its person next, for the hours in which it is locked and nothing can be read. Instants
 * and no words: whoever takes the disk learns that something is due some time.
 */
import { del, get, set, update } from 'idb-keyval'
import { strictKeep } from './strict-keep.ts'

export const MOMENTS = 'reminder-moments'
const MOST = 60

/** ISO 8601, in any order. */
export const keepMoments = (moments: readonly string[]): Promise<void> =>
  set(MOMENTS, [...moments].sort((a, b) => Date.parse(a) - Date.parse(b)).slice(0, MOST), strictKeep)

/** How many have come by now; they are told once and then forgotten. */
export async function takeMoments(now: number): Promise<number> {
  if (((await get<readonly string[]>(MOMENTS, strictKeep)) ?? []).length === 0) return 0
  let come = 0
  await update<readonly string[]>(
    MOMENTS,
    (moments = []) => {
      const ahead = moments.filter((at) => Date.parse(at) > now)
      come = moments.length - ahead.length
      return ahead
    },
    strictKeep,
  )
  return come
}

export const forgetMoments = (): Promise<void> => del(MOMENTS, strictKeep)
