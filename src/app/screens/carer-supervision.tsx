/** The carers' monthly supervision on one page: what is overdue, how stable it is for each child, each person's number. */
import type { Body } from '../../model/field.ts'
import { longDay } from '../words.ts'
import { SupervisionAgenda } from './carer-supervision-agenda.tsx'
import { SupervisionLogs } from './carer-supervision-logs.tsx'
import { SupervisionPresent } from './carer-supervision-present.tsx'
import { SupervisionScale } from './carer-supervision-scale.tsx'
import { VisitScreen } from './visit.tsx'
import type { VisitKind } from './visit-kind.ts'
import '../look/screens/carer-supervision.css'

const SUPERVISION: VisitKind = {
  noun: 'supervision',
  title: (whom) => `Carers’ supervision about ${whom}`,
  called: (whom) => `the carers’ supervision about ${whom}`,
  facts: (_definition, body, today, say) => [day(body, today), present(body, say)].filter(Boolean).join(' · '),
  own: { present: SupervisionPresent, overdue: SupervisionAgenda, logs: SupervisionLogs, scores: SupervisionScale },
}

export function CarerSupervisionScreen({ recordId }: { readonly recordId: string }) {
  return <VisitScreen recordId={recordId} kind={SUPERVISION} />
}

function day(body: Body, today: string): string {
  const when = typeof body.date === 'string' && body.date ? longDay(body.date, today) : 'No day yet'
  return typeof body.at === 'string' && body.at ? `${when}, from ${body.at}` : when
}

function present(body: Body, say: (name: string) => string): string {
  const rows = (Array.isArray(body.present) ? body.present : []) as { readonly who?: { readonly name: string } }[]
  const names = rows.flatMap(({ who }) => (who?.name ? [say(who.name)] : []))
  return names.length > 0 ? `with ${names.join(', ')}` : ''
}
