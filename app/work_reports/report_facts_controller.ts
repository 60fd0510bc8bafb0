import type { HttpContext } from '@adonisjs/core/http'
import { answerWorkbook } from '#app/audit/answer_export'
import { found } from '#app/core/answers'
import { listOfRows } from '#app/core/list_of_rows'
import { oneBatch } from '#app/core/spreadsheet'
import BuildingChapter from './building_chapter.js'
import ReportChapter from './report_chapter.js'
import { periodText, reportFigureList, reportFigureSheet, whyMissing } from './report_figure_list.js'
import { factsOf, type Figure, sumsWith, usesOf } from './report_figures.js'
import { buildingOf, visibleReport } from './visible_report.js'
import type WorkReport from './work_report.js'
import { newestBuilding } from './work_report_page.js'

/** 数据: every number that the newest building gathered. */
export default class ReportFactsController {
  async index(ctx: HttpContext) {
    const report = await visibleReport(ctx)
    const { building, chapters } = await gatheredBy(report)
    const { list } = listOfRows(factsOf(chapters), ctx.request, reportFigureList(ctx.i18n))
    return ctx.view.render('pages/work_reports/facts/index', { report, building, list, ...wordsFor(ctx) })
  }

  async export(ctx: HttpContext) {
    const report = await visibleReport(ctx)
    const { chapters } = await gatheredBy(report)
    const { chosen } = listOfRows(factsOf(chapters), ctx.request, reportFigureList(ctx.i18n))
    const sheet = reportFigureSheet(report.title, ctx.i18n)
    return answerWorkbook(ctx, { action: 'work_report.facts_exported', sheet, rows: oneBatch(chosen) })
  }

  async show(ctx: HttpContext) {
    const report = await visibleReport(ctx)
    const { building, chapters } = await gatheredBy(report, ctx.request.input('building'), 'blocks')
    const figure = found(
      ctx,
      factsOf(chapters).find(({ key }) => key === ctx.params.key)
    )
    return ctx.view.render('pages/work_reports/facts/show', {
      ...{ report, building, figure, ...wordsFor(ctx) },
      uses: usesOf(chapters, figure.key),
      sums: sumsWith(chapters, figure.key),
      frozen: await frozenOf(report, figure),
    })
  }
}

/**
 * @param number of the building that somebody reads; the newest without it
 * @param also the written blocks, where they are wanted too: they are long
 */
async function gatheredBy(report: WorkReport, number?: unknown, ...also: 'blocks'[]) {
  const building = number ? await buildingOf(report, number) : await newestBuilding(report)
  const chapters = building
    ? await BuildingChapter.query()
        .where('buildingId', building.id)
        .orderBy('position')
        .select('id', 'key', 'position', 'gathered', ...also)
    : []
  return { building, chapters }
}

/** The same figure as it was frozen; undefined where nothing was frozen, null where there was none. */
async function frozenOf({ id, isFrozen }: WorkReport, { chapter, key }: Figure) {
  if (!isFrozen) return undefined
  const kept = await ReportChapter.findBy({ reportId: id, key: chapter })
  return factsOf(kept ? [kept] : []).find((figure) => figure.key === key) ?? null
}

function wordsFor({ i18n }: HttpContext) {
  return { periodText, whyMissing: (figure: Figure) => whyMissing(figure, i18n) }
}
