import type { Notice, Notices } from '#app/notifications/notices'
import User from '#app/users/user'
import SurveyWave from './survey_wave.js'

const about = (more: Pick<Notice, 'roles' | 'recipients'>): Notice => ({
  ...more,
  params: async ({ subjectId, particulars }) => {
    const { name, number } = await SurveyWave.findOrFail(subjectId)
    return { wave: name, number, opinion: particulars.opinion ?? '' }
  },
  path: ({ subjectId }) => `/surveys/${subjectId}`,
})

/** Whoever planned the wave. */
const toHandler = about({
  roles: ['bureau_handler', 'division_head'],
  recipients: async ({ subjectId }) => {
    const { createdById } = await SurveyWave.findOrFail(subjectId)
    return User.query().where({ id: createdById, isActive: true })
  },
})

export const surveyNotices: Notices = {
  'survey_wave.proposed': about({
    roles: ['division_head'],
    recipients: async () => User.query().withScopes((scopes) => scopes.active('division_head')),
  }),
  'survey_wave.approved': toHandler,
  'survey_wave.given_back': toHandler,
  'survey_wave.cancelled': toHandler,
  'survey_wave.letters_sent': toHandler,
  'survey_wave.stuck': toHandler,
  'survey_wave.closed': toHandler,
}
