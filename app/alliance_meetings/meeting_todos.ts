import type { TodoSource } from '#app/workflow/todos'
import { representedBy } from '#app/alliance/representatives'
import type User from '#app/users/user'
import AllianceMeeting from './alliance_meeting.js'
import MeetingVote from './meeting_vote.js'
import { meetingWorkflow } from './meeting_workflow.js'

const item = 'alliance_meetings'
const RUNNING = meetingWorkflow.statesWaitingFor('alliance_secretariat')

/** Meetings that the secretariat has not brought to an end. */
export const meetingTodos: TodoSource = {
  item,
  waiting: waitingMeetings,
  list: async (user, { i18n }) => {
    const meetings = await waitingMeetings(user).orderBy('startsAt').orderBy('id').limit(20)
    return meetings.map((meeting) => ({
      title: meeting.title,
      text: meeting.number,
      href: `/alliance-meetings/${meeting.id}`,
      badge: {
        tone: meetingWorkflow.states[meeting.state].tone,
        text: i18n.t(`alliance_meetings.states.${meeting.state}`),
      },
      since: meeting.stateSince,
    }))
  },
}

function waitingMeetings(user: User) {
  const meetings = AllianceMeeting.query().whereIn('state', RUNNING)
  return user.is('alliance_secretariat') ? meetings : meetings.whereRaw('1 = 0')
}

/** Votes that are open and to which somebody's member has not given its ballot. */
export const voteTodos: TodoSource = {
  item,
  waiting: openVotes,
  list: async (user, { i18n }) => {
    const votes = await openVotes(user).orderBy('id').limit(20)
    const meetings = await AllianceMeeting.query().whereIn(
      'id',
      votes.map(({ meetingId }) => meetingId)
    )
    return votes.map((vote) => ({
      title: meetings.find(({ id }) => id === vote.meetingId)!.title,
      text: i18n.t('alliance_meetings.vote_now'),
      href: `/alliance-meetings/${vote.meetingId}/votes/${vote.id}`,
      badge: { tone: 'waiting', text: i18n.t('meeting_votes.states.open') },
      since: vote.stateSince,
    }))
  },
}

function openVotes(user: User) {
  const own = () => representedBy(user).select('member_id')
  return MeetingVote.query()
    .where('state', 'open')
    .whereHas('voters', (voters) => {
      void voters.where('hasVoted', false).where((mine) => {
        mine.where((self) => void self.whereNull('holderId').whereIn('memberId', own()))
        mine.orWhereIn('holderId', own())
      })
    })
}
