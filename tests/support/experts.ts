import db from '@adonisjs/lucid/services/db'
import { inTransaction } from '#app/core/dialect'
import { usccCheckCharacter } from '#app/organizations/uscc'
import Expert from '#app/experts/expert'
import Assignment, { ExpertInvitation } from '#app/experts/assignment'
import type { NewAssignment } from '#app/experts/assignment_form'
import { openAssignment } from '#app/experts/assignment_workflow'
import { drawFor, freezeCandidates } from '#app/experts/draw_workflow'
import type { ExpertProfile } from '#app/experts/expert_form'
import { enterExpert, pauseExpert } from '#app/experts/expert_workflow'
import { makeLink } from '#app/experts/invitation_links'
import { acceptInvitation, declineInvitation } from '#app/experts/invitation_workflow'
import type { Judged } from '#app/experts/judged'
import { PASSWORD, type World } from '../world.js'
import { actor } from './applications.js'

export const code = (first17: string) => first17 + usccCheckCharacter(first17)

let serial = 0

/** A profile that the form accepts; everybody works somewhere else. */
export function profileOf(more: Partial<ExpertProfile> = {}): ExpertProfile {
  const n = ++serial
  return {
    ...{ name: `评审员${n}`, email: `reviewer${n}@jingzhi.example`, phone: '13900001111', title: '研究员' },
    ...{ fields: ['patent_search'], employerKind: 'university', district: '110108' },
    employments: [{ name: `第${n}研究所`, uscc: null, fromOn: null, untilOn: null }],
    ...{ relations: [], mostAtOnce: 5, mostPerYear: 20 },
    ...more,
  }
}

export async function makeExpert({ people }: World, more: Partial<ExpertProfile> = {}) {
  const { id } = await enterExpert(profileOf(more), actor(people.handler))
  return Expert.query()
    .where('id', id)
    .withScopes((scopes) => scopes.whole())
    .firstOrFail()
}

export const judgedBy = (more: Partial<Judged> = {}): Judged => ({
  ...{ type: 'case', id: 7, title: '案例 7', units: [], recommenders: [], recommendingPeople: [], coAuthors: [] },
  ...more,
})

export function makeAssignment({ people }: World, more: Partial<NewAssignment> = {}) {
  const parties = { units: [{ name: '燕麓大学图书馆' }], recommenders: [], recommendingPeople: [], coAuthors: [] }
  const asked: NewAssignment = {
    ...{ title: '典型案例第一组评审', seats: 3, quotas: [], seedKind: 'committed', seedSource: null, parties },
    ...more,
  }
  return openAssignment(asked, actor(people.handler))
}

/** Drawn among so many experts; the invitations in the order of their seats. */
export async function drawnAssignment(
  world: World,
  { experts = 6, ...more }: Partial<NewAssignment> & { experts?: number } = {}
) {
  for (let n = 0; n < experts; n++) await makeExpert(world)
  const assignment = await makeAssignment(world, more)
  const by = actor(world.people.handler)
  await freezeCandidates(assignment, by)
  await drawFor(assignment, by, { seed: '2026101' })
  return { assignment: await Assignment.findOrFail(assignment.id), invitations: await invitationsOf(assignment) }
}

export function invitationsOf({ id }: { id: number }) {
  return ExpertInvitation.query()
    .where('assignmentId', id)
    .preload('assignment')
    .preload('expert', (experts) => void experts.preload('user'))
    .orderBy('id')
}

/** The address that stands in the latest letter to this mailbox, before it is sent. */
export async function letterPath(recipient: string): Promise<string> {
  const letters = db.from('mail_deliveries').where({ recipient, template: 'letter' }).orderBy('id', 'desc')
  const { params } = await letters.firstOrFail()
  return (typeof params === 'string' ? JSON.parse(params) : params).path
}

/** For the look at every page: a board with every kind of seat, an assignment before its draw, a letter. */
export async function furnishedExperts(world: World) {
  const { assignment, invitations } = await drawnAssignment(world, {
    ...{ experts: 8, seats: 4, quotas: [{ by: 'field', value: 'patent_search', count: 1 }] },
  })
  const [accepted, declined, asked] = invitations
  await acceptInvitation(accepted, actor(accepted.expert.user))
  const refusal = { reason: 'conflict' as const, note: '师生关系' }
  await declineInvitation(declined, actor(declined.expert.user), refusal)
  const paused = await makeExpert(world)
  await pauseExpert(paused, actor(world.people.handler), { reason: '休假一月。', version: 0 })
  const waiting = await makeAssignment(world, { seedKind: 'public', seedSource: '双色球第 2026101 期' })
  await freezeCandidates(waiting, actor(world.people.handler))
  /** Signs in as everybody in the tests does. */
  await asked.expert.user.merge({ password: PASSWORD }).save()
  const path = await inTransaction((trx) => makeLink(trx, asked.id))
  return { assignment, waiting, declined, paused, asked, path }
}
