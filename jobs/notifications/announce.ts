import { announce } from '#app/notifications/announce'

export default async function announceJob({ auditEntryId }: { auditEntryId: number }) {
  await announce(auditEntryId)
}
