import type { HttpContext } from '@adonisjs/core/http'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { timelineOf } from '#app/audit/timeline'
import { answersOf } from '#app/core/form_answers'
import ExternalTitle, { titleKinds } from './external_title.js'
import { externalTitleForm as form, titleEndingForm } from './external_title_form.js'
import { stageOf } from './external_title_list.js'
import ExternalTitlePolicy from './external_title_policy.js'
import { externalTitleWorkflow, titleFacts } from './external_title_workflow.js'

/** The title of the address, or 404. */
export function visibleTitle({ auth, params }: HttpContext) {
  return ExternalTitle.query()
    .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
    .where('id', Number(params.external_title_id ?? params.id) || 0)
    .firstOrFail()
}

export async function renderTitle({ bouncer, view, i18n }: HttpContext, title: ExternalTitle) {
  return view.render('pages/titles/external/show', {
    ...{ title, stageOf, endingForm: titleEndingForm },
    sections: answersOf(form, titleFacts(title), i18n),
    mayNote: externalTitleWorkflow.allows('revise', title) && (await bouncer.with(ExternalTitlePolicy).allows('note')),
    timeline: await timelineOf('external_title', title.id, i18n),
  })
}

/** Institutions that hold titles today: by kind, and together, where one that holds several counts once. */
export async function hostsOf(seen: ModelQueryBuilderContract<typeof ExternalTitle>) {
  const held = await seen.where('state', 'held').distinct('organizationId', 'kind')
  const countOf = (rows: ExternalTitle[]) => new Set(rows.map(({ organizationId }) => organizationId)).size
  return {
    all: countOf(held),
    byKind: titleKinds.map((kind) => ({ kind, count: countOf(held.filter((title) => title.kind === kind)) })),
  }
}
