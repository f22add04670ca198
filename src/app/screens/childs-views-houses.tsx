/** The Three Houses (Weld and Greening): good things first, and worries never open by themselves. */
export type HouseName = 'good' | 'dreams' | 'worries'

export interface House {
  readonly name: HouseName
  readonly words: string
  readonly look: string
  readonly prompt: string
  /** What stands in the picture of the house, on a 64 × 60 square. */
  readonly inside: string
  readonly eyes?: readonly [number, number]
}

export const HOUSES: readonly House[] = [
  {
    name: 'good',
    words: 'good things',
    look: 'h-good',
    prompt: 'What is good just now? Who is good to be with?',
    inside: 'M22 39c5 7 15 7 20 0',
    eyes: [24, 40],
  },
  {
    name: 'dreams',
    words: 'dreams',
    look: 'h-dream',
    prompt: 'If things were just how you want, who is there and what are you doing?',
    inside: 'm32 24 3.4 7 7.6 1-5.6 5.4 1.4 7.6-6.8-3.6-6.8 3.6 1.4-7.6L21 32l7.6-1z',
  },
  {
    name: 'worries',
    words: 'worries',
    look: 'h-worry',
    prompt: 'Is there anything you worry about? You can leave this house empty.',
    inside: 'M22 44c5-6 15-6 20 0',
    eyes: [24, 40],
  },
]

export function HousePicture({ house }: { readonly house: House }) {
  return (
    <svg
      class="house"
      viewBox="0 0 64 60"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      stroke-width="4"
      stroke-linejoin="round"
      stroke-linecap="round"
    >
      <path d="M6 30 32 6l26 24v24H6z" />
      <path d={house.inside} />
      {house.eyes?.map((x) => (
        <circle key={x} cx={x} cy="30" r="2.8" fill="currentColor" stroke="none" />
      ))}
    </svg>
  )
}

/** The roof over the paper; the walls are the paper's border. */
export function Roof() {
  return (
    <svg class="roof" viewBox="0 0 700 70" preserveAspectRatio="none" aria-hidden="true">
      <path
        d="M3 69 350 5l347 64"
        fill="#fffdf8"
        stroke="currentColor"
        stroke-width="5"
        vector-effect="non-scaling-stroke"
        stroke-linejoin="round"
      />
    </svg>
  )
}
