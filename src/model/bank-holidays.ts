/**
 * Bank holidays of England and Wales as GOV.UK publishes them, substitute days included: where a holiday falls on
 * a weekend its substitute counts and the Saturday or Sunday itself is only a weekend (section E).
 */
export const BANK_HOLIDAYS: { readonly [year: number]: readonly string[] } = {
  2024: ['01-01', '03-29', '04-01', '05-06', '05-27', '08-26', '12-25', '12-26'],
  2025: ['01-01', '04-18', '04-21', '05-05', '05-26', '08-25', '12-25', '12-26'],
  2026: ['01-01', '04-03', '04-06', '05-04', '05-25', '08-31', '12-25', '12-28'],
  2027: ['01-01', '03-26', '03-29', '05-03', '05-31', '08-30', '12-27', '12-28'],
  2028: ['01-03', '04-14', '04-17', '05-01', '05-29', '08-28', '12-25', '12-26'],
}
