/** Every child's own story. */
import type { ChildKey } from '../children.ts'
import { asha } from './asha.ts'
import type { Story } from './beats.ts'
import { callum } from './callum.ts'
import { dylan } from './dylan.ts'
import { esme } from './esme.ts'
import { freya } from './freya.ts'
import { idris } from './idris.ts'
import { jonah } from './jonah.ts'
import { kai } from './kai.ts'
import { leon } from './leon.ts'
import { mabel } from './mabel.ts'
import { noor } from './noor.ts'
import { ottilie } from './ottilie.ts'
import { peter } from './peter.ts'
import { alfie, amber, gethin, isla, nathan, oscar, poppy, zara } from './quiet.ts'
import { rafi } from './rafi.ts'
import { tilly } from './tilly.ts'
import { wren } from './wren.ts'

const stories: { readonly [K in ChildKey]: Story } = {
  amber,
  gethin,
  oscar,
  poppy,
  nathan,
  zara,
  isla,
  alfie,
  tilly,
  kai,
  idris,
  mabel,
  jonah,
  esme,
  rafi,
  noor,
  dylan,
  freya,
  leon,
  asha,
  peter,
  wren,
  callum,
  ottilie,
}

export const storyOf = (key: ChildKey): Story => stories[key]
