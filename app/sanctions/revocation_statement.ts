import vine from '@vinejs/vine'
import { workCalendar } from '#app/calendar/work_calendar'
import { inTransaction, sqlTime } from '#app/core/dialect'
import { system } from '#app/users/actor'
import Clock from '#app/workflow/clock'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import Submission, { freeze } from '#app/workflow/submission'
import Revocation from './revocation.js'
import { statementFilesOf, type StatementFile } from './revocation_files.js'
import { revocationWorkflow } from './revocation_workflow.js'
import type { Person } from './ruling.js'

/** 陈述申辩: what the institution says to a warning, in time; or that it says nothing. */

/** The clock of a revocation as it stands; null when nobody has to say anything now. */
export async function statementClock({ id }: Revocation) {
  const [clock] = await Clock.of('revocation', [id])
  return clock ? clock.standing(await workCalendar()) : null
}

/** Keeps what was typed. */
export async function saveStatement(revocation: Revocation, statement: string | null) {
  await inTransaction(async (trx) => {
    await revocationWorkflow.hold(trx, revocation.id, ['warned'], 'state')
    await trx.from('revocations').where({ id: revocation.id }).update({ statement, updated_at: sqlTime() })
  })
  revocation.statement = statement
}

export const statementValidator = vine.create({
  statement: vine.string().trim().minLength(10).maxLength(5000),
})

/**
 * Hands it in; the last day counts.
 *
 * @throws StepNotAllowed `statement_over`
 */
export async function submitStatement(revocation: Revocation, by: Person, statement: string, version?: number) {
  await refuseAfterLastDay(revocation)
  await revocationWorkflow.take('state', revocation, {
    by,
    version,
    set: { statement, hearing: 'stated' },
    also: async (trx) => {
      const content = { statement, files: await statementFilesOf(revocation, trx) }
      await freeze(trx, { type: 'revocation', id: revocation.id, round: 1 }, content, by.id)
    },
  })
}

/** 放弃陈述申辩 */
export async function waiveStatement(revocation: Revocation, by: Person, version?: number) {
  await refuseAfterLastDay(revocation)
  await revocationWorkflow.take('waive', revocation, { by, version, set: { hearing: 'waived' } })
}

/** The last day is over in silence: it goes on. Done by the keeper of the clocks. */
export async function closeHearing(id: number) {
  const revocation = await Revocation.findOrFail(id)
  const by = system('deadline_keeper')
  await revocationWorkflow.take('closeHearing', revocation, { by, set: { hearing: 'none' } })
}

async function refuseAfterLastDay(revocation: Revocation) {
  if ((await statementClock(revocation))?.tone === 'over') throw new StepNotAllowed('state', 'statement_over')
}

export type Statement = { statement: string; files: StatementFile[] }

/** As it was handed in, or null. */
export async function statementOf({ id }: Revocation): Promise<Statement | null> {
  const submission = await Submission.newestOf('revocation', id)
  return submission && (submission.answers as Statement)
}
