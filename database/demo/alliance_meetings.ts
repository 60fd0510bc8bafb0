import { DateTime } from 'luxon'
import AllianceMember from '#app/alliance/alliance_member'
import { decisionKind } from '#app/alliance/decisions'
import { representativeOn } from '#app/alliance/representatives'
import { addItem, type ItemFacts } from '#app/alliance_meetings/agenda'
import type AllianceMeeting from '#app/alliance_meetings/alliance_meeting'
import { signIn } from '#app/alliance_meetings/attendances'
import { castBallot } from '#app/alliance_meetings/ballots'
import { chairUnit, conveneMeeting, draftMeeting } from '#app/alliance_meetings/convening'
import { closeVote } from '#app/alliance_meetings/counting'
import MeetingItem from '#app/alliance_meetings/meeting_item'
import { draftMinutes, issueMinutes } from '#app/alliance_meetings/minutes'
import { votingMembers } from '#app/alliance_meetings/organ_members'
import { closeMeeting, openMeeting } from '#app/alliance_meetings/session'
import { openVote } from '#app/alliance_meetings/votes'
import { addDays, beijingDay } from '#app/calendar/working_days'
import { leaveMoment, standAt } from '#app/core/clock'
import { actorFor } from '#app/users/actor'
import type User from '#app/users/user'
import type { DemoPeople } from './people.js'

const actor = (user: User) => ({ ...actorFor(user), id: user.id })
const today = beijingDay(new Date())

/** A meeting of the council that was held, with an admission and an election, and one to come. */
export async function seedAllianceMeetings({ secretariat }: DemoPeople) {
  try {
    at(addDays(today, -16))
    const held = await convene(secretariat, '理事会年中会议', addDays(today, -6), await agenda())
    at(addDays(today, -6))
    await holdMeeting(held, secretariat)
    leaveMoment()
    const items = [report, { ...report, kind: 'resolution', title: '审议下一年度工作计划' } as const]
    await convene(secretariat, '理事会年度会议', addDays(today, 12), items)
  } finally {
    leaveMoment()
  }
}

const report: ItemFacts = {
  ...{ kind: 'report', title: '秘书处工作报告', body: '汇报成员服务、数据报送和案例共享情况。', memberId: null },
  ...{ electedClass: null, seats: null, isSecret: false, candidateIds: [] },
}

async function agenda(): Promise<ItemFacts[]> {
  const applicant = await decisionKind('admission')!.candidates().first()
  const unit = await AllianceMember.query().where({ state: 'active', memberClass: 'member_unit' }).orderBy('id').first()
  const items = [report]
  if (applicant)
    items.push({ ...report, kind: 'admission', title: `审议${applicant.name}入盟申请`, memberId: applicant.id })
  if (unit) {
    const election = { ...report, kind: 'election', title: '增补理事单位', electedClass: 'council_unit' } as const
    items.push({ ...election, seats: 1, isSecret: true, candidateIds: [unit.id] })
  }
  return items
}

async function convene(secretariat: User, title: string, day: string, items: ItemFacts[]) {
  const chair = await chairUnit()
  const by = actor(secretariat)
  const meeting = await draftMeeting(by, {
    ...{ organ: 'council', title, place: '知识产权大厦三层会议室', onlineUrl: null, note: null },
    startsAt: DateTime.fromISO(`${day}T14:00:00+08:00`).toUTC(),
    chairMemberId: chair?.id ?? null,
  })
  for (const item of items) await addItem(meeting, by, item)
  await meeting.refresh()
  await conveneMeeting(meeting, by)
  return meeting
}

async function holdMeeting(meeting: AllianceMeeting, secretariat: User) {
  const by = actor(secretariat)
  const voices: { member: AllianceMember; user: User }[] = []
  for (const member of await votingMembers('council')) {
    const voice = await representativeOn(member, beijingDay())
    if (!voice) continue
    voices.push({ member, user: voice.user })
    await signIn(meeting, member, by, { person: voice.user.name, mode: 'onsite' })
  }
  await openMeeting(meeting, by)
  for (const item of await MeetingItem.query()
    .where('meetingId', meeting.id)
    .whereNot('kind', 'report')
    .orderBy('position')) {
    const vote = await openVote(meeting, item.id, by)
    for (const [n, { member, user }] of voices.entries()) {
      const choice = vote.kind === 'election' ? (n === 3 ? [] : [vote.options[0]]) : [n === 4 ? 'abstain' : 'yes']
      await castBallot(vote, member.id, choice, actor(user))
    }
    await closeVote(meeting, vote, by)
  }
  await closeMeeting(meeting, by)
  await draftMinutes(meeting, by)
  await issueMinutes(meeting, by)
}

function at(day: string) {
  standAt(new Date(`${day}T06:30:00Z`))
}
