import type { HttpContext } from '@adonisjs/core/http'
import { timelineOf } from '#app/audit/timeline'
import { typedAnswers } from '#app/core/form'
import { answersOf } from '#app/core/form_answers'
import { refusedFor } from '#app/core/form_page'
import { checkSections } from '#app/core/form_schema'
import { reportOf, reportRule } from './product_files.js'
import ResultRequest from './result_request.js'
import SharedResult from './shared_result.js'
import { sharedResultForm as form } from './shared_result_form.js'
import SharedResultPolicy from './shared_result_policy.js'
import { sharedResultWorkflow, type ResultFacts } from './shared_result_workflow.js'

export function visibleResult({ auth, params }: HttpContext) {
  return SharedResult.query()
    .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
    .where('id', Number(params.shared_result_id ?? params.id) || 0)
    .firstOrFail()
}

/** Whether this person may use it now. */
export async function isOpenTo({ auth }: HttpContext, { id }: SharedResult) {
  const open = await SharedResult.query()
    .withScopes((scopes) => scopes.openTo(auth.getUserOrFail()))
    .where('id', id)
    .first()
  return open !== null
}

export async function renderResult(ctx: HttpContext, result: SharedResult) {
  const { auth, bouncer, view, i18n } = ctx
  const policy = bouncer.with(SharedResultPolicy)
  const isOwner = await policy.allows('own', result)
  const asked = ResultRequest.query().where('resultId', result.id).orderBy('id', 'desc').limit(100)
  const requests = await (isOwner ? asked : asked.where('userId', auth.getUserOrFail().id))
  return view.render('pages/products/result', {
    ...{ result, isOwner, requests },
    sections: answersOf(form, result.$attributes, i18n),
    report: await reportOf('shared_result', result.id),
    isOpen: await isOpenTo(ctx, result),
    mayAsk: (await policy.allows('ask', result)) && !requests.some(({ state }) => state !== 'refused'),
    mayChange: isOwner && sharedResultWorkflow.allows('withdraw', result),
    timeline: await timelineOf('shared_result', result.id, i18n),
  })
}

export async function renderResultForm({ view }: HttpContext, result: SharedResult | null) {
  return view.render('pages/products/result_edit', {
    ...{ result, form, rule: reportRule },
    values: result?.$attributes ?? {},
    report: result && (await reportOf('shared_result', result.id)),
  })
}

/** @throws E_VALIDATION_ERROR; something to use has to come with it: a file or a link */
export async function checkedResult({ request, i18n }: HttpContext, hasFile = false): Promise<ResultFacts> {
  const { problems, answers } = await checkSections(form, form.sections, typedAnswers(form.fields, request.all()), i18n)
  if (!answers.link && !hasFile && !request.file('report') && problems.length === 0) {
    problems.push({ path: 'link', message: i18n.t('shared_results.nothing_to_use') })
  }
  if (problems.length > 0) throw refusedFor(problems)
  return { ...(answers as ResultFacts), link: answers.link ?? null }
}
