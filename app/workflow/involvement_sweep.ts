import { workCalendar } from '#app/calendar/work_calendar'
import { addWorkingDays, beijingDay } from '#app/calendar/working_days'
import { inTransaction, type Trx } from '#app/core/dialect'
import { system } from '#app/users/actor'
import Involvement from './involvement.js'
import { tell } from './tell.js'

/** Reminds whoever was asked: once on the working day before the answer is wanted, and once when it is late. */
export async function remindInvolved() {
  const calendar = await workCalendar()
  const today = beijingDay()
  if (!calendar.isWorkday(today)) return

  const tomorrow = addWorkingDays(today, 1, calendar)
  const due = await Involvement.query().where('state', 'open').whereNot('kind', 'copy').where('dueOn', '<=', tomorrow)
  for (const involvement of due) await inTransaction((trx) => remind(trx, involvement, today))
}

async function remind(trx: Trx, { id, subjectType, subjectId, personId, dueOn }: Involvement, today: string) {
  const day = dueOn!.toISODate()!
  const open = trx.from('involvements').where({ id, state: 'open' })
  const never = open.clone().whereNull('reminded_on')
  const notSinceLate = open
    .clone()
    .where((early) => void early.whereNull('reminded_on').orWhere('reminded_on', '<=', day))
  const reminded = await (today > day ? notSinceLate : never).update({ reminded_on: today })
  if (Number(reminded) === 0) return
  const subject = { type: subjectType, id: subjectId }
  const details = { involvementId: id, personId }
  await tell(trx, { action: `${subjectType}.opinion_due`, subject, by: system('deadline_keeper'), details })
}
