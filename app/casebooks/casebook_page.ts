import type { HttpContext } from '@adonisjs/core/http'
import { timelineOf } from '#app/audit/timeline'
import BookEditionPolicy from './book_edition_policy.js'
import Casebook from './casebook.js'
import { casesToPrint } from './casebook_making.js'
import CasebookPolicy from './casebook_policy.js'
import type { CasebookAct } from './casebook_validators.js'
import { casebookWorkflow as workflow, OPEN } from './casebook_workflow.js'
import { bodyWords } from './entry_copy.js'
import { shownState } from './entry_list.js'
import { chaptersOf, includedOf } from './studio_outline.js'
import { problemKinds, problemsIn, type ManuscriptProblem } from './studio_problems.js'

/** The book of the address, or 404. */
export function visibleCasebook({ auth, params }: HttpContext) {
  return Casebook.query()
    .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
    .where('id', Number(params.casebook_id ?? params.id) || 0)
    .preload('call')
    .firstOrFail()
}

export async function renderCasebook({ bouncer, request, view, i18n }: HttpContext, casebook: Casebook) {
  const policy = bouncer.with(CasebookPolicy)
  const mayEdit = await policy.allows('edit')
  const chapters = await chaptersOf(casebook)
  const entries = chapters.flatMap((chapter) => chapter.entries)
  const isOpen = OPEN.includes(casebook.state)
  const editions = await casebook.related('editions').query().orderBy('id', 'desc')
  const isAlive = editions.some(({ live }) => live)
  const problems = casebook.state === 'published' ? [] : problemsIn(casebook, chapters)
  return view.render('pages/casebooks/show', {
    ...{ casebook, chapters, shownState, bodyWords, mayEdit },
    ...{ total: entries.filter(({ isExpected }) => isExpected).length, confirmed: includedOf(chapters).length },
    checks: checksOf(problems),
    isFinished: !problems.some(({ blocks }) => blocks),
    arranges: isOpen && mayEdit,
    ...{
      editions,
      mayBuild: casebook.state === 'ready' && !isAlive && (await bouncer.with(BookEditionPolicy).allows('build')),
    },
    allows: (act: CasebookAct) => workflow.allows(act, casebook) && !(act === 'reopen' && isAlive),
    unsent: entries.filter((entry) => entry.state === 'editing' && entry.isExpected).length,
    fresh: isOpen ? await casesToPrint(casebook.callId) : [],
    timeline: await timelineOf('casebook', casebook.id, i18n),
    focus: request.input('at', ''),
  })
}

/** The checklist: each thing that is looked at, with how many faults of it there are. */
function checksOf(problems: readonly ManuscriptProblem[]) {
  return problemKinds
    .map((kind) => ({ kind, found: problems.filter((problem) => problem.kind === kind) }))
    .filter(({ kind, found }) => found.length > 0 || !['no_cases', 'left_out'].includes(kind))
}

export function renderFront({ view }: HttpContext, casebook: Casebook) {
  return view.render('pages/casebooks/edit', { casebook })
}
