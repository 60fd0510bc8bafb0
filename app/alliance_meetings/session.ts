import { beijingDay } from '#app/core/beijing_day'
import { sqlTime } from '#app/core/dialect'
import type { Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import type AllianceMeeting from './alliance_meeting.js'
import { meetingWorkflow } from './meeting_workflow.js'
import { whoCame } from './presence.js'
import { callRoll } from './roll.js'

type Person = Actor & { id: number }

/** @throws StepNotAllowed `meeting_not_today` */
export function openMeeting(meeting: AllianceMeeting, by: Person, version?: number) {
  if (meeting.day !== beijingDay()) throw new StepNotAllowed('open', 'meeting_not_today')
  return meetingWorkflow.take('open', meeting, {
    ...{ by, version, set: { opened_at: sqlTime() } },
    also: (trx) => callRoll(trx, meeting),
  })
}

/**
 * Reports were heard; what was not reached is postponed.
 *
 * @throws StepNotAllowed `vote_open`
 */
export async function closeMeeting(meeting: AllianceMeeting, by: Person, version?: number) {
  const { entitled, present } = await whoCame(meeting)
  await meetingWorkflow.take('close', meeting, {
    ...{ by, version },
    set: { closed_at: sqlTime(), entitled, present },
    also: async (trx) => {
      const open = await trx.from('meeting_votes').where({ meeting_id: meeting.id, state: 'open' }).first()
      if (open) throw new StepNotAllowed('close', 'vote_open')
      const pending = () => trx.from('meeting_items').where({ meeting_id: meeting.id, state: 'pending' })
      await pending().where('kind', 'report').update({ state: 'noted' })
      await pending().update({ state: 'postponed', postponed_because: 'not_reached' })
    },
  })
}
