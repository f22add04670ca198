/** Small pictures for who cannot or would rather not hold a pen: lines on a 100 × 100 square. */
export const STICKER_SIZE = 130

export const STICKERS = [
  {
    name: 'sun',
    label: 'Sun',
    d: 'M50 30a20 20 0 1 1 0 40 20 20 0 0 1 0-40zM50 18V6M50 94V82M18 50H6M94 50H82M27 27l-8-8M81 81l-8-8M27 73l-8 8M81 19l-8 8',
  },
  {
    name: 'cloud',
    label: 'Rain cloud',
    d: 'M26 58a16 16 0 0 1 2-32 22 22 0 0 1 42-2 17 17 0 0 1 4 34zM32 70l-5 14M52 70l-5 14M72 70l-5 14',
  },
  { name: 'house', label: 'House', d: 'M14 48 50 16l36 32v40H14zM42 88V62h16v26M24 54h12v12H24zM64 54h12v12H64z' },
  {
    name: 'person',
    label: 'Person',
    d: 'M50 10a14 14 0 1 1 0 28 14 14 0 0 1 0-28zM50 38v28M26 48l24-2 24 2M50 66 34 92M50 66l16 26M45 22v1M55 22v1M44 28q6 5 12 0',
  },
  {
    name: 'baby',
    label: 'Baby',
    d: 'M50 14a20 20 0 1 1 0 40 20 20 0 0 1 0-40zM43 30v1M57 30v1M43 40q7 7 14 0M50 14q6-8 10-2M32 60q18-8 36 0l6 26q-24 10-48 0z',
  },
  {
    name: 'dog',
    label: 'Dog',
    d: 'M18 48q30-8 50 0l2 20q-28 6-50 0zM66 44q4-14 18-10 10 4 6 16-10 8-20 4M72 34l-4-12M24 68l-2 18M34 69v17M60 69v17M68 66l4 20M18 50Q8 44 8 32M82 40v1M88 46v1',
  },
  {
    name: 'cat',
    label: 'Cat',
    d: 'M30 34 26 14l16 10q8-2 16 0l16-10-4 20q6 20-20 24-26-4-20-24zM42 36v2M58 36v2M50 44v3M44 50q3 3 6 0 3 3 6 0M36 58q-12 28 0 32h28q12-4 0-32M64 88q22-2 20-24',
  },
  { name: 'heart', label: 'Heart', d: 'M50 86C18 62 8 46 16 30c8-14 28-12 34 4 6-16 26-18 34-4 8 16-2 32-34 56z' },
  {
    name: 'broken-heart',
    label: 'Broken heart',
    d: 'M50 86C18 62 8 46 16 30c8-14 28-12 34 4 6-16 26-18 34-4 8 16-2 32-34 56zM50 34 42 48l14 8-8 16',
  },
  { name: 'star', label: 'Star', d: 'm50 10 12 26 28 4-21 20 6 29-25-14-25 14 6-29L10 40l28-4z' },
  { name: 'bed', label: 'Bed', d: 'M10 30v52M10 68h80M90 82V56q-2-8-10-8H40v20M16 54a9 9 0 1 0 18 0 9 9 0 0 0-18 0z' },
  {
    name: 'school',
    label: 'School',
    d: 'M10 88V46h26V28l14-12 14 12v18h26v42zM44 88V68h12v20M50 16V4l12 4-12 4M20 56h8v10h-8zM72 56h8v10h-8zM46 36h8v10h-8z',
  },
] as const
export type StickerName = (typeof STICKERS)[number]['name']

export const stickerOf = (name: StickerName) => STICKERS.find((sticker) => sticker.name === name)
export const isSticker = (value: unknown): value is StickerName => STICKERS.some((sticker) => sticker.name === value)
