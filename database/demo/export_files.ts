import { orderFor } from '#app/export_files/order_workbook'
import { actorFor } from '#app/users/actor'
import { drainOutbox } from '#jobs/drain'
import type User from '#app/users/user'

/** The ledger of consultations, ordered as a file and ready to be taken. */
export async function seedExportFiles(handler: User) {
  const asked = { user: handler, address: '/consultations/export.xlsx', locale: handler.locale }
  await orderFor(asked, 'xlsx', { ...actorFor(handler), id: handler.id })
  await drainOutbox()
}
