import type { I18n } from '@adonisjs/i18n'
import type { Cells, Fault, Judgement } from './import_kinds.js'
import type { Verdict } from './import_row.js'
import type { ReadRow } from './read_rows.js'

export type JudgedRow = Pick<Judgement, 'title' | 'answers' | 'faults'> & {
  line: number
  cells: Cells
  verdict: Verdict
}

type Check = (cells: Cells) => Promise<Judgement> | Judgement

/** What the reader of the cells, the kind, and the rows above say of one row after the other. */
export function judge(check: Check, i18n: Pick<I18n, 't'>) {
  const firstLines = new Map<string, number>()

  return async ({ line, cells, faults: unread, notes }: ReadRow): Promise<JudgedRow> => {
    const judged = await check(cells)
    const own: Fault[] = [
      ...unread.map(({ field, fault }) => ({
        field,
        kind: 'bad' as const,
        message: i18n.t(`imports.faults.${fault}`),
      })),
      ...notes.map(({ field, note }) => ({ field, kind: 'note' as const, message: i18n.t(`imports.faults.${note}`) })),
    ]
    /** What cannot be read is not missing besides. */
    const said = judged.faults.filter(({ field }) => !unread.some((fault) => fault.field === field))
    const faults = [...own, ...said, ...repeated(judged.unique ?? [], line)]
    const verdict = verdictOf(faults)
    const answers = verdict === 'ok' || verdict === 'warning' ? judged.answers : null
    return { line, cells, title: judged.title.slice(0, 150), faults, verdict, answers }
  }

  function repeated(unique: { field: string; value: string }[], line: number): Fault[] {
    return unique.flatMap(({ field, value }) => {
      const key = `${field}/${value}`
      const first = firstLines.get(key)
      if (first === undefined) firstLines.set(key, line)
      return first === undefined
        ? []
        : [{ field, kind: 'duplicate' as const, message: i18n.t('imports.faults.repeated', { line: first }) }]
    })
  }
}

function verdictOf(faults: Fault[]): Verdict {
  const worst = (['bad', 'duplicate', 'warning'] as const).find((kind) => faults.some((fault) => fault.kind === kind))
  return worst ?? 'ok'
}
