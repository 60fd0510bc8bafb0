import { DateTime } from 'luxon'
import AllianceMember from '#app/alliance/alliance_member'
import { decisionKind } from '#app/alliance/decisions'
import { representativeOn } from '#app/alliance/representatives'
import { addItem, type ItemFacts } from '#app/alliance_meetings/agenda'
import type AllianceMeeting from '#app/alliance_meetings/alliance_meeting'
import { signIn } from '#app/alliance_meetings/attendances'
import { castBallot } from '#app/alliance_meetings/ballots'
import { chairUnit, conveneMeeting, draftMeeting, type MeetingFacts } from '#app/alliance_meetings/convening'
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

/** Of the council: one that was held, one in session with a vote that is open, one to come; and a draft. */
export async function seedAllianceMeetings({ secretariat }: DemoPeople) {
  try {
    at(addDays(today, -16))
    const held = await convene(
      secretariat,
      { ...council, title: '理事会年中会议', day: addDays(today, -6) },
      await agenda()
    )
    const running = await convene(secretariat, { ...council, title: '理事会专题会议', day: today }, topics)
    at(addDays(today, -6))
    await holdMeeting(held, secretariat)
    leaveMoment()
    await beginMeeting(running, secretariat)
    const yearly = { ...council, title: '理事会年度会议', day: addDays(today, 12) }
    await convene(secretariat, yearly, [report, resolution('审议下一年度工作计划', '秘书处提出工作计划草案。')])
    const draft = { organ: 'standing_council', title: '常务理事会第四季度会议', day: addDays(today, 20) } as const
    await draftOf(secretariat, draft, [report])
  } finally {
    leaveMoment()
  }
}

/** 成员大会 of a year gone by, attended by all but a few: what the yearly check counts. */
export async function holdAssembly(secretariat: User, day: string, stayAway: (member: AllianceMember) => boolean) {
  at(addDays(day, -20))
  const facts = { organ: 'general_assembly', title: '成员大会第一次会议', day } as const
  const items = [report, resolution('审议联盟章程和自律公约', '秘书处对章程和公约草案作说明。')]
  const meeting = await convene(secretariat, facts, items)
  at(day)
  await holdMeeting(meeting, secretariat, stayAway)
}

type Facts = Pick<MeetingFacts, 'organ' | 'title'> & { day: string }

const council = { organ: 'council' } as const

const report: ItemFacts = {
  ...{ kind: 'report', title: '秘书处工作报告', body: '汇报成员服务、数据报送和案例共享情况。', memberId: null },
  ...{ electedClass: null, seats: null, isSecret: false, candidateIds: [] },
}

const resolution = (title: string, body: string): ItemFacts => ({ ...report, kind: 'resolution', title, body })

const topics = [
  report,
  resolution('审议案例共享办法', '每家成员单位每年至少共享一个案例，由秘书处汇编。'),
  { ...resolution('审议联盟活动经费安排', '经费用于培训和京津冀对接活动。'), isSecret: true },
]

async function agenda(): Promise<ItemFacts[]> {
  const applicant = await decisionKind('admission')!.candidates().first()
  const unit = await AllianceMember.query().where({ state: 'active', memberClass: 'member_unit' }).orderBy('id').first()
  const items = [report]
  if (applicant) {
    const body = '秘书处已作形式审查，材料齐全。'
    items.push({ ...report, kind: 'admission', title: `审议${applicant.name}入盟申请`, body, memberId: applicant.id })
  }
  if (unit) {
    const election = { ...report, kind: 'election', title: '增补理事单位', electedClass: 'council_unit' } as const
    const body = '按章程增补一家理事单位，无记名表决。'
    items.push({ ...election, body, seats: 1, isSecret: true, candidateIds: [unit.id] })
  }
  return items
}

async function draftOf(secretariat: User, { day, ...facts }: Facts, items: ItemFacts[]) {
  const chair = await chairUnit()
  const by = actor(secretariat)
  const meeting = await draftMeeting(by, {
    ...{ ...facts, place: '知识产权大厦三层会议室', onlineUrl: null, note: null },
    startsAt: DateTime.fromISO(`${day}T14:00:00+08:00`).toUTC(),
    chairMemberId: chair?.id ?? null,
  })
  for (const item of items) await addItem(meeting, by, item)
  await meeting.refresh()
  return meeting
}

async function convene(secretariat: User, facts: Facts, items: ItemFacts[]) {
  const meeting = await draftOf(secretariat, facts, items)
  await conveneMeeting(meeting, actor(secretariat))
  return meeting
}

type Voice = { member: AllianceMember; user: User }

/** Signed in at the desk, opened by who presides. */
async function openWith(meeting: AllianceMeeting, secretariat: User, stayAway = (_member: AllianceMember) => false) {
  const by = actor(secretariat)
  const voices: Voice[] = []
  for (const member of await votingMembers(meeting.organ)) {
    const voice = await representativeOn(member, beijingDay())
    if (!voice || stayAway(member)) continue
    voices.push({ member, user: voice.user })
    await signIn(meeting, member, by, { person: voice.user.name, mode: 'onsite' })
  }
  const presiding = voices.find(({ member }) => member.id === meeting.chairMemberId)
  const chair = actor(presiding?.user ?? secretariat)
  await openMeeting(meeting, chair)
  return { voices, chair }
}

function votedItems({ id }: AllianceMeeting) {
  return MeetingItem.query().where('meetingId', id).whereNot('kind', 'report').orderBy('position')
}

async function holdMeeting(...[meeting, secretariat, stayAway]: Parameters<typeof openWith>) {
  const by = actor(secretariat)
  const { voices, chair } = await openWith(meeting, secretariat, stayAway)
  for (const item of await votedItems(meeting)) {
    const vote = await openVote(meeting, item.id, chair)
    for (const [n, { member, user }] of voices.entries()) {
      const choice = vote.kind === 'election' ? (n === 3 ? [] : [vote.options[0]]) : [n === 4 ? 'abstain' : 'yes']
      await castBallot(vote, member.id, choice, actor(user))
    }
    await closeVote(meeting, vote, chair)
  }
  await closeMeeting(meeting, chair)
  await draftMinutes(meeting, by)
  await issueMinutes(meeting, by)
}

/** Three have voted; the others, the chair unit among them, are waited for. */
async function beginMeeting(meeting: AllianceMeeting, secretariat: User) {
  const { voices, chair } = await openWith(meeting, secretariat)
  const item = await votedItems(meeting).firstOrFail()
  const vote = await openVote(meeting, item.id, chair)
  const others = voices.filter(({ member }) => member.id !== meeting.chairMemberId)
  for (const { member, user } of others.slice(0, 3)) await castBallot(vote, member.id, ['yes'], actor(user))
}

function at(day: string) {
  standAt(new Date(`${day}T06:30:00Z`))
}
