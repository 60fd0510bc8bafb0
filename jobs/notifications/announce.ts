import { announce } from '#app/notifications/announce'
import { notices } from '#start/notices'

export default async function announceJob({ auditEntryId }: { auditEntryId: number }) {
  await announce(auditEntryId, notices)
}
