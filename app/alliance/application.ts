import { DateTime } from 'luxon'
import rules from '#config/alliance'
import { now } from '#app/core/clock'
import { beijingDay } from '#app/core/beijing_day'
import { inTransaction, sqlTime, type Trx } from '#app/core/dialect'
import type { Answers } from '#app/core/form'
import type Organization from '#app/organizations/organization'
import { system, type Actor } from '#app/users/actor'
import CorrectionOrder from '#app/workflow/correction_order'
import { closeOrder, noteDefects, sendOrder, type Defect } from '#app/workflow/corrections'
import { decide } from '#app/workflow/approval'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import Submission, { freeze } from '#app/workflow/submission'
import AllianceMember from './alliance_member.js'
import { profileForm } from './application_form.js'
import { filesOf } from './member_files.js'
import { memberWorkflow } from './member_workflow.js'

type Person = Actor & { id: number }
type Keep = (trx: Trx, member: AllianceMember) => Promise<unknown>

/** Whoever is in, or asks to be. */
export const CURRENT = [...memberWorkflow.statesIn('admission'), ...memberWorkflow.statesIn('members')]

/**
 * 申请入盟: an institution asks once; whoever left may ask anew.
 *
 * @throws StepNotAllowed `member_already`, `not_verified`
 */
export function applyForMembership(
  organization: Organization,
  by: Person,
  { application, representativeId }: { application: Answers; representativeId: number },
  keep: Keep
) {
  return inTransaction(async (trx) => {
    await refuseSecond(trx, organization)
    const member = await AllianceMember.create(
      {
        organizationId: organization.id,
        name: organization.name,
        districtCode: organization.districtCode,
        ...{ memberClass: 'member_unit', state: 'applied', version: 0, round: 1, tags: [] },
        ...{ application, profile: profileForm.whole(application), representativeId },
        pledgeVersion: rules.pledgeVersion,
        pledgeSignedOn: DateTime.fromISO(beijingDay()),
        stateSince: DateTime.fromJSDate(now()),
        createdById: by.id,
      },
      { client: trx }
    )
    await keep(trx, member)
    await freezeApplication(trx, member, by)
    await memberWorkflow.begin(trx, member, by, 'alliance_member.applied', { pledge: rules.pledgeVersion })
    return member
  })
}

/** Two people of one institution wait here for each other. */
async function refuseSecond(trx: Trx, { id }: Organization) {
  const { state } = await trx.from('organizations').where({ id }).forUpdate().select('state').firstOrFail()
  if (state !== 'verified') throw new StepNotAllowed('apply', 'not_verified')
  const current = await AllianceMember.query({ client: trx })
    .where('organizationId', id)
    .whereIn('state', CURRENT)
    .first()
  if (current) throw new StepNotAllowed('apply', 'member_already')
}

/** What a decision is bound to: the form and the files, as they are now. */
async function freezeApplication(trx: Trx, member: AllianceMember, by: Person) {
  const files = await filesOf(member, trx)
  const content = {
    ...member.application,
    representativeId: member.representativeId,
    files: { papers: files.map(({ id, name, size, sha256, purpose }) => ({ id, name, size, sha256, purpose })) },
  }
  return freeze(trx, { type: 'alliance_member', id: member.id, round: member.round }, content, by.id)
}

const subjectOf = ({ id, round, state }: AllianceMember) => ({ type: 'alliance_member', id, round, state })

/** 一次性告知: every defect at once; only what it names opens to the applicant. */
export function orderSupplement(
  member: AllianceMember,
  by: Person,
  { defects, reason = null, version }: { defects: Defect[]; reason?: string | null; version?: number }
) {
  const opinion = defects.map((defect) => defect.note).join('；')
  return memberWorkflow.take('requestSupplement', member, {
    by,
    version,
    details: { opinion },
    also: async (trx) => {
      await noteDefects(trx, subjectOf(member), by, defects)
      await sendOrder(trx, subjectOf(member), by, reason)
      await note(trx, member, by, 'requestSupplement', opinion)
    },
  })
}

