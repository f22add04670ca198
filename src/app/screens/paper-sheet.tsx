/** A paper as a page: the same on the screen and in print. */
import { unquoted } from '../../model/unquoted.ts'
import { KeptDrawing } from '../drawing/kept-drawing.tsx'
import { STROKES_MIME } from '../drawing/strokes.ts'
import { Photo } from '../form/photo.tsx'
import type { Block, Paper } from '../../documents/paper.ts'

export function PaperSheet({ paper }: { readonly paper: Paper }) {
  return (
    <div class={`print paper-page ${paper.large ? 'paper-large' : ''}`}>
      <article class="a4" aria-label={paper.title}>
        <header class="p-head">
          <div>
            <p class="p-mark">Doorstep · {paper.service}</p>
            <h2 class="p-title">{paper.title}</h2>
            {paper.subtitle ? <p>{paper.subtitle}</p> : null}
          </div>
          <div class="p-for">
            <b>{paper.copyFor}</b>
            {paper.leftOut.map((words) => (
              <p key={words}>{words}</p>
            ))}
          </div>
        </header>
        {paper.blocks.map((block, at) => (
          <Piece key={at} block={block} />
        ))}
        <footer class="p-foot">
          <p>{paper.foot[0]}</p>
          <p>{paper.foot[1]}</p>
        </footer>
      </article>
    </div>
  )
}

function Piece({ block }: { readonly block: Block }) {
  switch (block.kind) {
    case 'facts':
      return (
        <dl class="p-facts">
          {block.rows.map(([label, words]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{words}</dd>
            </div>
          ))}
        </dl>
      )
    case 'heading':
      return (
        <h3 class="p-heading">
          {block.words}
          {block.beside ? <span class="p-ends">{block.beside}</span> : null}
        </h3>
      )
    case 'text':
      return <p class="p-text">{block.words}</p>
    case 'quote':
      return (
        <blockquote class="childs">
          <p>{unquoted(block.words)}</p>
          {block.cite ? <cite>{block.cite}</cite> : null}
        </blockquote>
      )
    case 'list':
      return block.ordered ? <ol>{items(block.items)}</ol> : <ul>{items(block.items)}</ul>
    case 'columns':
      return (
        <div class="p-columns">
          {block.columns.map(({ heading, items: said }) => (
            <section key={heading}>
              <h3 class="p-heading">{heading}</h3>
              <ul>{items(said)}</ul>
            </section>
          ))}
        </div>
      )
    case 'picture':
      return (
        <div class="p-picture">
          {block.picture.mime === STROKES_MIME ? (
            <KeptDrawing drawing={block.picture} name={block.words} />
          ) : (
            <Photo photo={block.picture} name={block.words} />
          )}
        </div>
      )
    case 'turn':
      return <hr class="p-turn" />
    case 'table':
      return (
        <table class={block.prose ? 'p-actions p-prose' : 'p-actions'}>
          <thead>
            <tr>
              {block.head.map((title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {block.rows.map((row, at) => (
              <tr key={at}>
                {row.map((words, cell) => (
                  <td key={cell}>{words}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )
    default:
      return (
        <p class="p-review">
          <b>{block.strong}</b> {block.words}
        </p>
      )
  }
}

const items = (said: readonly string[]) => said.map((words, at) => <li key={at}>{words}</li>)
