/**
 * The child's own pages, in the child's hands. Everything is kept as it is made; nothing here leads into the case.
 * Houses may be entered in any order and left empty.
 */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { Pad, type Tool } from '../drawing/pad.tsx'
import { SheetNotice, sheetLabel } from '../drawing/sheet-notice.tsx'
import { DrawingTools } from '../drawing/tools.tsx'
import { useSheet } from '../drawing/use-sheet.ts'
import type { Json } from '../../model/json.ts'
import { childsViews } from '../../records/childs-views.ts'
import { useNotebook } from '../context.ts'
import { useDraft } from '../form/draft.ts'
import { Lined } from '../form/lined.tsx'
import { Photo, TakePhoto } from '../form/photo.tsx'
import { Icon } from '../parts/icon.tsx'
import { Status } from '../parts/status.tsx'
import { ofSomeone } from '../words.ts'
import { promiseWords, WhoMaySee } from './childs-views-audience.tsx'
import { Faces } from './childs-views-faces.tsx'
import { HousePicture, HOUSES, Roof, type House } from './childs-views-houses.tsx'
import {
  audienceOf,
  childsNameIn,
  pieceOf,
  withoutEmpty,
  withPiece,
  type Piece,
  type PieceKind,
  type ViewsBody,
} from './childs-views-page.ts'
import { Questions, questionsAloud } from './childs-views-questions.tsx'
import { useVoice, type Voice } from './childs-views-voice.ts'
import '../look/screens/childs-views.css'
import '../look/screens/drawing.css'
import '../look/screens/photo.css'

const FACE_QUESTION = 'How do you feel just now?'
const faceOptions = childsViews.fields.pieces.fields.face.options

export function ChildsPages({ recordId, onFinished }: { readonly recordId: string; readonly onFinished: () => void }) {
  const { casebook, person } = useNotebook()
  const draft = useDraft(recordId)
  const voice = useVoice()
  const [place, setPlace] = useState<House['name'] | 'face' | 'questions'>('good')
  const name = childsNameIn(casebook, recordId)
  const audience = useMemo(
    () => audienceOf(casebook, casebook.get(recordId), person.name),
    [recordId, casebook.version.value, casebook.loaded.value],
  )
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])

  const pieces = useRef<ViewsBody['pieces']>(undefined)
  pieces.current = (draft.body as ViewsBody).pieces
  /** Reads what stands now, not what stood when a drawing began to be written. */
  const change = (kind: PieceKind, by: (piece: Piece) => Piece): Promise<void> => {
    pieces.current = withPiece(pieces.current, by(pieceOf(pieces.current, recordId, kind)))
    draft.set('pieces', pieces.current)
    return Promise.resolve()
  }
  const changeNow = (kind: PieceKind, by: (piece: Piece) => Piece) => change(kind, by).then(() => draft.flush())

  const house = HOUSES.find((each) => each.name === place)
  const asking = place === 'questions'
  const piece = pieceOf(pieces.current, recordId, asking ? 'face' : place)
  const { answersMaySee } = draft.body as ViewsBody
  const say = (field: string, value: Json | undefined) => {
    draft.set(field, value)
    void draft.flush()
  }
  const finish = () => {
    voice?.hush()
    pieces.current = withoutEmpty(pieces.current)
    draft.set('pieces', pieces.current)
    void draft.flush().then(onFinished)
  }
  return (
    <div class={`kid in-${place}`}>
      <header class="kid-top">
        <h1 ref={heading} tabIndex={-1}>
          {name ? `${ofSomeone(name)} pages` : 'My pages'}
        </h1>
        <p class="kid-safe" role="status">
          {draft.problem.value ? (
            <Status kind="soon">Not kept yet. Please tell {audience.worker}</Status>
          ) : draft.kept.value ? (
            <Status kind="done">Kept on this tablet</Status>
          ) : (
            <Status kind="quiet" icon="half">
              Keeping it
            </Status>
          )}
        </p>
        {voice ? (
          <button
            type="button"
            class="btn plain tight"
            onClick={() =>
              voice.say(
                `${house?.prompt ?? (place === 'face' ? FACE_QUESTION : questionsAloud)} ${promiseWords(audience.worker)}`,
              )
            }
          >
            <Icon name="say" />
            Read it to me
          </button>
        ) : null}
        <button type="button" class="btn plain tight" onClick={finish}>
          <Icon name="door" />I have finished
        </button>
      </header>
      <div class="kid-cols">
        <nav class="houses" aria-label="Three houses, in any order">
          {HOUSES.map((each) => (
            <button
              key={each.name}
              type="button"
              class={each.look}
              aria-current={each.name === place ? 'true' : undefined}
              onClick={() => setPlace(each.name)}
            >
              <HousePicture house={each} />
              <span>
                House of <b>{each.words}</b>
              </span>
            </button>
          ))}
          <button
            type="button"
            class="btn plain tight facedoor"
            aria-current={place === 'face' ? 'true' : undefined}
            onClick={() => setPlace('face')}
          >
            <Icon name="face" />
            Pick a face
          </button>
          <button
            type="button"
            class="btn plain tight facedoor"
            aria-current={place === 'questions' ? 'true' : undefined}
            onClick={() => setPlace('questions')}
          >
            <Icon name="note" />
            Five questions
          </button>
        </nav>
        {house ? (
          <HousePage
            key={house.name}
            house={house}
            piece={piece}
            child={name}
            voice={voice}
            kept={draft.savedAt.value}
            onChange={(by) => change(house.name, by)}
            onChangeNow={(by) => changeNow(house.name, by)}
          />
        ) : asking ? (
          <Questions
            body={draft.body}
            onAnswer={say}
            onCounted={(may) => say('answersCounted', may ? { answer: true } : undefined)}
          />
        ) : (
          <main class="facepage" id="page" tabIndex={-1}>
            <Faces
              question={FACE_QUESTION}
              options={faceOptions}
              value={piece.face}
              onPick={(face) =>
                void changeNow('face', (before) => ({ ...before, face: face as NonNullable<Piece['face']> }))
              }
            />
          </main>
        )}
      </div>
      {asking ? (
        <WhoMaySee
          piece={{ id: recordId, ...(answersMaySee && { maySee: answersMaySee }) }}
          audience={{ ...audience, siblings: [] }}
          onChange={({ maySee }) => say('answersMaySee', maySee?.length ? [...maySee] : undefined)}
        />
      ) : (
        <WhoMaySee piece={piece} audience={audience} onChange={(next) => void changeNow(place, () => next)} />
      )}
    </div>
  )
}