/** The form and papers anew, where the order opened them. */
export function resubmit(member: AllianceMember, by: Person, changed: Answers, keep: Keep, version?: number) {
  const application = { ...member.application, ...changed }
  const round = member.round + 1
  return memberWorkflow.take('resubmit', member, {
    by,
    version,
    set: {
      ...{ round, application: JSON.stringify(application) },
      profile: JSON.stringify(profileForm.whole(application)),
    },
    details: { round },
    also: async (trx) => {
      const current = await AllianceMember.findOrFail(member.id, { client: trx })
      await keep(trx, current)
      await closeOrder(trx, subjectOf(member), 'answered')
      await freezeApplication(trx, current, by)
    },
  })
}

/** 逾期未补正: the application is closed. Done by the keeper of the clocks. */
export async function lapseSupplement(id: number) {
  const member = await AllianceMember.findOrFail(id)
  const order = await CorrectionOrder.openOf('alliance_member', id)
  await memberWorkflow.take('lapse', member, {
    by: system('deadline_keeper'),
    details: { number: order?.number ?? '' },
    also: (trx) => closeOrder(trx, subjectOf(member), 'lapsed').then(() => {}),
  })
}

/** 形式审查通过: goes to a vote. */
export function passCheck(member: AllianceMember, by: Person, { opinion, version }: Ruling) {
  return rule(member, 'pass', by, { opinion, version })
}

/** 不予受理 */
export function refuseApplication(member: AllianceMember, by: Person, { opinion, version }: Ruling) {
  return rule(member, 'refuse', by, { opinion, version })
}

type Ruling = { opinion: string; version?: number }

function rule(member: AllianceMember, step: 'pass' | 'refuse', by: Person, { opinion, version }: Ruling) {
  const also = (trx: Trx) => note(trx, member, by, step, opinion)
  return memberWorkflow.take(step, member, { by, version, details: { opinion }, also })
}

async function note(trx: Trx, member: AllianceMember, by: Person, step: string, opinion: string) {
  const submission = await Submission.query({ client: trx })
    .where({ subjectType: 'alliance_member', subjectId: member.id, round: member.round })
    .first()
  const subject = { type: 'alliance_member', id: member.id, round: member.round }
  await decide(trx, by, { subject, step, decision: step, opinion, contentHash: submission?.contentHash })
}

/** 撤回申请 */
export function retractApplication(member: AllianceMember, by: Person, { version }: { version?: number }) {
  return memberWorkflow.take('retract', member, { by, version })
}

/** What the member says of itself, at once; what it said before stays in the trail. */
export async function reviseProfile(member: AllianceMember, by: Actor, profile: Answers, version: number) {
  await inTransaction(async (trx) => {
    await memberWorkflow.hold(trx, member.id, memberWorkflow.statesIn('members'), 'edit')
    const before = Object.fromEntries(
      Object.entries(member.profile).filter(
        ([name, value]) => JSON.stringify(profile[name] ?? null) !== JSON.stringify(value ?? null)
      )
    )
    const written = await trx
      .from('alliance_members')
      .where({ id: member.id, version })
      .update({ profile: JSON.stringify(profile), version: version + 1, updated_at: sqlTime() })
    if (Number(written) === 0) throw new StepNotAllowed('edit', 'edited_meanwhile')
    await memberWorkflow.tell(trx, 'alliance_member.profile_revised', member.id, by, { before })
  })
  await member.refresh()
}

/** 签署自律公约 of the version in force. */
export async function signPledge(member: AllianceMember, by: Person) {
  await inTransaction(async (trx) => {
    await memberWorkflow.hold(trx, member.id, CURRENT, 'sign')
    await trx
      .from('alliance_members')
      .where({ id: member.id })
      .update({ pledge_version: rules.pledgeVersion, pledge_signed_on: beijingDay(), updated_at: sqlTime() })
    await memberWorkflow.tell(trx, 'alliance_member.pledge_signed', member.id, by, { pledge: rules.pledgeVersion })
  })
  await member.refresh()
}

/** 分组标签, by the secretariat. */
export async function tagMember(member: AllianceMember, by: Person, tags: string[]) {
  await inTransaction(async (trx) => {
    await trx
      .from('alliance_members')
      .where({ id: member.id })
      .update({ tags: JSON.stringify(tags), updated_at: sqlTime() })
    await memberWorkflow.tell(trx, 'alliance_member.tagged', member.id, by, { before: member.tags, tags })
  })
  await member.refresh()
}
