import { KeptDrawing } from '../drawing/kept-drawing.tsx'
import { Photo } from '../form/photo.tsx'
import { ChildsWords } from '../parts/childs-words.tsx'
import { Status } from '../parts/status.tsx'
import { listed, ofSomeone } from '../words.ts'
import { childsViews } from '../../records/childs-views.ts'
import { FacePicture } from './childs-views-faces.tsx'
import type { Audience, Piece } from './childs-views-page.ts'

const kinds = childsViews.fields.pieces.fields.kind.options
const faces = childsViews.fields.pieces.fields.face.options

/** What the child made, as the child made it, with whom it is for. */
export function MadePages(props: {
  readonly pieces: readonly Piece[]
  readonly child: string
  readonly audience?: Audience
}) {
  return (
    <div class="made">
      {props.pieces.map((piece) => {
        const title = kinds.find((kind) => kind.value === piece.kind)?.label ?? 'A page'
        return (
          <section key={piece.id} class="sheet stack-3" aria-label={title}>
            <h3>{title}</h3>
            {piece.prompt ? <p class="small soft">Asked: {piece.prompt}</p> : null}
            {piece.face ? (
              <p class="row madeface">
                <FacePicture value={piece.face} />
                <b>{faces.find((face) => face.value === piece.face)?.label}</b>
              </p>
            ) : null}
            {piece.drawing ? (
              <KeptDrawing
                drawing={piece.drawing}
                name={piece.words ?? `${ofSomeone(props.child || 'The child')} drawing: ${title}`}
              />
            ) : null}
            {piece.photo ? (
              <Photo photo={piece.photo} name={`${ofSomeone(props.child || 'The child')} photo: ${title}`} />
            ) : null}
            {piece.words ? (
              <ChildsWords inline cite={piece.readBack?.answer ? 'Read back' : undefined}>
                {piece.words}
              </ChildsWords>
            ) : null}
            {props.audience ? (
              <p>
                <Status kind="quiet" icon="show">
                  {seenBy(piece, props.audience)}
                </Status>
              </p>
            ) : null}
          </section>
        )
      })}
    </div>
  )
}

export function seenBy(piece: Piece, audience: Audience): string {
  const names = (piece.maySee ?? []).flatMap((who): readonly string[] => {
    switch (who) {
      case 'worker':
        return [audience.worker]
      case 'carers':
        return [audience.carers === 'My carers' ? 'the carers' : audience.carers]
      case 'siblings':
        return (piece.siblings ?? []).flatMap((row) => (row.who ? [row.who.name] : []))
      case 'mum':
        return ['Mum']
      case 'dad':
        return ['Dad']
      default:
        return []
    }
  })
  if (names.length > 0) return `May be seen by ${listed(names)}`
  return piece.maySee?.includes('unsure') ? 'Not decided yet who may see it' : 'Nobody chosen to see it'
}
