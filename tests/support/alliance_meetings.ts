import type { ApiClient } from '@japa/api-client'
import { DateTime } from 'luxon'
import type AllianceMember from '#app/alliance/alliance_member'
import { addItem, type ItemFacts } from '#app/alliance_meetings/agenda'
import type AllianceMeeting from '#app/alliance_meetings/alliance_meeting'
import { signIn } from '#app/alliance_meetings/attendances'
import { castBallot } from '#app/alliance_meetings/ballots'
import { conveneMeeting, draftMeeting } from '#app/alliance_meetings/convening'
import { closeVote } from '#app/alliance_meetings/counting'
import MeetingItem from '#app/alliance_meetings/meeting_item'
import type MeetingVote from '#app/alliance_meetings/meeting_vote'
import { draftMinutes, issueMinutes } from '#app/alliance_meetings/minutes'
import { closeMeeting, openMeeting } from '#app/alliance_meetings/session'
import { openVote } from '#app/alliance_meetings/votes'
import { leaveMoment, standAt } from '#app/core/clock'
import type User from '#app/users/user'
import { makeMember } from '#tests/support/alliance'
import { actor } from '#tests/support/applications'
import { makeOrganization, makeUser, type World } from '#tests/world'

export type Seated = { member: AllianceMember; user: User }

/** When the council of most tests meets. */
export const MEETING_DAY = new Date('2026-11-23T06:00:00Z')

/** 理事会: so many members, each with its representative; the first is the chair unit. */
export async function makeCouncil(size: number): Promise<Seated[]> {
  const seated: Seated[] = []
  for (let n = 0; n < size; n++) {
    const serial = `MC${String(n).padStart(7, '0')}`
    const organization = await makeOrganization({ name: `第${n + 1}研究院`, district: '110108', serial })
    const user = await makeUser(`代表${n + 1}`, ['principal'], { organizationId: organization.id })
    const memberClass = n === 0 ? 'chair_unit' : 'council_unit'
    const member = await makeMember(organization, user, { memberClass, joinedOn: '2026-01-05', until: '2099-12-31' })
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

export async function makeDraft(
  by: User,
  chair: AllianceMember | null,
  items: Partial<ItemFacts>[] = [{}],
  day = MEETING_DAY
) {
  standAt(new Date(day.getTime() - 13 * 86_400_000))
  const meeting = await draftMeeting(actor(by), {
    ...{ organ: 'council', title: '第一届理事会第二次会议', place: '会议中心三层', onlineUrl: null, note: null },
    startsAt: DateTime.fromJSDate(day),
    chairMemberId: chair?.id ?? null,
  })
  for (const item of items) await addItem(meeting, actor(by), { ...resolution, ...item })
  await meeting.refresh()
  return meeting
}

/** Convened, and on its day in session with these present. */
export async function makeSession(
  by: User,
  seated: Seated[],
  items?: Partial<ItemFacts>[],
  present = seated,
  day = MEETING_DAY
) {
  const meeting = await makeDraft(by, seated[0].member, items, day)
  await conveneMeeting(meeting, actor(by))
  standAt(day)
  for (const one of present) await comes(meeting, one)
  await openMeeting(meeting, actor(by))
  return meeting
}

export function comes(meeting: AllianceMeeting, { member, user }: Seated) {
  return signIn(meeting, member, actor(user), { person: user.name, mode: 'onsite' })
}

/** Called for today, of an organ that nobody sits in yet. */
export async function makeMeeting({ people }: World) {
  const meeting = await makeDraft(people.secretariat, null, [{}], new Date())
  leaveMoment()
  return meeting
}

/** One who sits alone in the council is asked. */
export async function makeVote({ people }: World) {
  const seated = await makeCouncil(1)
  const meeting = await makeSession(people.secretariat, seated, [{}], seated, new Date())
  leaveMoment()
  const item = await MeetingItem.findByOrFail('meetingId', meeting.id)
  return openVote(meeting, item.id, actor(seated[0].user))
}

/** A page's form, sent as without JavaScript. */
export const post = (client: ApiClient, path: string, user: User, form: object = {}) =>
  client.post(path).form(form).withCsrfToken().loginAs(user).redirects(0)

/** One after another, in the order of their seats. */
export async function castAll(vote: MeetingVote, seated: Seated[], ...choices: string[][]) {
  for (const [at, choice] of choices.entries())
    await castBallot(vote, seated[at].member.id, choice, actor(seated[at].user))
}

/** A council with a draft, a meeting in which a vote is open, and one whose minutes are issued. */
export async function furnishedMeetings() {
  const seated = await makeCouncil(6)
  const secretary = await makeUser('崔明仪', ['alliance_secretariat'])
  const [chair] = seated
  const by = { ...actor(chair.user) }
  const day = new Date()
  const draft = await makeDraft(secretary, chair.member, [{ kind: 'report', title: '秘书处工作报告' }, {}])
  const over = await makeSession(secretary, seated, [{}, { isSecret: true, title: '调整会费办法' }], seated, day)
  for (const { id } of await MeetingItem.query().where('meetingId', over.id).orderBy('position')) {
    const vote = await openVote(over, id, by)
    for (const [n, { member, user }] of seated.entries())
      await castBallot(vote, member.id, [n === 5 ? 'no' : 'yes'], actor(user))
    await closeVote(over, vote, by)
  }
  await closeMeeting(over, by)
  await draftMinutes(over, actor(secretary))
  const written = await makeSession(secretary, seated, [{}], seated, day)
  await closeMeeting(written, by)
  await draftMinutes(written, actor(secretary))
  await issueMinutes(over, actor(secretary))
  const running = await makeSession(secretary, seated, [{ isSecret: true }, { title: '审议章程修订' }], seated, day)
  const item = await MeetingItem.query().where('meetingId', running.id).orderBy('position').firstOrFail()
  const vote = await openVote(running, item.id, by)
  leaveMoment()
  return {
    secretary,
    chair: chair.user,
    draft: draft.id,
    over: over.id,
    written: written.id,
    running: running.id,
    vote: vote.id,
  }
}
