import type { HttpContext } from '@adonisjs/core/http'
import { timelineOf } from '#app/audit/timeline'
import { arrangedRows } from '#app/core/arranged_rows'
import { checkedForm } from '#app/core/checked_form'
import type { Answers } from '#app/core/form'
import { invalid, keepInput } from '#app/core/form_page'
import cases from '#config/cases'
import QuestionVersion from '#app/questions/question_version'
import CaseCall, { caseCallKinds } from './case_call.js'
import { arrangedNames, callFactsFrom, caseCallForm, pointsOf, type CallFacts } from './case_call_form.js'
import CaseCallPolicy from './case_call_policy.js'
import { caseCallWorkflow as workflow } from './case_call_workflow.js'
import { valuesOf } from './call_defaults.js'
import { callFigures, callPanels, callStages, isBound } from './call_panels.js'
import { callStanding, shortlistSize } from './open_calls.js'

/** The call of the address, or 404. */
export function visibleCall({ auth, params }: HttpContext) {
  return CaseCall.query()
    .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
    .where('id', Number(params.case_call_id ?? params.id) || 0)
    .preload('extensions', (extensions) => void extensions.orderBy('id'))
    .firstOrFail()
}

export async function renderCall(ctx: HttpContext, call: CaseCall) {
  const { auth, view, i18n } = ctx
  const stages = await callStages(call, ctx)
  return view.render('pages/case_calls/show', {
    ...{ call, standing: callStanding(call), shortlist: shortlistSize(call.toSelect) },
    ...(await actsOf(ctx, call)),
    questions: await questionsOf(call, i18n.locale),
    figures: await callFigures(call, ctx),
    acts: stages.filter(({ icon }) => icon),
    stages: stages.filter(({ icon }) => !icon),
    panels: await callPanels('desk', call, ctx),
    timeline: auth.getUserOrFail().isBureau ? await timelineOf('case_call', call.id, i18n) : [],
  })
}

async function questionsOf({ questionVersionId }: CaseCall, locale: string) {
  if (!questionVersionId) return null
  const version = await QuestionVersion.query().where('id', questionVersionId).preload('questionSet').firstOrFail()
  return { id: version.id, name: nameOf(version, locale) }
}

async function actsOf({ bouncer }: HttpContext, call: CaseCall) {
  const policy = bouncer.with(CaseCallPolicy)
  const [manages, publishes] = [await policy.allows('manage'), await policy.allows('publish')]
  const isDraft = call.state === 'draft'
  return {
    manages,
    may: {
      edit: manages && isDraft,
      propose: manages && isDraft && !call.proposedAt,
      publish: publishes && isDraft,
      return: publishes && isDraft && call.proposedAt !== null,
      extend: publishes && call.state === 'published',
      close: manages && workflow.allows('close', call),
      cancel: (isDraft ? manages : publishes) && workflow.allows('cancel', call) && !(await isBound(call.id)),
    },
  }
}

/** @param values what the form begins with, where it is not a draft */
export async function renderCallForm({ session, view, i18n }: HttpContext, values: Answers, call: CaseCall | null) {
  const versions = await supplements()
  const typed = (name: string) => session.flashMessages.get(name) ?? values[name]
  const count = Number(typed('toSelect')) || 0
  return view.render('pages/case_calls/edit', {
    ...{ call, values, form: caseCallForm },
    points: pointsOf(Object.values(typed('rubric') ?? {})),
    shortlist: { count, factor: cases.shortlist, shortlist: shortlistSize(count) },
    versions: versions.map((version) => ({ value: String(version.id), text: nameOf(version, i18n.locale) })),
  })
}

/** The same form after a button that puts its rows in order, for browsers without scripts; null when none was pressed. */
export async function arrangedForm(ctx: HttpContext, call: CaseCall | null) {
  const arranged = arrangedRows(ctx.request.all(), arrangedNames)
  if (!arranged) return null
  keepInput(ctx, [], { ...arranged.input, _focus: arranged.focus })
  return renderCallForm(ctx, call ? valuesOf(call) : { kind: typedKind(arranged.input.kind) }, call)
}

/** Whatever a client sends, the form that is shown again is one of a kind that there is. */
export function typedKind(kind: unknown) {
  return caseCallKinds.find((known) => known === kind) ?? caseCallKinds[0]
}

/** Supplementary questions that can be asked: only published ones stay as they are. */
function supplements() {
  return QuestionVersion.query()
    .where('state', 'published')
    .whereHas('questionSet', (sets) => void sets.where('purpose', 'supplement'))
    .preload('questionSet')
    .orderBy('questionSetId', 'desc')
    .orderBy('number', 'desc')
}

function nameOf({ questionSet, number }: QuestionVersion, locale: string) {
  return `${locale === 'en' ? questionSet.nameEn : questionSet.nameZh} V${number}`
}

/** @throws E_VALIDATION_ERROR with each fault at its field */
export async function checkedCall(ctx: HttpContext, call: CaseCall | null): Promise<CallFacts> {
  const { request, i18n } = ctx
  const answers = await checkedForm(ctx, caseCallForm)
  const chosen = request.input('questions')
  const version = chosen ? (await supplements()).find(({ id }) => id === Number(chosen)) : null
  if (version === undefined) throw invalid('questions', i18n.t('case_calls.questions_unknown'))
  return callFactsFrom(answers, version?.id ?? null, call)
}
