import { DateTime } from 'luxon'
import Import from '#app/imports/import'
import type User from '#app/users/user'

/** An import without a workbook, in whatever state a test asks of it. */
export function makeImport(by: User, more: Partial<Import> = {}) {
  const stateSince = DateTime.utc()
  return Import.create({
    ...{
      kind: 'designation',
      params: {},
      byId: by.id,
      fileName: '网点名录.xlsx',
      state: 'checked',
      version: 0,
      stateSince,
    },
    ...more,
  })
}
