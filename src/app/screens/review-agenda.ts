/** What has become overdue on either plan while a review meeting is being prepared joins its agenda by itself (S4.14). */
import { useEffect } from 'preact/hooks'
import type { Uuid } from '../../model/file.ts'
import type { Json } from '../../model/json.ts'
import { overdueFor, overduePoint } from '../../practice/agenda.ts'
import { reviewMeeting } from '../../records/review-meeting.ts'
import { useNotebook, useToday } from '../context.ts'
import type { Draft } from '../form/draft.ts'
import { rowsOf, type MeetingRow } from './meeting-parts.ts'

export function useOverdueOnAgenda(draft: Draft, childId: Uuid): void {
  const { casebook } = useNotebook()
  const today = useToday()
  const isOpen = draft.record?.type === reviewMeeting.type && draft.record.status === 'draft'
  useEffect(() => {
    if (!isOpen || casebook.loaded.value !== 'all') return
    const rows = rowsOf(draft.body, 'agenda')
    const joins = overdueFor(casebook, childId, today)
      .map(overduePoint)
      .filter(({ id }) => !rows.some((row) => row.id === id))
    if (joins.length > 0) draft.set('agenda', [...rows, ...joins] as readonly MeetingRow[] as Json)
  }, [isOpen, childId, today, casebook.version.value, casebook.loaded.value])
}
