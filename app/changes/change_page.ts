import type { HttpContext } from '@adonisjs/core/http'
import { timelineOf } from '#app/audit/timeline'
import { beijingDay } from '#app/core/beijing_day'
import { workCalendar } from '#app/calendar/work_calendar'
import type Designation from '#app/designations/designation'
import type { ChangeKind } from './change_request.js'
import ChangeRequest from './change_request.js'
import { factsOf, KEY_FIELDS, namedInWords } from './change_facts.js'
import { proofRule, proofsOf } from './change_files.js'
import { askingForms, changeForms } from './change_forms.js'
import ChangePolicy from './change_policy.js'
import { changeWorkflow, rulingsOn } from './change_workflow.js'

/** The request of the address, with its title and institution, or 404. */
export function visibleRequest({ auth, params }: HttpContext) {
  return ChangeRequest.query()
    .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
    .where('id', Number(params.change_request_id ?? params.id) || 0)
    .preload('designation', (query) => void query.preload('organization'))
    .preload('clocks')
    .firstOrFail()
}

export async function renderRequest({ auth, bouncer, view, i18n }: HttpContext, request: ChangeRequest) {
  const user = auth.getUserOrFail()
  const policy = bouncer.with(ChangePolicy)
  const calendar = await workCalendar()
  const [isOwn, maySubmit] = [await policy.allows('revise', request), await policy.allows('submit', request)]
  const allows = (step: keyof typeof changeWorkflow.steps) => changeWorkflow.allows(step, request)
  return view.render('pages/changes/show', {
    request,
    changes: comparisonOf(request, i18n),
    files: await proofsOf(request),
    deadlines: user.isOfficial ? request.clocks.map((clock) => clock.standing(calendar)) : [],
    daysLate: user.isOfficial ? request.daysLate : 0,
    rulings: await allowed(rulingsOn(request), (ruling) => policy.allows('rule', request, ruling)),
    mayRevise: isOwn && allows('submit'),
    maySubmit: maySubmit && allows('submit'),
    mayWithdraw: maySubmit && allows('withdraw'),
    mayResume: maySubmit && request.state === 'in_effect',
    timeline: await timelineOf('change_request', request.id, i18n),
  })
}

async function allowed<T>(all: T[], may: (one: T) => Promise<boolean>) {
  const answers = await Promise.all(all.map(may))
  return all.filter((_one, index) => answers[index])
}

/** Before and after, field by field; those that the office decides on are marked. */
function comparisonOf({ before, after }: ChangeRequest, i18n: HttpContext['i18n']) {
  const was = namedInWords(before, i18n)
  return namedInWords(after, i18n).map(({ name, label, text }, at) => ({
    ...{ label, after: text, before: was[at].text },
    isKey: KEY_FIELDS.includes(name),
  }))
}

type Asking = { kind: ChangeKind; asOffice: boolean; request?: ChangeRequest }

/** The form, filled with what the register says, or with what was written before. */
export async function renderAsking({ view }: HttpContext, designation: Designation, asking: Asking) {
  const { kind, request, asOffice } = asking
  return view.render('pages/changes/edit', {
    ...{ designation, kind, asOffice, request },
    forms: [...(kind === 'change' ? changeForms : []), askingForms[kind]],
    values: { ...factsOf(designation), ...request?.after, ...writtenIn(request) },
    keyFields: KEY_FIELDS,
    proofRule,
    files: request ? await proofsOf(request) : [],
  })
}

function writtenIn(request?: ChangeRequest) {
  if (!request) return { happenedOn: beijingDay() }
  const { reason, ground, fromOn, untilOn, happenedOn } = request
  return { reason, ground, fromDay: fromOn, untilDay: untilOn, happenedOn: happenedOn?.toISODate() }
}
