import { announcedCycles } from '#app/evaluation_results/public_result'
import type { NoticeSource } from './running_notices.js'

/** 评估结果公示, as the room of results publishes it: one notice for the whole city. */
export const evaluationNoticeSource: NoticeSource = async (i18n) => {
  const cycles = await announcedCycles().where('state', 'public_notice').orderBy('id')
  return cycles.map(({ id, title, noticeFrom, noticeUntil }) => ({
    ...{ kind: i18n.t('portal.notices.evaluation'), title, href: `/evaluation-notices/${id}` },
    ...{ from: noticeFrom!.toISODate()!, until: noticeUntil!.toISODate()!, districtCode: '110000' },
  }))
}
