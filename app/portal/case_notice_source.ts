import { runningCaseNotices } from '#app/case_decisions/running_case_notices'
import type { NoticeSource } from './running_notices.js'

/** 案例公示, as the room of decisions publishes them. */
export const caseNoticeSource: NoticeSource = async (i18n) => {
  const notices = await runningCaseNotices()
  return notices.map(({ id, title, unit, noticeFrom, noticeUntil, districtCode, hostType }) => ({
    kind: i18n.t('portal.notices.case'),
    ...{ title, sub: unit, href: `/case-notice-cases/${id}` },
    ...{ from: noticeFrom, until: noticeUntil, districtCode, hostType },
  }))
}
