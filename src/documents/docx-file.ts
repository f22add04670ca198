/** A paper as a Word file, made on the device: fetched only when somebody asks for one. */
import type * as DocxLibrary from 'docx'
import type { FileChild, Paragraph, Table } from 'docx'
import { unquoted } from '../model/unquoted.ts'
import type { Block, Paper } from './paper.ts'

type Docx = typeof DocxLibrary

/** What the blobs of a paper are as pictures, by their hash: made by whoever can draw. */
export type Pictures = ReadonlyMap<
  string,
  {
    readonly type: 'png' | 'jpg'
    readonly bytes: Uint8Array<ArrayBuffer>
    readonly width: number
    readonly height: number
  }
>

/** Half-points, as Word counts. Large papers are read from across a kitchen. */
const SIZE = { text: 22, large: 32 }
const FONT = 'Atkinson Hyperlegible Next'

/** @returns the bytes of a .docx */
export async function docxOf(paper: Paper, pictures: Pictures = new Map()): Promise<Uint8Array<ArrayBuffer>> {
  const docx: Docx = await import('docx')
  const { Document, Footer, Packer, PageNumber, Paragraph, TextRun } = docx
  const size = paper.large ? SIZE.large : SIZE.text
  const file = new Document({
    title: paper.title,
    creator: 'Doorstep',
    styles: { default: { document: { run: { font: FONT, size } } } },
    numbering: {
      config: [
        {
          reference: 'rules',
          levels: [
            {
              level: 0,
              format: docx.LevelFormat.DECIMAL,
              text: '%1.',
              style: { paragraph: { indent: { left: 480, hanging: 480 } } },
            },
          ],
        },
      ],
    },
    sections: [
      {
        // A4 in twentieths of a point.
        properties: { page: { size: { width: 11_906, height: 16_838 } } },
        footers: {
          default: new Footer({
            children: [
              ...paper.foot.map((words) => new Paragraph({ children: [new TextRun({ text: words, size: 18 })] })),
              new Paragraph({
                children: [
                  new TextRun({ children: ['Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES], size: 18 }),
                ],
              }),
            ],
          }),
        },
        children: [...head(docx, paper), ...paper.blocks.flatMap((block) => blockOf(docx, block, pictures))],
      },
    ],
  })
  const blob = await Packer.toArrayBuffer(file)
  return new Uint8Array(blob)
}

function head({ HeadingLevel, Paragraph, TextRun }: Docx, paper: Paper): Paragraph[] {
  return [
    new Paragraph({ text: `Doorstep · ${paper.service}` }),
    new Paragraph({ text: paper.title, heading: HeadingLevel.TITLE }),
    ...(paper.subtitle ? [new Paragraph({ text: paper.subtitle })] : []),
    new Paragraph({
      spacing: { after: 240 },
      children: [
        new TextRun({ text: paper.copyFor, bold: true }),
        ...paper.leftOut.map((words) => new TextRun({ text: words, break: 1 })),
      ],
    }),
  ]
}

function blockOf(docx: Docx, block: Block, pictures: Pictures): FileChild[] {
  const { HeadingLevel, Paragraph, TextRun } = docx
  const heading = (text: string): Paragraph =>
    new Paragraph({ text, heading: HeadingLevel.HEADING_2, spacing: { before: 240 } })
  switch (block.kind) {
    case 'facts':
      return block.rows.map(
        ([label, words]) =>
          new Paragraph({ children: [new TextRun({ text: `${label}: `, bold: true }), ...lines(docx, words)] }),
      )
    case 'heading':
      return [heading(block.beside ? `${block.words} (${block.beside})` : block.words)]
    case 'text':
      return [new Paragraph({ children: lines(docx, block.words) })]
    case 'quote':
      return [
        new Paragraph({
          indent: { left: 480 },
          children: [
            new TextRun({ text: `“${unquoted(block.words)}”`, bold: true }),
            ...(block.cite ? [new TextRun({ text: ` ${block.cite}` })] : []),
          ],
        }),
      ]
    case 'list':
      return block.items.map(
        (words) =>
          new Paragraph({
            children: lines(docx, words),
            ...(block.ordered ? { numbering: { reference: 'rules', level: 0 } } : { bullet: { level: 0 } }),
          }),
      )
    case 'columns':
      return block.columns.flatMap(({ heading: words, items }) => [
        heading(words),
        ...items.map((item) => new Paragraph({ children: lines(docx, item), bullet: { level: 0 } })),
      ])
    case 'table':
      return [tableOf(docx, block)]
    case 'picture':
      return [new Paragraph({ spacing: { after: 240 }, children: [pictureOf(docx, block, pictures)] })]
    case 'turn':
      return [new Paragraph({ pageBreakBefore: true, children: [] })]
    default:
      return [
        new Paragraph({
          spacing: { before: 240 },
          border: edges(),
          children: [new TextRun({ text: `${block.strong} `, bold: true }), ...lines(docx, block.words)],
        }),
      ]
  }
}

// A picture fills the width of the text, in pixels as Word counts them.
const PICTURE_WIDTH = 600

/** One that has not come to this device is named, so that nobody believes the page is empty. */
function pictureOf(docx: Docx, block: Extract<Block, { kind: 'picture' }>, pictures: Pictures) {
  const found = pictures.get(block.picture.sha256)
  if (!found) return new docx.TextRun({ text: `[${block.words}: the picture is not on this device]`, italics: true })
  const height = Math.round((PICTURE_WIDTH * found.height) / found.width)
  return new docx.ImageRun({
    type: found.type,
    data: found.bytes,
    transformation: { width: PICTURE_WIDTH, height },
    altText: { name: block.words, description: block.words, title: block.words },
  })
}

const edge = { style: 'single', size: 8, space: 6, color: 'auto' } as const
const edges = () => ({ top: edge, bottom: edge, left: edge, right: edge })

/** Words with their line breaks. */
const lines = ({ TextRun }: Docx, words: string) =>
  words.split('\n').map((text, at) => new TextRun(at === 0 ? { text } : { text, break: 1 }))

function tableOf(docx: Docx, { head: titles, rows }: Extract<Block, { kind: 'table' }>): Table {
  const { Paragraph, Table, TableCell, TableRow, TextRun, WidthType } = docx
  const cell = (text: string, bold: boolean) =>
    new TableCell({ children: [new Paragraph({ children: [new TextRun({ text, bold })] })] })
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [
      new TableRow({ tableHeader: true, children: titles.map((title) => cell(title, true)) }),
      ...rows.map((row) => new TableRow({ children: row.map((words) => cell(words, false)) })),
    ],
  })
}
