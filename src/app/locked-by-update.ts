/** Whether it was an update that locked this tab: the door says so, until somebody has come in again. */
const LOCKED_BY_IT = 'doorstep-locked-by-update'

export const lockedByUpdate = (): void => sessionStorage.setItem(LOCKED_BY_IT, 'yes')
export const wasLockedByUpdate = (): boolean => globalThis.sessionStorage?.getItem(LOCKED_BY_IT) === 'yes'
export const backAfterUpdate = (): void => globalThis.sessionStorage?.removeItem(LOCKED_BY_IT)
