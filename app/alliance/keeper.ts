import rules from '#config/alliance'
import { beijingDay } from '#app/core/beijing_day'
import { inTransaction, sqlTime } from '#app/core/dialect'
import { eachAlone } from '#app/core/each_alone'
import RegisterEntry from '#app/designations/register_entry'
import { system } from '#app/users/actor'
import { isMoved } from '#app/workflow/unless_moved'
import AllianceMember from './alliance_member.js'
import { endTerm } from './class_terms.js'
import { leaveBySelf } from './leaving.js'
import { resumeMember } from './measures.js'
import { issueMemberCertificate } from './member_certificate.js'
import { standingFactsOf } from './member_standing.js'
import { memberWorkflow } from './member_workflow.js'
import Proceeding from './proceeding.js'
import { openReviewOnce } from './proceedings.js'
import { absenceDays, type StandingFacts } from './standing.js'
import { openChecks } from './yearly_checks.js'

const by = system('alliance_keeper')

/**
 * What follows from the calendar and from the register, however many days nobody looked: terms and suspensions end,
 * members without duties are reminded and leave, a revoked title opens a review, January opens the yearly check.
 *
 * @throws AggregateError when some failed; the others are done
 */
export async function keepAlliance() {
  await eachAlone([openChecks, reviewRevoked, keepMembers], (work: () => Promise<unknown>) => work(), isMoved)
}

async function keepMembers() {
  const members = await AllianceMember.query()
    .withScopes((scopes) => scopes.inAlliance())
    .preload('organization')
    .orderBy('id')
  const facts = await standingFactsOf(members)
  await eachAlone(members, (member) => keep(member, facts.get(member.id)!), isMoved)
}

async function keep(member: AllianceMember, facts: StandingFacts) {
  const today = beijingDay()
  if (facts.termUntil && facts.termUntil < today) await inTransaction((trx) => endTerm(trx, member))
  await followRegister(member)
  await member.refresh()
  if (facts.state === 'suspended' && facts.suspendedUntil && facts.suspendedUntil < today)
    await resumeMember(member, by, { opinion: '暂停期满' })
  await keepAbsence(member, facts, today)
}

/** Another name or district of the institution, as the register has it by now. */
async function followRegister({ id, name, districtCode, organization }: AllianceMember) {
  if (name === organization.name && districtCode === organization.districtCode) return
  await inTransaction(async (trx) => {
    const set = { name: organization.name, district_code: organization.districtCode, updated_at: sqlTime() }
    await trx.from('alliance_members').where({ id }).update(set)
    if (name !== organization.name) await issueMemberCertificate(trx, id)
    await memberWorkflow.tell(trx, 'alliance_member.followed_register', id, by, { before: { name, districtCode } })
  })
}

/** Who is suspended may do nothing, and is neither reminded nor out by itself. */
async function keepAbsence(member: AllianceMember, facts: StandingFacts, today: string) {
  const days = absenceDays(facts, rules)
  if (!days || member.state === 'suspended') return
  const { lastDutyOn, remindOn, isReminded, endOn } = days
  if (isReminded && endOn <= today) return leaveBySelf(member, { lastDutyOn, remindedOn: facts.remindedOn! })
  if (!isReminded && remindOn <= today) await remind(member, lastDutyOn, today)
}

async function remind(member: AllianceMember, lastDutyOn: string, today: string) {
  await inTransaction(async (trx) => {
    const set = { reminded_on: today, updated_at: sqlTime() }
    await trx.from('alliance_members').where({ id: member.id }).update(set)
    const months = rules.absence.remindAfterMonths
    await memberWorkflow.tell(trx, 'alliance_member.reminded', member.id, by, { lastDutyOn, months })
  })
}

/** 撤销网点 → 成员资格复核: whatever title of a member was revoked since it joined. */
async function reviewRevoked() {
  const revoked = await RegisterEntry.query()
    .where('kind', 'revoke')
    .whereNotIn('designationId', Proceeding.query().whereNotNull('designationId').select('designation_id'))
    .preload('designation')
    .orderBy('id')
  for (const { designation, effectiveOn } of revoked) {
    const member = await AllianceMember.query()
      .withScopes((scopes) => scopes.inAlliance())
      .where('organizationId', designation.organizationId)
      .where('joinedOn', '<=', effectiveOn.toISODate()!)
      .first()
    if (!member) continue
    const grounds = `${designation.name}（${designation.number}）已被撤销，依章程复核成员资格。`
    await openReviewOnce(member, by, { cause: 'title_revoked', grounds, designationId: designation.id })
  }
}
