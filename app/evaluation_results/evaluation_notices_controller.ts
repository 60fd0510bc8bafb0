import type { HttpContext } from '@adonisjs/core/http'
import i18nManager from '@adonisjs/i18n/services/main'
import { workCalendar } from '#app/calendar/work_calendar'
import { beijingDay, workingDaysBetween } from '#app/calendar/working_days'
import { contentDisposition } from '#app/core/content_disposition'
import { listOf } from '#app/core/list'
import { oneBatch, workbookStream, XLSX } from '#app/core/spreadsheet'
import type EvaluationCycle from '#app/evaluations/evaluation_cycle'
import { announcedCycles, announcedPoints, publicResult, publicResultList, publicSheet } from './public_result.js'
import { spreadOfGrades } from './grade_spread.js'
import { contentOf } from './outcome_inputs.js'

/** 评估结果公示 and 公布, for everybody: grades, and never points. */
export default class EvaluationNoticesController {
  async index({ view }: HttpContext) {
    const cycles = await announcedCycles().orderBy('year', 'desc').limit(100)
    return view.render('pages/evaluation_results/public/index', { cycles, ...(await daysLeft()) })
  }

  async show({ params, request, view, i18n }: HttpContext) {
    const cycle = await announced(params.id)
    const list = await listOf(announcedPoints(cycle), request, publicResultList(i18n))
    return view.render('pages/evaluation_results/public/show', {
      ...{ cycle, list, ...(await daysLeft()) },
      rows: list.rows.map((row) => publicResult(row, i18n)),
      spread: await spreadOfGrades(cycle, await contentOf(cycle)),
    })
  }

  /** Public, so nobody who takes it out is on record. */
  async download({ params, request, response }: HttpContext) {
    const cycle = await announced(params.id)
    const isPraise = request.input('grade') === 'excellent'
    const points = announcedPoints(cycle).orderBy('id')
    const rows = await (isPraise ? points.where('grade', 'excellent') : points)
    const name = isPraise ? '优秀名单' : cycle.state === 'final' ? '公布名单' : '公示名单'
    const zh = i18nManager.locale('zh-CN')
    const told = rows.map((row) => publicResult(row, zh))
    response.header('Content-Type', XLSX)
    response.header('Content-Disposition', contentDisposition('attachment', `${name}-${beijingDay()}.xlsx`))
    return response.stream(workbookStream(publicSheet(name, cycle.title), oneBatch(told)))
  }
}

function announced(id: unknown) {
  return announcedCycles()
    .where('id', Number(id) || 0)
    .firstOrFail()
}

async function daysLeft() {
  const [calendar, today] = [await workCalendar(), beijingDay()]
  const until = ({ noticeUntil }: EvaluationCycle) => noticeUntil!.toISODate()!
  return {
    isOver: (cycle: EvaluationCycle) => cycle.state === 'final' || today > until(cycle),
    daysLeft: (cycle: EvaluationCycle) => Math.max(0, workingDaysBetween(today, until(cycle), calendar)),
  }
}
