import type AuditEntry from '#app/audit/audit_entry'
import type { Notice, Notices } from '#app/notifications/notices'
import SurveyWave from '#app/surveys/survey_wave'
import { applicantRoles, type Role } from '#app/users/roles'
import User from '#app/users/user'
import SurveyResultRow from './survey_result_row.js'

export const resultNotices: Notices = {
  'survey_wave.calculated': aboutResult(['bureau_leader'], having('bureau_leader')),
  'survey_wave.reviewed': aboutResult(['bureau_handler'], having('bureau_handler')),
  'survey_wave.returned': aboutResult(['bureau_handler'], having('bureau_handler')),
  'survey_wave.published': aboutResult(['district_reviewer', ...applicantRoles], ratedAndDistricts),
}

function aboutResult(roles: Notice['roles'], recipients: Notice['recipients']): Notice {
  return {
    ...{ roles, recipients },
    params: async ({ subjectId, particulars }) => {
      const { name, number } = await SurveyWave.findOrFail(subjectId)
      return { name, number, opinion: particulars.opinion ?? '' }
    },
    path: ({ subjectId }) => `/survey-results/${subjectId}`,
  }
}

function having(role: Role) {
  return () => User.query().withScopes((scopes) => scopes.active(role)) as Promise<User[]>
}

/** The points that were rated, and the districts. */
async function ratedAndDistricts({ subjectId }: AuditEntry) {
  const points = await SurveyResultRow.query()
    .whereIn('resultId', (of) => void of.from('survey_results').where('wave_id', subjectId).select('id'))
    .whereNotNull('designationId')
    .preload('designation')
  const organizations = [...new Set(points.map(({ designation }) => designation.organizationId))]
  const theirs = await User.query().whereIn('organizationId', organizations).where('isActive', true)
  const districts = await User.query().withScopes((scopes) => scopes.active('district_reviewer'))
  return [...theirs.filter((user) => user.is(...applicantRoles)), ...districts] as User[]
}
