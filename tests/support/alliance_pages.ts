import AllianceMember from '#app/alliance/alliance_member'
import { orderSupplement, applyForMembership } from '#app/alliance/application'
import { sendMailing } from '#app/alliance/mailing_workflow'
import MemberCertificate from '#app/alliance/member_certificate'
import { proposeExpulsion } from '#app/alliance/proceedings'
import type { World } from '../world.js'
import {
  APPLICATION,
  GROUNDS,
  joined,
  makeCheck,
  makeEntry,
  makeHandover,
  makeMailing,
  makePartner,
  makeReview,
  makeSeat,
} from './alliance.js'
import { actor } from './applications.js'

/** Something on every page of the alliance: a member with everything, one that puts its application right. */
export async function furnishedAlliance(world: World) {
  const { organizations, people } = world
  const by = actor(people.secretariat)
  const { id } = await joined(world, { memberClass: 'council_unit', until: '2099-03-01' })
  const member = () => AllianceMember.findOrFail(id)
  for (const kind of ['activity', 'breach']) await makeEntry(world, await member(), kind)
  const check = await makeCheck(await member())
  const proceeding = await makeReview(world, await member())
  await proposeExpulsion(proceeding, by, { opinion: GROUNDS })
  await makeHandover(world, await member())
  const asked = { application: APPLICATION, representativeId: people.chaoyangPrincipal.id }
  const applicant = await applyForMembership(
    organizations.chaoyang,
    actor(people.chaoyangPrincipal),
    asked,
    async () => {}
  )
  await orderSupplement(applicant, by, { defects: [{ field: 'intro', note: '请写明专职人员情况。' }] })
  await makeSeat(world)
  const partner = await makePartner(world)
  const draft = await makeMailing(world)
  const sent = await makeMailing(world, { subjectEn: 'Council meeting', bodyEn: 'It meets next month.' })
  await sendMailing(sent, by)
  const { code } = (await MemberCertificate.currentOf(await member()))!
  return {
    ...{ member: id, applicant: applicant.id, check: check.id, proceeding: proceeding.id, partner: partner.id },
    ...{ draft: draft.id, sent: sent.id, code },
  }
}
