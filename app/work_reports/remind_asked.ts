import deadlines from '#config/deadlines'
import { workCalendar } from '#app/calendar/work_calendar'
import { addWorkingDays, beijingDay } from '#app/calendar/working_days'
import { inTransaction, type Trx } from '#app/core/dialect'
import { system } from '#app/users/actor'
import ReportOpinion from './report_opinion.js'
import { workReportWorkflow } from './work_report_workflow.js'

/**
 * Reminds districts and points of the opinion they were asked for, once, as soon as a clock of the house would be amber.
 * On working days only; it may run as often as it likes.
 */
export async function remindAsked() {
  const calendar = await workCalendar()
  const today = beijingDay()
  if (!calendar.isWorkday(today)) return
  const near = await ReportOpinion.query()
    .withScopes((scopes) => scopes.awaited())
    .whereNull('remindedOn')
    .where('dueOn', '<=', addWorkingDays(today, deadlines.soon, calendar))
    .orderBy('id')
  for (const asked of near) await inTransaction((trx) => remind(trx, asked, today))
}

async function remind(trx: Trx, { id, reportId, name, dueDay }: ReportOpinion, today: string) {
  const open = trx.from('report_opinions').where({ id }).whereNull('given_at').whereNull('reminded_on')
  if (Number(await open.update({ reminded_on: today })) === 0) return
  const details = { opinionId: id, about: name, due: dueDay }
  await workReportWorkflow.tell(trx, 'work_report.opinion_near', reportId, system('deadline_keeper'), details)
}
