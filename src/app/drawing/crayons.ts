/** Colours on paper. The paper stays light in the dark scheme, so these do not change with it. */
export const CRAYONS = [
  { name: 'blue', label: 'Blue', ink: '#1f5fae' },
  { name: 'red', label: 'Red', ink: '#c2371f' },
  { name: 'green', label: 'Green', ink: '#2f7d3a' },
  { name: 'yellow', label: 'Yellow', ink: '#e0a400' },
  { name: 'brown', label: 'Brown', ink: '#7a4a1e' },
  { name: 'black', label: 'Black', ink: '#2a241f' },
] as const
export type Crayon = (typeof CRAYONS)[number]['name']

export const inkOf = (name: Crayon): string => CRAYONS.find((crayon) => crayon.name === name)?.ink ?? '#2a241f'
