import { DateTime } from 'luxon'
import type AllianceMember from '#app/alliance/alliance_member'
import { addItem, type ItemFacts } from '#app/alliance_meetings/agenda'
import type AllianceMeeting from '#app/alliance_meetings/alliance_meeting'
import { signIn } from '#app/alliance_meetings/attendances'
import { conveneMeeting, draftMeeting } from '#app/alliance_meetings/convening'
import { openMeeting } from '#app/alliance_meetings/session'
import { standAt } from '#app/core/clock'
import type User from '#app/users/user'
import { makeMember } from '#tests/support/alliance'
import { actor } from '#tests/support/applications'
import { makeOrganization, makeUser } from '#tests/world'

export type Seated = { member: AllianceMember; user: User }

/** The day on which letters go out, and the one of the meeting. */
export const CONVENED = new Date('2026-11-10T02:00:00Z')
export const MEETING_DAY = new Date('2026-11-23T06:00:00Z')

/** 理事会: so many members, each with its representative; the first is the chair unit. */
export async function makeCouncil(size: number): Promise<Seated[]> {
  const seated: Seated[] = []
  for (let n = 0; n < size; n++) {
    const serial = `MC${String(n).padStart(7, '0')}`
    const organization = await makeOrganization({ name: `第${n + 1}研究院`, district: '110108', serial })
    const user = await makeUser(`代表${n + 1}`, ['principal'], { organizationId: organization.id })
    const memberClass = n === 0 ? 'chair_unit' : 'council_unit'
    const member = await makeMember(organization, user, { memberClass, joinedOn: '2026-01-05', until: '2028-12-31' })
    seated.push({ member, user })
  }
  return seated
}

export const resolution: ItemFacts = {
  kind: 'resolution',
  title: '审议年度工作计划',
  body: '秘书处作说明。',
  memberId: null,
  electedClass: null,
  seats: null,
  isSecret: false,
  candidateIds: [],
}

export async function makeDraft(by: User, chair: AllianceMember | null, items: Partial<ItemFacts>[] = [{}]) {
  standAt(CONVENED)
  const meeting = await draftMeeting(actor(by), {
    ...{ organ: 'council', title: '第一届理事会第二次会议', place: '会议中心三层', onlineUrl: null, note: null },
    startsAt: DateTime.fromJSDate(MEETING_DAY),
    chairMemberId: chair?.id ?? null,
  })
  for (const item of items) await addItem(meeting, actor(by), { ...resolution, ...item })
  await meeting.refresh()
  return meeting
}

/** Convened, and on its day in session with these present. */
export async function makeSession(by: User, seated: Seated[], items?: Partial<ItemFacts>[], present = seated) {
  const meeting = await makeDraft(by, seated[0].member, items)
  await conveneMeeting(meeting, actor(by))
  standAt(MEETING_DAY)
  for (const one of present) await comes(meeting, one)
  await openMeeting(meeting, actor(by))
  return meeting
}

export function comes(meeting: AllianceMeeting, { member, user }: Seated) {
  return signIn(meeting, member, actor(user), { person: user.name, mode: 'onsite' })
}
