import type { HttpContext } from '@adonisjs/core/http'
import { rowsUnder } from '#app/core/csv'
import type { Answers } from '#app/core/form'
import { headingsOf, typedFromCells } from '#app/core/form_cells'
import { showAgain } from '#app/core/form_page'
import { typedTable } from '#app/imports/typed_table'
import { personOf } from '#app/users/actor'
import { checkFacts, ownerFor } from './light_record_entry.js'
import LightRecordPolicy from './light_record_policy.js'
import { keepRecords } from './light_record_workflow.js'
import type { RecordKind } from './record_kind.js'
import { kindOf } from './record_kinds.js'

/** Lines of one paste. */
const MOST = 500

type Verdict = { line: number; cells: string[]; problems: string[]; facts: Answers }
type Reading = { verdicts: Verdict[]; fault: string | null }

/** Rows pasted from a spreadsheet or uploaded: a verdict for each on the page, mended there, saved all or none. */
export default class LightRecordImportsController {
  async create(ctx: HttpContext) {
    const kind = await writableKind(ctx)
    return renderImport(ctx, kind, headingsOf(kind.form, ctx.i18n).join(',') + '\n', null)
  }

  async store(ctx: HttpContext) {
    const { request, response, session, i18n } = ctx
    const kind = await writableKind(ctx)
    showAgain(ctx, () => renderImport(ctx, kind, String(request.input('lines') ?? ''), null))
    const lines = await typedTable(ctx, headingsOf(kind.form, i18n))
    const reading = await read(ctx, kind, lines)
    const isGood = !reading.fault && reading.verdicts.every(({ problems }) => problems.length === 0)
    if (request.input('then') !== 'save') return renderImport(ctx, kind, lines, reading)
    if (!isGood) {
      response.status(422)
      return renderImport(ctx, kind, lines, reading)
    }
    const all = reading.verdicts.map(({ facts }) => facts)
    await keepRecords(kind, all, await ownerFor(ctx), personOf(ctx))
    session.flash('success', i18n.t('light_records.import.saved', { count: all.length }))
    return response.redirect(`/ledgers/${kind.code}`)
  }
}

async function writableKind({ bouncer, params }: HttpContext) {
  const kind = kindOf(params.kind)
  await bouncer.with(LightRecordPolicy).authorize('write', kind)
  return kind
}

/** What would come of each row; nothing is written. */
async function read({ auth, i18n }: HttpContext, kind: RecordKind, text: string): Promise<Reading> {
  const headings = headingsOf(kind.form, i18n)
  const { rows, missing, unknown } = rowsUnder(headings, text)
  const say = (key: string, names: string[]) =>
    i18n.t(`outside_figures.upload.${key}`, { names: names.join(i18n.t('ui.list_separator')) })
  if (missing.length > 0) return { verdicts: [], fault: say('columns_missing', missing) }
  if (unknown.length > 0) return { verdicts: [], fault: say('columns_unknown', unknown) }
  if (rows.length === 0 || rows.length > MOST) {
    return { verdicts: [], fault: i18n.t('outside_figures.upload.row_count', { most: MOST }) }
  }
  const verdicts: Verdict[] = []
  for (const { line, cells } of rows) {
    const typed = typedFromCells(kind.form, cells, i18n)
    const { problems, facts } = await checkFacts(kind, typed, auth.getUserOrFail(), i18n)
    const told = problems.map(({ message }) => message)
    verdicts.push({ line, facts, cells: headings.map((heading) => cells[heading]), problems: told })
  }
  return { verdicts, fault: null }
}

function renderImport({ view, i18n }: HttpContext, kind: RecordKind, lines: string, reading: Reading | null) {
  const bad = reading?.verdicts.filter(({ problems }) => problems.length > 0).length ?? 0
  return view.render('pages/light_records/import', {
    ...{ kind, lines, reading, bad, headings: headingsOf(kind.form, i18n) },
    isGood: reading !== null && !reading.fault && bad === 0,
  })
}
