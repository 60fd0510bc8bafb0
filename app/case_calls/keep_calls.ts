import { addDays, beijingDay } from '#app/calendar/working_days'
import { inTransaction, sqlTime } from '#app/core/dialect'
import { system } from '#app/users/actor'
import { unlessMoved } from '#app/workflow/unless_moved'
import cases from '#config/cases'
import CaseCall from './case_call.js'
import { caseCallWorkflow as workflow } from './case_call_workflow.js'
import { closeCall } from './move_call.js'

const by = system('case_call_keeper')

/** What happens to calls by the calendar; it may run as often as it likes. */
export async function keepCalls() {
  await closeEndedCalls()
  await remindOfClosing()
}

async function closeEndedCalls() {
  const ended = await CaseCall.query().where('state', 'published').where('closesOn', '<', beijingDay()).orderBy('id')
  for (const call of ended) await unlessMoved(() => closeCall(call, by))
}

/** Once for each closing day: after an extension those with drafts are reminded again. */
async function remindOfClosing() {
  const today = beijingDay()
  const near = await CaseCall.query()
    .where('state', 'published')
    .where('opensOn', '<=', today)
    .whereBetween('closesOn', [today, addDays(today, cases.remindsBefore)])
    .orderBy('id')
  for (const call of near) await remind(call)
}

function remind({ id, lastDay }: CaseCall) {
  return inTransaction(async (trx) => {
    const marked = await trx
      .from(workflow.table)
      .where({ id, state: 'published', closes_on: lastDay })
      .where((one) => void one.whereNull('reminded_for').orWhereNot('reminded_for', lastDay))
      .update({ reminded_for: lastDay, updated_at: sqlTime() })
    if (Number(marked) > 0) await workflow.tell(trx, 'case_call.closing_near', id, by, { closesOn: lastDay })
  })
}
