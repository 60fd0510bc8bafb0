import type { Notice, Notices } from '#app/notifications/notices'
import User from '#app/users/user'
import IndicatorVersion from './indicator_version.js'

const about = (more: Pick<Notice, 'roles' | 'recipients'>): Notice => ({
  ...more,
  params: async ({ subjectId, particulars }) => {
    const { indicatorSystem, number, year } = await versionWithSystem(subjectId)
    return { name: indicatorSystem.nameZh, number, year: String(year), opinion: particulars.opinion ?? '' }
  },
  path: ({ subjectId }) => `/indicator-versions/${subjectId}`,
})

function versionWithSystem(id: number) {
  return IndicatorVersion.query().where({ id }).preload('indicatorSystem').firstOrFail()
}

/** Whoever began the draft. */
const toHandler = about({
  roles: ['bureau_handler'],
  recipients: async ({ subjectId }) => {
    const { createdById } = await IndicatorVersion.findOrFail(subjectId)
    return User.query().where({ id: createdById, isActive: true })
  },
})

export const indicatorNotices: Notices = {
  'indicator_version.proposed': about({
    roles: ['division_head'],
    recipients: async () => User.query().withScopes((scopes) => scopes.active('division_head')),
  }),
  'indicator_version.given_back': toHandler,
  'indicator_version.published': toHandler,
  'indicator_version.retired': toHandler,
}
