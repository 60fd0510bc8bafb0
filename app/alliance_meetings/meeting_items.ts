import type AllianceMeeting from './alliance_meeting.js'
import MeetingItem from './meeting_item.js'

/** The agenda with everything that was voted, in its order: a fixed number of statements. */
export function wholeItems({ id }: Pick<AllianceMeeting, 'id'>) {
  return MeetingItem.query()
    .where('meetingId', id)
    .preload('member')
    .preload('candidates')
    .preload('votes', (votes) => {
      void votes.preload('voters', (voters) => void voters.preload('member').orderBy('member_id'))
    })
    .orderBy('position')
    .orderBy('id')
}
