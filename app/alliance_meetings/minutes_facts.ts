import i18nManager from '@adonisjs/i18n/services/main'
import { beijingDay } from '#app/core/beijing_day'
import { formatTime } from '#app/core/format'
import type AllianceMeeting from './alliance_meeting.js'
import type MeetingItem from './meeting_item.js'
import { wholeItems } from './meeting_items.js'
import type MeetingVote from './meeting_vote.js'
import type { MinutesFacts, MinutesItem } from './minutes_document.js'
import { whoCame } from './presence.js'

/** What the records say of a meeting, in the words of its minutes. Always Chinese: a paper of the alliance. */
export async function minutesFacts(meeting: AllianceMeeting): Promise<MinutesFacts> {
  await meeting.load('chair')
  const { came, represented, absent } = await whoCame(meeting)
  const chinese = i18nManager.locale('zh-CN')
  return {
    ...{ number: meeting.number, title: meeting.title, words: meeting.minutes ?? '' },
    organ: chinese.t(`alliance.organs.${meeting.organ}`),
    heldAt: formatTime(meeting.openedAt ?? meeting.startsAt),
    place: meeting.place ?? chinese.t('alliance_meetings.online'),
    chair: meeting.chair?.name ?? chinese.t('alliance.organs.secretariat'),
    entitled: meeting.entitled ?? 0,
    present: meeting.present ?? 0,
    came: came.map(({ member, attendance }) => ({
      member: member.name,
      person: attendance!.person,
      how: chinese.t(`alliance_meetings.modes.${attendance!.mode}`),
    })),
    represented: represented.map(({ member, holder }) => ({ member: member.name, holder: holder!.name })),
    absent: absent.map(({ member }) => member.name),
    items: (await wholeItems(meeting)).map(itemFacts),
    day: meeting.minutesIssuedOn?.toISODate() ?? beijingDay(),
  }
}

function itemFacts(item: MeetingItem): MinutesItem {
  const chinese = i18nManager.locale('zh-CN')
  const because = item.postponedBecause ?? ''
  return {
    title: item.title,
    body: item.body,
    outcome: chinese.t(`alliance_meetings.item_states.${item.state}`),
    because: chinese.t(`alliance_meetings.postponed_because.${because}`, undefined, because),
    votes: item.votes.filter(({ state }) => state === 'counted').map((vote) => voteFacts(vote, item)),
  }
}

function voteFacts(vote: MeetingVote, item: MeetingItem): MinutesItem['votes'][number] {
  const chinese = i18nManager.locale('zh-CN')
  const { counts, base, cast, needed, elected, hindered = [] } = vote.result!
  const nameOf = (option: string) =>
    vote.kind === 'election'
      ? item.candidates.find(({ id }) => String(id) === option)!.name
      : chinese.t(`alliance_meetings.answers.${option}`)
  const named = vote.isSecret ? [] : vote.voters.filter(({ hasVoted }) => hasVoted)
  return {
    ...{ isSecret: vote.isSecret, round: vote.round, entitled: vote.entitled, base, cast, needed },
    hindered: hindered.map(({ memberId, because }) => {
      const name = [item.member, ...item.candidates].find((member) => member?.id === memberId)!.name
      return chinese.t(`alliance_meetings.hindered.${because}`, { name })
    }),
    counts: counts.map(({ option, votes }) => ({ option: nameOf(option), votes })),
    elected: elected.map(nameOf),
    named: named.map(({ member, choice }) => ({
      member: member.name,
      choice: choice!.map(nameOf).join('、') || chinese.t('alliance_meetings.nobody'),
    })),
  }
}
