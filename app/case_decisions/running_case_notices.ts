import { onNotice, publicCase } from './public_case.js'

/** More would be one call for which nobody could read the notice. */
const MOST = 500

/** Cases on public notice, for the page of everything that runs. */
export async function runningCaseNotices() {
  const rows = await onNotice()
    .preload('selection', (selection) => void selection.preload('call'))
    .orderBy('id')
    .limit(MOST)
  return rows.map((row) => ({ ...publicCase(row), call: row.selection.call.title }))
}
