/** Homes that were under way when they were first written down here: what stands for their first steps says so. */
import type { ProcessEvent } from './event.ts'

export const UNDER_WAY = ':under-way'
export const isUnderWay = ({ id }: Pick<ProcessEvent, 'id'>): boolean => id.includes(UNDER_WAY)
