/** What an import answers: how much of the return now stands here, and what of it was refused, line by line. */
export interface RejectedLine {
  readonly file: string
  /** 1 is the first line of the file, its headings; in XML the line where the element begins. */
  readonly line: number
  readonly column: string
  readonly reason: string
}

export interface ReturnOutcome {
  readonly children: number
  readonly placements: number
  readonly openPlacements: number
  readonly missingEpisodes: number
  readonly reviews: number
  /** Episodes that begin before the one before them has ended. */
  readonly overlaps: number
  readonly rejected: readonly RejectedLine[]
}
