import type { Option } from '../../model/field.ts'

/** Mouth and brows on a 64 × 64 face. A word always stands beside it: small children read faces in their own way. */
const FACES: { readonly [value: string]: string } = {
  happy: 'M19 37q13 13 26 0M22 25v2M42 25v2',
  calm: 'M24 40q8 5 16 0M19 27q4 3 8 0M37 27q4 3 8 0',
  excited: 'M18 36h28q-3 13-14 13T18 36zM19 26q4-6 8 0M37 26q4-6 8 0',
  mixed: 'M20 42q4-5 8 0t8 0 8 0M22 25v2M38 22l8 4',
  sad: 'M20 45q12-11 24 0M22 27v2M42 27v2',
  cross: 'M21 45q11-7 22 0M17 21l9 5M47 21l-9 5M23 30v1M41 30v1',
  scared: 'M25 44q7-6 14 0-7 5-14 0zM17 21q5-4 9-2M47 21q-5-4-9-2M23 28v2M41 28v2',
  tired: 'M25 43q7 3 14 0M18 29q4 3 8 0M38 29q4 3 8 0',
}

export function Faces(props: {
  readonly question: string
  readonly options: readonly Option[]
  readonly value: string | undefined
  readonly onPick: (value: string) => void
}) {
  return (
    <fieldset class="faces">
      <legend>{props.question}</legend>
      <div class="row wrap">
        {props.options.map(({ value, label }) => (
          <label key={value} class="choice face">
            <input
              type="radio"
              name="face"
              class="vh"
              checked={props.value === value}
              onChange={() => props.onPick(value)}
            />
            <FacePicture value={value} />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

export function FacePicture({ value }: { readonly value: string }) {
  const face = FACES[value]
  return (
    <svg
      class="facepic"
      viewBox="0 0 64 64"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      stroke-width="4"
      stroke-linecap="round"
      stroke-linejoin="round"
    >
      <circle cx="32" cy="32" r="28" stroke-dasharray={face ? undefined : '6 8'} />
      {face ? <path d={face} /> : <path d="M24 25a8 8 0 1 1 11 8q-3 1-3 5M32 46v.2" />}
    </svg>
  )
}
