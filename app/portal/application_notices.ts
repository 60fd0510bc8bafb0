import PointApplication from '#app/service_points/point_application'
import type { NoticeSource } from './running_notices.js'

/** More would be one call for which nobody could read the notice. */
const MOST = 500

/** 认定公示: names, districts and kinds of those about to be recognised (名单 §7.14), and nothing else of them. */
export const applicationNotices: NoticeSource = async (i18n) => {
  const applications = await PointApplication.query()
    .whereIn('state', ['public_notice', 'objection_handling'])
    .preload('batch')
    .orderBy('id')
    .limit(MOST)
  return applications.map(({ id, orgName, batch, noticeFrom, noticeUntil, districtCode, hostType }) => ({
    kind: i18n.t('portal.notices.recognition'),
    title: orgName,
    sub: batch.title,
    href: `/notices/${id}`,
    from: noticeFrom!.toISODate()!,
    until: noticeUntil!.toISODate()!,
    ...{ districtCode, hostType },
  }))
}
