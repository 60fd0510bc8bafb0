import { beijingDay } from '#app/core/beijing_day'
import { inTransaction, sqlTime, type Trx } from '#app/core/dialect'
import { system, type Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import AllianceMember, { IN_ALLIANCE } from './alliance_member.js'
import { resolve, type Resolution } from './admission.js'
import { endClass } from './class_terms.js'
import { handoverWorkflow, openHandoverOf } from './handover_workflow.js'
import { memberWorkflow } from './member_workflow.js'
import { closeProceedingOf, refuseUnheard } from './proceedings.js'
import { endRepresentation } from './representatives.js'

type Person = Actor & { id: number }

/** 退盟通知: exit is free; it ends when the certificate is back. */
export async function askWithdrawal(
  member: AllianceMember,
  by: Person,
  { opinion }: { opinion: string },
  keep: (trx: Trx, member: AllianceMember) => Promise<unknown>
) {
  await inTransaction(async (trx) => {
    await memberWorkflow.hold(trx, member.id, IN_ALLIANCE, 'askWithdrawal')
    const asked = await trx
      .from('alliance_members')
      .where({ id: member.id })
      .whereNull('withdrawal_asked_on')
      .update({ withdrawal_asked_on: beijingDay(), updated_at: sqlTime() })
    if (Number(asked) === 0) throw new StepNotAllowed('askWithdrawal', 'asked_before')
    await keep(trx, member)
    await memberWorkflow.tell(trx, 'alliance_member.withdrawal_asked', member.id, by, { opinion })
  })
  await member.refresh()
}

/** 撤回退盟通知, as long as it is not completed: who thought better of it stays. */
export async function takeBackWithdrawal(
  member: AllianceMember,
  by: Person,
  { opinion, version }: { opinion: string; version: number }
) {
  await inTransaction(async (trx) => {
    await memberWorkflow.hold(trx, member.id, IN_ALLIANCE, 'takeBackWithdrawal')
    const back = await trx
      .from('alliance_members')
      .where({ id: member.id, version })
      .whereNotNull('withdrawal_asked_on')
      .update({ withdrawal_asked_on: null, version: version + 1, updated_at: sqlTime() })
    if (Number(back) === 0) throw new StepNotAllowed('takeBackWithdrawal', 'edited_meanwhile')
    await memberWorkflow.tell(trx, 'alliance_member.withdrawal_taken_back', member.id, by, { opinion })
  })
  await member.refresh()
}

/**
 * 办结退盟: notice and certificate are there.
 *
 * @throws StepNotAllowed `not_asked`
 */
export async function withdraw(
  member: AllianceMember,
  by: Person,
  { opinion, version }: { opinion: string; version?: number }
) {
  if (!member.withdrawalAskedOn) throw new StepNotAllowed('withdraw', 'not_asked')
  await memberWorkflow.take('withdraw', member, {
    by,
    version,
    set: { left_on: beijingDay() },
    details: { opinion },
    also: async (trx) => {
      await trx
        .from('alliance_certificates')
        .where('member_id', member.id)
        .whereNull('replaced_at')
        .update({ returned_on: beijingDay() })
      await closeProceedingOf(trx, member, by, { outcome: 'left' })
      await endOffices(trx, member, by)
    },
  })
}

/** 视为自动退盟: a year without duties, after a reminder. Done by the keeper. */
export async function leaveBySelf(member: AllianceMember, facts: { lastDutyOn: string; remindedOn: string }) {
  const by = system('alliance_keeper')
  await memberWorkflow.take('leave', member, {
    by,
    set: { left_on: beijingDay() },
    details: facts,
    also: async (trx) => {
      await closeProceedingOf(trx, member, by, { outcome: 'left' })
      await endOffices(trx, member, by)
    },
  })
}

/**
 * 除名, by vote, after the member could state its case.
 *
 * @throws StepNotAllowed `not_heard`
 */
export async function expel(trx: Trx, { id }: AllianceMember, by: Actor, resolution: Resolution) {
  const member = await AllianceMember.findOrFail(id, { client: trx })
  await refuseUnheard(trx, member)
  await resolve(trx, 'expel', member, by, resolution, { left_on: beijingDay() })
  await closeProceedingOf(trx, member, by, { outcome: 'expelled', ...resolution })
  await endOffices(trx, member, by)
}

/** Whoever is out has no class, no seat and no voice from tomorrow, and nobody to hand a voice over to. */
export async function endOffices(trx: Trx, member: Pick<AllianceMember, 'id'>, by: Actor) {
  const today = beijingDay()
  const handover = await openHandoverOf(member, trx)
  if (handover) await handoverWorkflow.takeIn(trx, 'withdraw', handover, { by })
  await endClass(trx, member.id, today)
  await endRepresentation(trx, member, today)
  await trx
    .from('alliance_seats')
    .where({ member_id: member.id, state: 'held' })
    .update({ state: 'ended', until_on: today, updated_at: sqlTime() })
}
