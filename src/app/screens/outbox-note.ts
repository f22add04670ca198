import type { OutboxItem } from '../../device/notebook.ts'

/** Several operations on one record are one note to the person who wrote it; a photo goes by itself. */
export interface UnsentNote {
  readonly key: string
  readonly recordId: string
  readonly state: OutboxItem['state']
  readonly bytes: number
  readonly writtenAt: string
  readonly reason?: string
  readonly attachment?: NonNullable<OutboxItem['attachment']>
  readonly decision?: NonNullable<OutboxItem['decision']>
  /** The operations it stands for, oldest first. */
  readonly items: readonly OutboxItem[]
}
