import type { I18n } from '@adonisjs/i18n'
import { oneBatch, workbookStream } from '#app/core/spreadsheet'
import { zipStream } from '#app/core/zip'
import { displayName } from '#app/attachments/file_name'
import type { EvaluationPanel } from './evaluation_panel.js'
import EvaluationSeat from './evaluation_seat.js'
import { scoreSheet, sheetRows } from './score_sheet.js'

/** Who handed in for points that are still in their cycle, point by point. */
export function handedIn({ id }: EvaluationPanel) {
  return EvaluationSeat.query()
    .where({ panelId: id, state: 'submitted' })
    .withScopes((scopes) => scopes.counted())
    .preload('evaluation')
    .preload('expert', (experts) => void experts.preload('user'))
    .orderBy('evaluation_id')
    .orderBy('id')
}

/** Every sheet handed in, one workbook each, made one after the other while the archive is read. */
export async function sheetsArchive(panel: EvaluationPanel, words: Pick<I18n, 't' | 'locale'>) {
  const seats = await handedIn(panel)
  return () => zipStream(seats.map((seat) => ({ path: pathOf(seat), content: () => workbookOf(seat, words) })))
}

function pathOf({ id, evaluation, expert }: EvaluationSeat) {
  return `${displayName(`${evaluation.number}-${evaluation.name}`)}/${displayName(expert.user.name)}-${id}.xlsx`
}

async function workbookOf(seat: EvaluationSeat, words: Pick<I18n, 't' | 'locale'>) {
  const told = await sheetRows(seat, words)
  return workbookStream(scoreSheet(seat, told), oneBatch(told.rows))
}
