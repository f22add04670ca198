/** The picture of the process as a file for the README: the same shapes that the app draws, with their look inside. */
import { WIDE } from '../../practice/process/picture-plan.ts'
import { headOf, pathOf, processPicture } from '../../practice/process/process-picture.ts'
import type { Arrow, Box } from '../../practice/process/process-picture.ts'

const LINE = 18
const LOOK = `
text{font:15.5px "Atkinson Hyperlegible Next","Atkinson Hyperlegible",Verdana,sans-serif;fill:#2a241f;text-anchor:middle}
.ground{fill:#faf5ea}
.place rect{fill:#fffdf8;stroke:#85765f}
.name{font-weight:700}
.foot{fill:#544a40}
.note rect{fill:none;stroke-dasharray:3 4}
.note .name{font-weight:400}
.line{fill:none;stroke:#5b2b53;stroke-width:1.5}
.head{fill:#5b2b53}
.rule{paint-order:stroke;stroke:#faf5ea;stroke-width:9px;fill:#421d3c;font-weight:600}
`

export function pictureFile(): string {
  const room = 12
  const picture = processPicture(WIDE, 1040)
  const [width, height] = [picture.width + 2 * room, picture.height + 2 * room]
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${-room} ${-room} ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="The stability process, T1 to T25">`,
    `<style>${LOOK}</style>`,
    `<rect class="ground" x="${-room}" y="${-room}" width="${width}" height="${height}" rx="12"/>`,
    ...picture.arrows.map(line),
    ...picture.arrows.map(({ rules, name: [x, y] }) => `<text class="rule" x="${x}" y="${y + 5}">${rules}</text>`),
    ...picture.boxes.map(place),
    '</svg>',
    '',
  ].join('\n')
}

const line = ({ points }: Arrow): string =>
  `<path class="line" d="${pathOf(points)}"/><path class="head" d="${headOf(points)}"/>`

function place({ x, y, width, height, lines, foot, isNote }: Box): string {
  const all = [...lines, ...(foot ? [foot] : [])]
  const first = y + height / 2 - ((all.length - 1) * LINE) / 2 + 5
  const words = all.map(
    (words, at) =>
      `<text class="${at < lines.length ? 'name' : 'foot'}" x="${x + width / 2}" y="${first + at * LINE}">${words}</text>`,
  )
  return `<g class="${isNote ? 'place note' : 'place'}"><rect x="${x}" y="${y}" width="${width}" height="${height}" rx="8"/>${words.join('')}</g>`
}
