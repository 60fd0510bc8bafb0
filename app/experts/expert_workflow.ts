import { randomBytes } from 'node:crypto'
import { DateTime } from 'luxon'
import { createPerson } from '#app/accounts/people'
import { mailPasswordLink } from '#app/accounts/password_tokens'
import { canonicalJson } from '#app/core/canonical_json'
import { inTransaction, sqlTime, type Trx } from '#app/core/dialect'
import { normalizeUscc } from '#app/organizations/uscc'
import type { Actor } from '#app/users/actor'
import User from '#app/users/user'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { Workflow } from '#app/workflow/workflow'
import Expert from './expert.js'
import { currentEmployment, type ExpertProfile } from './expert_form.js'
import { nameKey, usccRoot } from './party_keys.js'

export type ExpertState = 'active' | 'paused'

/** Who is paused is neither drawn nor invited; what was accepted goes on. */
export const expertWorkflow = new Workflow(
  'expert',
  'experts',
  {
    active: { tone: 'good', waitsFor: null, group: 'pool' },
    paused: { tone: 'quiet', waitsFor: null, group: 'pool' },
  },
  {
    pause: { from: ['active'], to: 'paused', recordedAs: 'expert.paused' },
    resume: { from: ['paused'], to: 'active', recordedAs: 'expert.resumed' },
  } as const satisfies Record<string, { from: readonly ExpertState[]; to: ExpertState; recordedAs: string }>
)

type Person = Actor & { id: number }

/** Why nobody with this mailbox can be entered, or null. Officials and applicants judge nobody. */
export async function clashOf(email: string, trx?: Trx): Promise<'expert_known' | 'person_has_role' | null> {
  const user = await User.query({ client: trx }).where('email', email).first()
  if (!user) return null
  if (await Expert.query({ client: trx }).where('userId', user.id).first()) return 'expert_known'
  return user.is('expert') ? null : 'person_has_role'
}

/** @throws StepNotAllowed `expert_known`, `person_has_role` */
export function enterExpert(profile: ExpertProfile, by: Person) {
  return inTransaction((trx) => enterExpertIn(trx, profile, by))
}

/** Into the pool; who has no account gets one, with the link to choose a password. */
export async function enterExpertIn(trx: Trx, profile: ExpertProfile, by: Person) {
  const email = profile.email.toLowerCase()
  const clash = await clashOf(email, trx)
  if (clash) throw new StepNotAllowed('enter', clash)
  const user = (await User.query({ client: trx }).where('email', email).first()) ?? (await newPerson(trx, profile, by))
  const expert = await Expert.create(
    {
      ...columnsOf(profile),
      ...{ userId: user.id, createdById: by.id },
      ...{ state: 'active', version: 0, stateSince: DateTime.utc() },
    },
    { client: trx }
  )
  await keepParts(trx, expert.id, profile)
  await keepPerson(trx, user.id, profile)
  await expertWorkflow.tell(trx, 'expert.entered', expert.id, by)
  return expert
}

async function newPerson(trx: Trx, { name, email }: ExpertProfile, by: Actor) {
  const person = { name, email: email.toLowerCase(), roles: ['expert' as const] }
  const user = await createPerson(trx, { ...person, password: randomBytes(32).toString('base64') }, by)
  await mailPasswordLink(trx, user, 'invitation')
  return user
}

/** By the office. @throws StepNotAllowed `edited_meanwhile` */
export function reviseExpert(expert: Expert, by: Actor, profile: ExpertProfile, version: number) {
  return rewrite(expert, by, profile, version, 'expert.revised')
}

/** 申报: by the expert, who says with it that everything is as it stands there. */
export function declareProfile(expert: Expert, by: Actor, profile: ExpertProfile, version: number) {
  return rewrite(expert, by, profile, version, 'expert.declared', { declaredAt: DateTime.utc() })
}

async function rewrite(
  expert: Expert,
  by: Actor,
  profile: ExpertProfile,
  version: number,
  action: 'expert.revised' | 'expert.declared',
  set: { declaredAt?: DateTime } = {}
) {
  await inTransaction(async (trx) => {
    await expertWorkflow.hold(trx, expert.id, ['active', 'paused'], 'edit')
    const row = await Expert.query({ client: trx })
      .withScopes((scopes) => scopes.whole())
      .where('id', expert.id)
      .firstOrFail()
    if (row.version !== version) throw new StepNotAllowed('edit', 'edited_meanwhile')
    const now: Record<string, unknown> = { ...profile, email: row.user.email }
    const changed = Object.entries(row.profile).filter(
      ([name, value]) => canonicalJson(value) !== canonicalJson(now[name])
    )
    await row.merge({ ...columnsOf(profile), ...set, version: version + 1 }).save()
    await keepParts(trx, row.id, profile)
    await keepPerson(trx, row.userId, profile)
    await expertWorkflow.tell(trx, action, row.id, by, { changed: changed.map(([name]) => name) })
  })
  await expert.refresh()
}

function columnsOf({ title, employerKind, district, employments, mostAtOnce, mostPerYear }: ExpertProfile) {
  const employer = currentEmployment(employments)!.name
  return { ...{ title, employer, employerKind, mostAtOnce, mostPerYear }, districtCode: district }
}

async function keepParts(trx: Trx, expertId: number, { fields, employments, relations }: ExpertProfile) {
  for (const table of ['expert_fields', 'expert_employments', 'expert_relations']) {
    await trx.from(table).where({ expert_id: expertId }).delete()
  }
  const unitOf = ({ name, uscc }: { name: string; uscc: string | null }) => ({
    ...{ expert_id: expertId, name, name_key: nameKey(name) },
    ...{ uscc: uscc && normalizeUscc(uscc), uscc_root: usccRoot(uscc) },
  })
  await trx.table('expert_fields').multiInsert(fields.map((field) => ({ expert_id: expertId, field })))
  await trx
    .table('expert_employments')
    .multiInsert(employments.map((one) => ({ ...unitOf(one), from_on: one.fromOn, until_on: one.untilOn })))
  if (relations.length === 0) return
  await trx.table('expert_relations').multiInsert(relations.map((one) => ({ ...unitOf(one), kind: one.kind })))
}

/** The panel of applications compares the employer that stands with the person. */
function keepPerson(trx: Trx, id: number, { name, phone, employments }: ExpertProfile) {
  const employer = currentEmployment(employments)!.name
  return trx.from('users').where({ id }).update({ name, phone, employer, updated_at: sqlTime() })
}

export function pauseExpert(expert: Expert, by: Actor, { reason, version }: { reason: string; version: number }) {
  return expertWorkflow.take('pause', expert, {
    by,
    version,
    details: { opinion: reason },
    set: { pause_reason: reason },
  })
}

export function resumeExpert(expert: Expert, by: Actor, { version }: { version: number }) {
  return expertWorkflow.take('resume', expert, { by, version, set: { pause_reason: null } })
}
