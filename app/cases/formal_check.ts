import { inTransaction, sqlTime, type Trx } from '#app/core/dialect'
import { system, type Actor } from '#app/users/actor'
import CorrectionOrder from '#app/workflow/correction_order'
import { closeOrder, dropUnsentOrder, noteDefects, sendOrder, type Defect } from '#app/workflow/corrections'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import type { Taking } from '#app/workflow/workflow'
import { subjectOf } from './case_submission.js'
import { ruled } from './recommendation.js'
import TypicalCase from './typical_case.js'
import { typicalCaseWorkflow, type CaseState } from './typical_case_workflow.js'

type Person = Actor & { id: number }
type Ruling = { opinion: string; version?: number; also?: Taking['also'] }

/** While a case can be with a handler. */
export const HANDLED: readonly CaseState[] = ['recommended', 'supplement_required', 'formal_ok']

/**
 * 领办: from now on the others leave it alone.
 *
 * @throws StepNotAllowed `moved_on` when a colleague was faster
 */
export function claimCase(row: TypicalCase, by: Person, taking: Pick<Taking, 'version' | 'also'> = {}) {
  const handlerId = by.actingFor?.id ?? by.id
  return handTo(row, by, { handlerId, action: 'typical_case.claimed', ...taking })
}

/** 退回待领: for another handler. */
export function releaseCase(row: TypicalCase, by: Person, { version }: { version?: number } = {}) {
  return handTo(row, by, { handlerId: null, action: 'typical_case.released', version })
}

type Handing = { handlerId: number | null; action: string; version?: number; also?: Taking['also'] }

async function handTo(row: TypicalCase, by: Person, { handlerId, action, version = row.version, also }: Handing) {
  await inTransaction(async (trx) => {
    const moved = await trx
      .from('typical_cases')
      .where({ id: row.id, version })
      .whereIn('state', [...HANDLED])
      .update({ handler_id: handlerId, version: version + 1, updated_at: sqlTime() })
    if (Number(moved) === 0)
      throw await StepNotAllowed.because(trx, 'typical_case', 'typical_cases', row.id, action.split('.')[1])
    await typicalCaseWorkflow.tell(trx, action, row.id, by)
    await also?.(trx)
  })
  await row.refresh()
}

/** 形式审查通过 */
export function passFormalCheck(row: TypicalCase, by: Person, { checked, ...ruling }: Ruling & { checked: string[] }) {
  return rule(row, 'passFormal', by, ruling, { checked })
}

export function refuseFormally(row: TypicalCase, by: Person, ruling: Ruling) {
  return rule(row, 'refuseFormal', by, ruling)
}

function rule(row: TypicalCase, step: 'passFormal' | 'refuseFormal', by: Person, ruling: Ruling, more = {}) {
  const { opinion, version, also } = ruling
  return typicalCaseWorkflow.take(step, row, {
    ...{ by, version, details: { opinion, ...more } },
    also: async (trx: Trx) => {
      await ruled(trx, row, by, step, opinion)
      await dropUnsentOrder(trx, subjectOf(row))
      await also?.(trx)
    },
  })
}

type Order = { defects: Defect[]; opinion: string; reason?: string | null; version?: number }

/**
 * 补正通知: every defect at once; only what it names opens to the unit.
 *
 * @param order.opinion the defects in words
 * @throws StepNotAllowed `no_defects`, `second_order`
 */
export function orderCorrection(row: TypicalCase, by: Person, { defects, opinion, reason = null, version }: Order) {
  return typicalCaseWorkflow.take('requestSupplement', row, {
    ...{ by, version, details: { opinion } },
    also: async (trx) => {
      await noteDefects(trx, subjectOf(row), by, defects)
      await sendOrder(trx, subjectOf(row), by, reason)
      await ruled(trx, row, by, 'requestSupplement', opinion)
    },
  })
}

/** 逾期未补正: the case is closed. Done by the keeper of the clocks. */
export async function lapseCase(id: number) {
  const row = await TypicalCase.findOrFail(id)
  const order = await CorrectionOrder.openOf('typical_case', id)
  await typicalCaseWorkflow.take('lapse', row, {
    ...{ by: system('deadline_keeper'), details: { number: order?.number ?? '' } },
    also: (trx) => closeOrder(trx, subjectOf(row), 'lapsed').then(() => {}),
  })
}
