export function DoorPicture() {
  return (
    <svg class="bigdoorpic" viewBox="0 0 120 120" aria-hidden="true" focusable="false">
      <path class="arch" d="M28 104V56a32 32 0 0 1 64 0v48z" />
      <path class="panel" d="M44 66V57a16 16 0 0 1 32 0v9zM44 74h32v20H44z" />
      <circle class="knob" cx="83" cy="76" r="3.2" />
      <path class="step" d="M14 105h92M20 112h80" />
    </svg>
  )
}
