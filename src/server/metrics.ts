import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client'

export interface Metrics {
  readonly registry: Registry
  readonly requests: Histogram<'method' | 'route' | 'status'>
  readonly operations: Counter<'status'>
  readonly pulledChanges: Counter
  readonly signIns: Counter<'outcome'>
  readonly jobs: Counter<'task' | 'outcome'>
  readonly unanswered: Gauge
  readonly waitingForPerson: Gauge<'status'>
}

/** Names, routes and counts only: nothing here is about a person. */
export function makeMetrics(choice: { readonly process?: boolean } = {}): Metrics {
  const registry = new Registry()
  const registers = [registry]
  if (choice.process) collectDefaultMetrics({ register: registry })
  return {
    registry,
    requests: new Histogram({
      name: 'doorstep_http_request_seconds',
      help: 'Time to answer a request',
      labelNames: ['method', 'route', 'status'],
      registers,
      buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    }),
    operations: new Counter({
      name: 'doorstep_operations_total',
      help: 'Operations pushed, by what became of them',
      labelNames: ['status'],
      registers,
    }),
    pulledChanges: new Counter({ name: 'doorstep_pulled_changes_total', help: 'Changes sent to devices', registers }),
    signIns: new Counter({
      name: 'doorstep_sign_ins_total',
      help: 'Tries to sign in',
      labelNames: ['outcome'],
      registers,
    }),
    jobs: new Counter({ name: 'doorstep_jobs_total', help: 'Jobs run', labelNames: ['task', 'outcome'], registers }),
    unanswered: new Gauge({
      name: 'doorstep_inbox_unanswered',
      help: 'Operations accepted and not yet applied',
      registers,
    }),
    waitingForPerson: new Gauge({
      name: 'doorstep_operations_waiting',
      help: 'Operations that wait for a person',
      labelNames: ['status'],
      registers,
    }),
  }
}
