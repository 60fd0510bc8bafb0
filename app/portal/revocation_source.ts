import { revocationNotices } from '#app/sanctions/published_revocations'
import type { NoticeSource } from './running_notices.js'

/** 拟撤销公示, as the room of sanctions publishes them. */
export const revocationSource: NoticeSource = async (i18n) => {
  const notices = await revocationNotices()
  return notices.map(({ id, name, noticeFrom, noticeUntil, districtCode, hostType }) => ({
    kind: i18n.t('portal.notices.revocation'),
    title: name,
    href: `/revocation-notices/${id}`,
    from: noticeFrom,
    until: noticeUntil,
    ...{ districtCode, hostType },
  }))
}
