import type { Option } from '../../model/field.ts'

/** Mouth and brows on a 64 × 64 face. A word always stands beside it: small children read faces in their own way. */
const FACES: { readonly [value: string]: string } = {
  'very-happy': 'M18 36q14 18 28 0zM20 25v2M44 25v2',
  happy: 'M20 38q12 11 24 0M22 25v2M42 25v2',
  ok: 'M21 41h22M22 25v2M42 25v2',
  sad: 'M20 45q12-11 24 0M22 27v2M42 27v2',
  'very-sad': 'M19 47q13-14 26 0M22 28v2M42 28v2M44 34q4 6 0 8-4-2 0-8',
  angry: 'M21 45q11-7 22 0M18 22l9 5M46 22l-9 5M23 31v1M41 31v1',
  scared: 'M32 40a6 7 0 1 1 0 .1M20 21q4-3 7-1M44 21q-4-3-7-1M22 29v2M42 29v2',
  worried: 'M22 44q5-5 10-2t10-2M18 24l8-3M46 24l-8-3M23 30v2M41 30v2',
  tired: 'M24 43h16M18 28q4 3 8 0M38 28q4 3 8 0',
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
            <input type="radio" name="face" class="vh" checked={props.value === value} onChange={() => props.onPick(value)} />
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
    <svg class="facepic" viewBox="0 0 64 64" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="4" stroke-linecap="round" stroke-linejoin="round">
      <circle cx="32" cy="32" r="28" stroke-dasharray={face ? undefined : '6 8'} />
      {face ? <path d={face} /> : <path d="M24 25a8 8 0 1 1 11 8q-3 1-3 5M32 46v.2" />}
    </svg>
  )
}
