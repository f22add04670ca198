/** Green, amber and red as the screens show them: never a colour without its word and shape. */
import type { ReportStatus } from '../../practice/reports/reports-of.ts'

export const LOOK: {
  readonly [S in ReportStatus]: { readonly kind: 'done' | 'soon' | 'urgent'; readonly word: string }
} = {
  green: { kind: 'done', word: 'Green' },
  amber: { kind: 'soon', word: 'Amber' },
  red: { kind: 'urgent', word: 'Red' },
}
