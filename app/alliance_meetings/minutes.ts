import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import i18nManager from '@adonisjs/i18n/services/main'
import Attachment from '#app/attachments/attachment'
import { keepFile, receiveFile } from '#app/attachments/store_file'
import { beijingDay } from '#app/core/beijing_day'
import { inTransaction } from '#app/core/dialect'
import type { Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import AllianceMeeting from './alliance_meeting.js'
import { minutesRule } from './meeting_files.js'
import { meetingWorkflow } from './meeting_workflow.js'
import { minutesDocument } from './minutes_document.js'
import { minutesFacts } from './minutes_facts.js'

type Person = Actor & { id: number }
type Written = { minutes: string; version: number }

/** 起草纪要: facts and figures are drawn from the records, the words around them are written here. Always Chinese. */
export function draftMinutes(meeting: AllianceMeeting, by: Person, version?: number) {
  const minutes = i18nManager.locale('zh-CN').t('alliance_meetings.minutes_start', { title: meeting.title })
  return meetingWorkflow.take('draftMinutes', meeting, { by, version, set: { minutes } })
}

/** @throws StepNotAllowed `edited_meanwhile` */
export async function writeMinutes(meeting: AllianceMeeting, by: Person, { minutes, version }: Written) {
  await inTransaction(async (trx) => {
    await meetingWorkflow.hold(trx, meeting.id, ['minutes_draft'], 'writeMinutes')
    const current = await AllianceMeeting.findOrFail(meeting.id, { client: trx })
    if (current.version !== version) throw new StepNotAllowed('writeMinutes', 'edited_meanwhile')
    await current.merge({ minutes, version: version + 1 }).save()
    await meetingWorkflow.tell(trx, 'alliance_meeting.minutes_written', meeting.id, by)
  })
  await meeting.refresh()
}

/** 印发: the file as it is now is kept for good, and named by its hash wherever it goes. */
export async function issueMinutes(meeting: AllianceMeeting, by: Person, version?: number) {
  const body = await minutesFile(meeting)
  const hash = createHash('sha256').update(body).digest('hex')
  await meetingWorkflow.take('issueMinutes', meeting, {
    ...{ by, version },
    set: { minutes_hash: hash, minutes_issued_on: beijingDay() },
    details: { hash },
    also: async (trx) => {
      const file = await receiveFile(Readable.from([body]), minutesName(meeting), minutesRule)
      const owner = { subjectType: 'alliance_meeting', subjectId: meeting.id, purpose: 'minutes' }
      await keepFile(trx, file, { ...owner, organizationId: null, uploadedById: by.id }, by)
    },
  })
}

/** The file of what is written now. */
export async function minutesFile(meeting: AllianceMeeting) {
  return minutesDocument(await minutesFacts(meeting))
}

export function minutesName({ number }: Pick<AllianceMeeting, 'number'>) {
  return `会议纪要-${number}.docx`
}

/** The file as it was issued, or null. */
export function issuedMinutes({ id }: Pick<AllianceMeeting, 'id'>) {
  const of = { subjectType: 'alliance_meeting', subjectId: id, purpose: 'minutes' }
  return Attachment.query().where(of).orderBy('id', 'desc').first()
}
