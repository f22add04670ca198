/** The small headings of a log, filled in now and then. */

export const DETAILS = [
  {
    where: 'sleep',
    from: 2,
    texts: [
      'Slept through.',
      'Up once, settled in ten minutes.',
      'Late to sleep, easy to wake.',
      'A broken night with a cough.',
      'Ten hours and a dream about whales.',
      'In {his} own bed until six.',
    ],
  },
  {
    where: 'food',
    from: 6,
    texts: [
      'Second helpings of {tea}.',
      'Breakfast skipped, lunch made up for it.',
      'Tried mushrooms. Will not be trying them again.',
      'Packed lunch came home empty.',
      'Ate well, slowly, talking.',
      'Helped cook, so ate it.',
    ],
  },
  {
    where: 'school',
    from: 6,
    texts: [
      'On time all week.',
      'Reading record signed.',
      'Letter about the trip, signed and paid.',
      '{teacher} sent a kind message.',
      'PE kit home for the wash.',
      'Homework done on the bus, by the look of it.',
    ],
  },
  {
    where: 'health',
    from: 6,
    texts: [
      'Calpol at four for a sore throat.',
      'New toothbrush, new enthusiasm.',
      'Chemist for the repeat prescription.',
      'A graze on the elbow, washed.',
      'Dentist next week.',
      'Hay fever: the usual tablet.',
    ],
  },
  {
    where: 'family',
    from: 2,
    texts: [
      'Call with {kin}, ten minutes, cheerful.',
      'Rang {kin}; no answer, a message came later.',
      'Saw {kin} as planned. Quiet on the way home, hungry after.',
      'A card from {kin} in the post.',
      'Asked when {kin} is next; showed {him} on the calendar.',
    ],
  },
] as const
