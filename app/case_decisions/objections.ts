import type { MultipartFile } from '@adonisjs/core/bodyparser'
import type { I18n } from '@adonisjs/i18n'
import { storeUploaded } from '#app/attachments/store_file'
import { typicalCaseWorkflow } from '#app/cases/typical_case_workflow'
import { inTransaction, sqlTime, type Trx } from '#app/core/dialect'
import { postMail } from '#app/notifications/post_mail'
import { system, type Actor } from '#app/users/actor'
import { decide } from '#app/workflow/approval'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import type CaseCandidate from './case_candidate.js'
import { moveCase } from './case_moves.js'
import CaseObjection from './case_objection.js'
import { ON_NOTICE } from './public_notice.js'
import { tellOf } from './tell_of_candidate.js'

type Raised = { name: string; contact: string; reason: string; proof?: MultipartFile; i18n: I18n; ip?: string }

/**
 * Somebody objects, while the notice of the case runs.
 *
 * @throws StepNotAllowed `notice_over`
 */
export async function raiseObjection(candidate: CaseCandidate, { name, contact, reason, proof, i18n, ip }: Raised) {
  if (candidate.noticeIsOver) throw new StepNotAllowed('object', 'notice_over')
  return inTransaction(async (trx) => {
    await typicalCaseWorkflow.hold(trx, candidate.caseId, ON_NOTICE, 'object')
    const objection = await CaseObjection.create(
      { candidateId: candidate.id, name, contact, reason, locale: i18n.locale, state: 'open' },
      { client: trx }
    )
    const owner = { subjectType: 'case_objection', subjectId: objection.id, purpose: 'proof' }
    if (proof) await storeUploaded(trx, proof, { ...owner, i18n, organizationId: null, uploadedById: null })
    await tellOf(trx, 'case_candidate.objection_raised', candidate, { ...system('visitor'), ip })
    return objection
  })
}

/** 异议核查 begins. @throws StepNotAllowed `no_objection` */
export async function examineObjections(candidate: CaseCandidate, by: Actor, { version }: { version?: number }) {
  await onCase(candidate, 'examineObjections', by, version, async (trx) => {
    if (!(await openOf(trx, candidate).first())) throw new StepNotAllowed('examineObjections', 'no_objection')
    await tellOf(trx, 'case_candidate.objections_examined', candidate, by)
  })
}

/** What the division found out about one objection, as long as it has no answer. */
export async function noteFinding(objection: CaseObjection, candidate: CaseCandidate, by: Actor, finding: string) {
  await inTransaction(async (trx) => {
    await typicalCaseWorkflow.hold(trx, candidate.caseId, ['objection_handling'], 'find')
    const noted = await openOf(trx, candidate).where({ id: objection.id }).update({ finding, updated_at: sqlTime() })
    if (Number(noted) === 0) throw new StepNotAllowed('find', 'moved_on')
    await tellOf(trx, 'case_candidate.objection_found', candidate, by, { objectionId: objection.id })
  })
  await objection.refresh()
}

type Settling = { opinion: string; reply: string; version?: number }

/** 异议不成立: the notice goes on to its end. */
export function dismissObjections(candidate: CaseCandidate, by: Actor, settling: Settling) {
  return settle(candidate, 'dismissObjections', 'dismissed', by, settling)
}

/** 异议成立: the case is out; who is next in rank may move up. */
export function upholdObjections(candidate: CaseCandidate, by: Actor, settling: Settling) {
  return settle(candidate, 'upholdObjections', 'upheld', by, settling)
}

/** @throws StepNotAllowed `finding_missing` */
function settle(
  candidate: CaseCandidate,
  step: 'dismissObjections' | 'upholdObjections',
  state: 'dismissed' | 'upheld',
  by: Actor,
  { opinion, reply, version }: Settling
) {
  return onCase(candidate, step, by, version, async (trx) => {
    const open = await CaseObjection.query({ client: trx }).where({ candidateId: candidate.id, state: 'open' })
    if (open.some(({ finding }) => !finding)) throw new StepNotAllowed(step, 'finding_missing')
    await openOf(trx, candidate).update({ state, reply, closed_at: sqlTime(), updated_at: sqlTime() })
    for (const objection of open) await answer(trx, objection, candidate, reply)
    const subject = { type: 'case_candidate', id: candidate.id, round: 1 }
    await decide(trx, by, { subject, step, decision: state, opinion })
    await tellOf(trx, `case_candidate.objections_${state}`, candidate, by, { opinion })
  })
}

/** 答复 by mail, to each who objected, in the language of the form. */
function answer(trx: Trx, { id, name, contact, locale }: CaseObjection, candidate: CaseCandidate, reply: string) {
  return postMail(trx, {
    ...{ dedupeKey: `case_objection/${id}/reply`, recipient: contact, locale, template: 'letter' },
    params: { letter: 'case_objection_reply', name, number: id, title: candidate.case.title, reply, path: '' },
  })
}

/** One step of the case together with what is written beside it; asked inside, where the case is locked. */
async function onCase(
  candidate: CaseCandidate,
  step: 'examineObjections' | 'dismissObjections' | 'upholdObjections',
  by: Actor,
  version: number | undefined,
  beside: (trx: Trx) => Promise<void>
) {
  await inTransaction(async (trx) => {
    const row = { id: candidate.caseId, state: candidate.case.state, version: version ?? candidate.case.version }
    await moveCase(trx, row, [step], by)
    await beside(trx)
  })
  await candidate.case.refresh()
}

function openOf(trx: Trx, candidate: CaseCandidate) {
  return trx.from('case_objections').where({ candidate_id: candidate.id, state: 'open' })
}
