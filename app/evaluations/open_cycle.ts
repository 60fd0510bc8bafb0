import i18nManager from '@adonisjs/i18n/services/main'
import { insertAll, sqlTime, type Trx } from '#app/core/dialect'
import { variantFor } from '#app/indicators/indicator_content'
import IndicatorVersion from '#app/indicators/indicator_version'
import type { Actor } from '#app/users/actor'
import { tellAll } from '#app/workflow/tell'
import type { Refusal } from './cycle_hooks.js'
import type EvaluationCycle from './evaluation_cycle.js'
import PointEvaluation from './point_evaluation.js'
import { scopeOf, type ScopeLine } from './scope_of_cycle.js'

/** By which indicators the points of a year are evaluated: the version published for it, when there is just one. */
function versionsFor({ year }: EvaluationCycle, trx: Trx) {
  return IndicatorVersion.query({ client: trx }).where({ year, state: 'published' }).orderBy('id')
}

export async function openingRefusals(trx: Trx, cycle: EvaluationCycle): Promise<Refusal[]> {
  const [versions, lines] = [await versionsFor(cycle, trx), await scopeOf(cycle, trx)]
  const href = '/indicator-versions'
  const facts = { year: String(cycle.year), count: String(versions.length) }
  return [
    ...(versions.length === 0 ? [{ reason: 'indicators_missing', facts, href }] : []),
    ...(versions.length > 1 ? [{ reason: 'indicators_several', facts, href }] : []),
    ...(lines.some(({ part }) => part !== null) ? [] : [{ reason: 'nobody_takes_part', facts }]),
  ]
}

/** 启动自评: indicators and participants are fixed, and each point gets its number. @returns how many take part */
export async function enterPoints(trx: Trx, cycle: EvaluationCycle, by: Actor) {
  const [version] = await versionsFor(cycle, trx)
  const lines = (await scopeOf(cycle, trx)).filter(({ part }) => part !== null)
  await trx.from('evaluation_cycles').where({ id: cycle.id }).update({ indicator_version_id: version.id })
  const rows = lines.map((line, at) => rowOf(line, at + 1, cycle, version))
  await insertAll(trx, 'point_evaluations', rows)
  const entered = await PointEvaluation.query({ client: trx }).where('cycleId', cycle.id).orderBy('id')
  const told = entered.map(({ id, part }) => ({ type: 'point_evaluation', id, details: { part, year: cycle.year } }))
  await tellAll(trx, 'point_evaluation.entered', told, by)
  return entered.length
}

function rowOf(line: ScopeLine, serial: number, { id, year }: EvaluationCycle, { content }: IndicatorVersion) {
  const { point, part, choice, byRule } = line
  const moment = sqlTime()
  return {
    ...{ cycle_id: id, designation_id: point.id, organization_id: point.organizationId, name: point.name },
    ...{ number: `PG${year}-${String(serial).padStart(3, '0')}`, district_code: point.districtCode },
    ...{ host_type: point.hostType, variant: variantFor(content, point.hostType), is_late: false },
    ...{ part, part_rule: choice ? 'office' : byRule.rule, part_reason: choice?.reason ?? nationalResult(line) },
    ...{ state: 'self_open', version: 0, state_since: moment, created_at: moment, updated_at: moment },
  }
}

/** 技术与创新支持中心（TISC）：优秀（文号）, as it was known then. */
function nationalResult({ national, byRule }: ScopeLine) {
  if (!national || byRule.rule !== 'national') return null
  const chinese = i18nManager.locale('zh-CN')
  const [kind, grade] = [chinese.t(`external_titles.kinds.${national.kind}`), gradeIn(national.assessedGrade!)]
  return `${kind}：${grade}${national.assessedDocNumber ? `（${national.assessedDocNumber}）` : ''}`.slice(0, 300)
}

const gradeIn = (grade: string) => i18nManager.locale('zh-CN').t(`external_titles.grades.${grade}`)
