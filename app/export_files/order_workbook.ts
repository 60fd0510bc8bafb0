import type { Actor } from '#app/users/actor'
import { orderExport } from './export_file_workflow.js'
import { workbookAt, type Asked, type Format, type WorkbookAt } from './workbook_at.js'

/** Orders what stands at an address, as the file that a job writes. */
export async function orderWorkbook(
  { address, locale }: Asked,
  format: Format,
  { title, action, count }: WorkbookAt,
  by: Actor & { id: number }
) {
  return orderExport({ title, action, address, format, locale, total: await count() }, by)
}

/** The same for a person who is not in a request. */
export async function orderFor(asked: Asked, format: Format, by: Actor & { id: number }) {
  return orderWorkbook(asked, format, await workbookAt(asked), by)
}
