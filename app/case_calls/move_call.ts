import { DateTime } from 'luxon'
import { beijingDay } from '#app/core/beijing_day'
import { inTransaction, sqlTime, type Trx } from '#app/core/dialect'
import { nextNumber } from '#app/core/number_sequence'
import type { Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { isBound } from './call_panels.js'
import type CaseCall from './case_call.js'
import { CaseCallExtension } from './case_call.js'
import { caseCallWorkflow as workflow } from './case_call_workflow.js'

type Move = { version?: number; opinion?: string }

/** ZJ-2026-01 */
async function numberOf(trx: Trx, year: number) {
  const serial = await nextNumber(trx, `case_call/${year}`)
  return `ZJ-${year}-${String(serial).padStart(2, '0')}`
}

/**
 * The call goes out with its number; from now on it stays as it is.
 *
 * @throws StepNotAllowed `call_window_over` when nobody could hand in any more
 */
export function publishCall(call: CaseCall, by: Actor, { version }: Move = {}) {
  if (call.lastDay < beijingDay()) throw new StepNotAllowed('publish', 'call_window_over')
  return workflow.take('publish', call, {
    ...{ by, version, details: { title: call.title } },
    set: { published_at: sqlTime() },
    also: async (trx) => {
      const number = await numberOf(trx, call.year)
      await trx.from(workflow.table).where({ id: call.id }).update({ number })
    },
  })
}

/** Nothing more is taken in: by hand, or by itself after the last day. */
export function closeCall(call: CaseCall, by: Actor, { version, opinion }: Move = {}) {
  return workflow.take('close', call, { by, version, details: { opinion } })
}

/** 取消征集. @throws StepNotAllowed `call_bound` once its experts score: then it is brought to its end */
export function cancelCall(call: CaseCall, by: Actor, { version, opinion }: Move) {
  return workflow.take('cancel', call, {
    ...{ by, version, details: { opinion } },
    also: async () => {
      if (await isBound(call.id)) throw new StepNotAllowed('cancel', 'call_bound')
    },
  })
}

/**
 * 延长征集: the only thing of a published call that can change.
 *
 * @param closesOn ISO day
 * @throws StepNotAllowed `call_not_longer`, or when it has closed meanwhile
 */
export async function extendCall(
  call: CaseCall,
  by: Actor & { id: number },
  { closesOn, reason, version }: { closesOn: string; reason: string; version: number }
) {
  if (closesOn <= call.lastDay) throw new StepNotAllowed('extend', 'call_not_longer')
  await inTransaction(async (trx) => {
    const moved = await trx
      .from(workflow.table)
      .where({ id: call.id, state: 'published', version })
      .update({ closes_on: closesOn, version: version + 1, updated_at: sqlTime() })
    if (Number(moved) === 0)
      throw await StepNotAllowed.because(trx, workflow.subject, workflow.table, call.id, 'extend')
    await CaseCallExtension.create(
      {
        ...{ callId: call.id, closesBefore: call.closesOn, closesOn: DateTime.fromISO(closesOn) },
        ...{ reason, extendedById: by.id },
      },
      { client: trx }
    )
    const details = { about: `${call.lastDay} → ${closesOn}`, opinion: reason }
    await workflow.tell(trx, 'case_call.extended', call.id, by, details)
  })
  await call.refresh()
}