interface HouseProps {
  readonly house: House
  readonly piece: Piece
  readonly child: string
  readonly voice: Voice | undefined
  readonly kept: string | undefined
  readonly onChange: (by: (piece: Piece) => Piece) => Promise<void>
  readonly onChangeNow: (by: (piece: Piece) => Piece) => Promise<void>
}

function HousePage({ house, piece, child, voice, onChange, onChangeNow }: HouseProps) {
  const { sheet, change, state, problem } = useSheet(piece.drawing, (drawing) =>
    onChangeNow((before) => withOrWithout(before, 'drawing', drawing)),
  )
  const [tool, setTool] = useState<Tool>({ kind: 'crayon', crayon: 'blue' })
  const [photoProblem, setPhotoProblem] = useState<string>()
  const words = piece.words ?? ''
  const readBack = () => {
    voice?.say(words)
    void onChangeNow((before) => ({ ...before, readBack: { answer: true } }))
  }
  return (
    <main class="kid-work" id="page" tabIndex={-1}>
      <div class="kid-main">
        <div class="canvas">
          <Roof />
          <div class="room">
            <p class="prompt">{house.prompt}</p>
            {state === 'ready' ? (
              <Pad
                sheet={sheet}
                tool={tool}
                onChange={change}
                label={sheetLabel(
                  `${ofSomeone(child || 'The child')} drawing in the house of ${house.words}`,
                  sheet.now,
                )}
              />
            ) : (
              <SheetNotice state={state} />
            )}
          </div>
        </div>
        {problem ? (
          <p role="alert" class="problem">
            The last line is on the paper but not kept yet. {problem}
          </p>
        ) : null}
        {piece.photo ? (
          <div class="row">
            <Photo photo={piece.photo} name="Your photo" />
            <button
              type="button"
              class="btn plain tight"
              onClick={() => void onChangeNow((before) => withOrWithout(before, 'photo', undefined))}
            >
              <Icon name="bin" />
              Take the photo away
            </button>
          </div>
        ) : null}
        {photoProblem ? (
          <p role="alert" class="problem">
            {photoProblem}
          </p>
        ) : null}
        <div class="kid-words">
          <div class="grow">
            <Lined
              label="Words"
              rows={1}
              childs
              value={words}
              placeholder="You can write here"
              onInput={(typed) =>
                void onChange((before) => {
                  const { readBack: _stale, ...rest } = before
                  return withOrWithout(rest, 'words', typed || undefined)
                })
              }
            />
          </div>
          {voice && words ? (
            <button type="button" class="btn tight" onClick={readBack}>
              <Icon name="say" />
              Read it back
            </button>
          ) : null}
        </div>
      </div>
      <DrawingTools sheet={sheet} tool={tool} onTool={setTool} onChange={change}>
        <TakePhoto
          words="Photo"
          onProblem={setPhotoProblem}
          onPhoto={(photo) => onChangeNow((before) => ({ ...before, photo }))}
        />
      </DrawingTools>
    </main>
  )
}

function withOrWithout<K extends 'drawing' | 'photo' | 'words'>(piece: Piece, field: K, value: Piece[K]): Piece {
  const { [field]: _old, ...rest } = piece
  return (value === undefined ? rest : { ...rest, [field]: value }) as Piece
}
