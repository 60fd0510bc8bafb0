import { beijingDay } from '#app/calendar/working_days'
import Revocation from './revocation.js'

/** What anybody may read of a revocation while its notice runs: named one by one, so that nothing else ever leaves. */
export type PublishedRevocation = {
  id: number
  name: string
  districtCode: string
  hostType: string
  grounds: string
  /** ISO days. */
  noticeFrom: string
  noticeUntil: string
}

/** 撤销公示 that run today, the newest first. */
export async function revocationNotices(today = beijingDay()): Promise<PublishedRevocation[]> {
  const running = await runningOn(today).orderBy('noticeFrom', 'desc').orderBy('id', 'desc').limit(500)
  return running.map(published)
}

/** One of them, or 404. */
export async function revocationNotice(id: number, today = beijingDay()) {
  return published(await runningOn(today).where('id', id).firstOrFail())
}

const runningOn = (today: string) =>
  Revocation.query().where('state', 'public_notice').where('notice_until', '>=', today)

function published({ id, name, districtCode, hostType, grounds, noticeFrom, noticeUntil }: Revocation) {
  return {
    ...{ id, name, districtCode, hostType, grounds },
    noticeFrom: noticeFrom!.toISODate()!,
    noticeUntil: noticeUntil!.toISODate()!,
  }
}
