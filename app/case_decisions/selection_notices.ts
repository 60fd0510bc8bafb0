import config from '#config/case_decisions'
import type TypicalCase from '#app/cases/typical_case'
import { formatNumber } from '#app/core/format'
import type { Notice, Notices } from '#app/notifications/notices'
import { applicantRoles, type Role } from '#app/users/roles'
import User from '#app/users/user'
import CaseCandidate from './case_candidate.js'
import CaseSelection from './case_selection.js'
import { jurorsOf } from './jurors.js'

/** Inside the bureau, to everybody with a role. */
function toOffice(...roles: Role[]): Notice {
  return {
    roles,
    recipients: () => withRole(...roles),
    params: async ({ subjectId, particulars }) => {
      const { call } = await selectionOf(subjectId)
      return { call: call.title, opinion: particulars.opinion ?? '', about: particulars.about ?? '' }
    },
    path: ({ subjectId }) => `/case-selections/${subjectId}`,
  }
}

/** The same about one case. */
function aboutCase(...roles: Role[]): Notice {
  return {
    ...toOffice(...roles),
    params: async ({ subjectId, particulars }) => {
      const { case: row } = await candidateOf(subjectId)
      return { number: row.number ?? '', title: row.title, opinion: particulars.opinion ?? '' }
    },
    path: ({ subjectId }) => `/case-candidates/${subjectId}`,
  }
}

/** The unit and who recommended it: each case's own outcome and no other. */
const toUnit: Notice = {
  roles: [...applicantRoles, 'district_reviewer', 'alliance_secretariat'],
  recipients: async ({ subjectId }) => {
    const { case: row } = await candidateOf(subjectId)
    const unit = await User.query().where({ organizationId: row.organizationId, isActive: true })
    return [...unit.filter((user) => user.is(...applicantRoles)), ...(await recommendersOf(row))]
  },
  params: async (entry) => {
    const { case: row, result } = await candidateOf(entry.subjectId)
    return {
      ...{ number: row.number ?? '', title: row.title, call: row.call.title },
      ...{ unit: row.organization.name, outcome: entry.particulars.outcome ?? '' },
      mean: config.showsOwnMean ? formatNumber(Number(result.mean), 2) : 'none',
      opinion: entry.particulars.opinion ?? '',
    }
  },
  path: ({ particulars }) => (particulars.selectionId ? `/case-results/${particulars.selectionId}` : '/home'),
}

/** Thanks, and where the results stand. */
const toJurors: Notice = {
  roles: ['expert'],
  recipients: async ({ subjectId }) => jurorsOf((await selectionOf(subjectId)).callId),
  params: async ({ subjectId }) => ({ call: (await selectionOf(subjectId)).call.title }),
  path: ({ subjectId }) => `/case-results/${subjectId}`,
}

export const selectionNotices: Notices = {
  'case_selection.proposed': toOffice('division_head'),
  'case_selection.given_back': toOffice('bureau_handler'),
  'case_selection.approved': toOffice('bureau_leader'),
  'case_selection.decided': toOffice('bureau_handler', 'division_head'),
  'case_selection.announced': toOffice('bureau_handler', 'division_head', 'bureau_leader'),
  'case_selection.moved_up': toOffice('bureau_handler', 'division_head'),
  'case_selection.published': toJurors,
  'case_candidate.objection_raised': aboutCase('bureau_handler'),
  'case_candidate.objections_examined': aboutCase('division_head'),
  'case_candidate.objection_found': aboutCase('bureau_leader'),
  'case_candidate.objections_dismissed': aboutCase('bureau_handler', 'division_head'),
  'case_candidate.objections_upheld': aboutCase('bureau_handler', 'division_head'),
  'case_candidate.result_announced': toUnit,
  'case_candidate.disqualified': toUnit,
}

function recommendersOf({ recommender, districtCode }: TypicalCase): Promise<User[]> {
  if (recommender === 'alliance') return withRole('alliance_secretariat')
  if (recommender !== 'district') return Promise.resolve([])
  return User.query()
    .withScopes((scopes) => scopes.active('district_reviewer'))
    .where({ districtCode }) as Promise<User[]>
}

function withRole(...roles: Role[]) {
  return User.query().withScopes((scopes) => scopes.active(...roles)) as Promise<User[]>
}

function selectionOf(id: number) {
  return CaseSelection.query().where({ id }).preload('call').firstOrFail()
}

function candidateOf(id: number) {
  return CaseCandidate.query()
    .where({ id })
    .preload('result')
    .preload('case', (cases) => void cases.preload('organization').preload('call'))
    .firstOrFail()
}
