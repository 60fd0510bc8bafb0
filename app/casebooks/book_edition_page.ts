import type { HttpContext } from '@adonisjs/core/http'
import { timelineOf } from '#app/audit/timeline'
import BookEdition from './book_edition.js'
import BookEditionPolicy from './book_edition_policy.js'
import { editionActs, type EditionAct } from './book_edition_validators.js'
import { bookEditionWorkflow } from './book_edition_workflow.js'
import { buildSteps } from './book_builder.js'
import { correctablePlaces } from './book_correction.js'
import { DOCX_FILE, PDF_FILE } from './book_file.js'
import type BookFile from './book_file.js'

/** @throws E_ROW_NOT_FOUND (404) when this person does not see it */
export function visibleEdition({ auth, params }: Pick<HttpContext, 'auth' | 'params'>) {
  return BookEdition.query()
    .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
    .where('id', Number(params.id ?? params.casebook_edition_id) || 0)
    .preload('orderedBy')
    .preload('casebook')
    .firstOrFail()
}

export async function renderEdition(ctx: HttpContext, edition: BookEdition) {
  const { view, i18n } = ctx
  const { content } = edition
  const files = await edition.related('files').query().orderBy('path')
  return view.render('pages/casebooks/editions/show', {
    ...{ edition, content },
    steps: buildSteps.map(({ name }, index) => ({ name, state: stepState(edition, index) })),
    acts: await actsFor(ctx, edition),
    books: files.filter(({ path }) => path === DOCX_FILE || path === PDF_FILE),
    groups: groupsOf(files),
    places: (await mayCorrect(ctx, edition)) ? correctablePlaces(content) : [],
    timeline: await timelineOf('casebook_edition', edition.id, i18n),
  })
}

function stepState({ state, stepsDone }: BookEdition, index: number) {
  if (index < stepsDone) return 'done'
  if (index > stepsDone) return 'todo'
  return state === 'failed' ? 'bad' : state === 'building' ? 'current' : 'todo'
}

async function actsFor({ bouncer }: HttpContext, edition: BookEdition) {
  const acts: EditionAct[] = []
  for (const act of editionActs) {
    const mayTake = await bouncer.with(BookEditionPolicy).allows('take', act, edition)
    if (mayTake && bookEditionWorkflow.allows(act, edition)) acts.push(act)
  }
  return acts
}

/** What is in people's hands gets another edition; what nobody has frozen yet can take another erratum. */
export async function isCorrectable(edition: BookEdition) {
  if (edition.isPrinted) return (await printedEdition(edition.casebookId))?.id === edition.id
  return bookEditionWorkflow.allows('revise', edition) && edition.content.errata.length > 0
}

/** What the public reads: the newest edition that stands, or the last one when all were withdrawn. */
export function printedEdition(casebookId: number) {
  return (
    BookEdition.query()
      .withScopes((scopes) => scopes.printed())
      .where({ casebookId })
      /** `published` comes before `withdrawn`. */
      .orderBy('state')
      .orderBy('number', 'desc')
      .first()
  )
}

async function mayCorrect({ bouncer }: HttpContext, edition: BookEdition) {
  return (await isCorrectable(edition)) && (await bouncer.with(BookEditionPolicy).allows('build'))
}

function groupsOf(files: readonly BookFile[]) {
  return ['book', 'pages', 'images'].map((name) => ({
    name,
    files: files.filter(({ path }) => path.startsWith(name)),
  }))
}
