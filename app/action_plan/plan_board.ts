import { DateTime } from 'luxon'
import type { I18n } from '@adonisjs/i18n'
import { beijingDay } from '#app/core/beijing_day'
import { sumsOf, figureOf, type Sum } from '#app/tallies/figures'
import { districtCodes } from '#app/organizations/districts'
import { allCountings, WHOLE_CITY } from '#app/tallies/countings'
import type ActionPlan from './action_plan.js'
import type PlanTarget from './plan_target.js'
import { standingOf, type Standing, type YearFigure } from './target_standing.js'

export type BoardRow = { target: PlanTarget; figures: YearFigure[]; standing: Standing }

/** 指标看板: every target of a plan with its figures by year, from one statement over the tallies. */
export async function boardOf(plan: ActionPlan, today = beijingDay()): Promise<BoardRow[]> {
  const sums = await sumsFor(plan, plan.targets)
  return plan.targets.map((target) => rowOf(plan, target, sums, today))
}

function rowOf(plan: ActionPlan, target: PlanTarget, sums: Sum[], today: string): BoardRow {
  const figures = plan.years.map((year) => ({ year, value: inYear(sums, target, year) }))
  return { target, figures, standing: standingOf(target.ruleIn(plan), figures, today) }
}

function sumsFor({ years }: ActionPlan, targets: PlanTarget[]) {
  return sumsOf({ measures: targets.map(({ measure }) => measure), from: years[0], until: years.at(-1)! })
}

const inYear = (sums: Sum[], { measure }: PlanTarget, year: number) =>
  figureOf(
    sums.filter((sum) => sum.year === year),
    measure
  )

/** 指标明细: one target by district and by the kind of record, each figure with the page whose rows add up to it. */
export async function targetPage(plan: ActionPlan, target: PlanTarget) {
  const sums = await sumsFor(plan, [target])
  const sources = allCountings().filter((counting) => counting.measure === target.measure)
  const figure = (of: Sum[]) => figureOf(of, target.measure)
  return {
    row: rowOf(plan, target, sums, beijingDay()),
    sources: sources.map(({ source, rowsPath }) => ({
      source,
      figures: plan.years.map((year) => ({
        value: figure(sums.filter((sum) => sum.year === year && sum.source === source)),
        href: rowsPath({ year }),
      })),
    })),
    districts: districtsIn(sums).map((district) => ({
      district,
      figures: plan.years.map((year) => ({
        value: figure(sums.filter((sum) => sum.year === year && sum.district === district)),
        links: sources
          .filter(({ source }) =>
            sums.some((sum) => sum.year === year && sum.district === district && sum.source === source)
          )
          .map(({ source, rowsPath }) => ({ source, href: rowsPath({ year, district }) })),
      })),
    })),
  }
}

/** Every district, and the whole city where something belongs to none. */
function districtsIn(sums: Sum[]) {
  const hasWhole = sums.some(({ district }) => district === WHOLE_CITY)
  return [...districtCodes, ...(hasWhole ? [WHOLE_CITY] : [])]
}

/** ＞3,000 次 */
export function targetText({ operator, target, unit }: PlanTarget, i18n: Pick<I18n, 't' | 'formatNumber'>) {
  if (operator === 'rise') return i18n.t('action_plan.operators.rise')
  return i18n.t(`action_plan.targets.${operator}`, { target: i18n.formatNumber(target!), unit })
}

/** How much of the plan's time is over, in whole per cent. */
export function elapsedPercent({ startsOn, endsOn }: ActionPlan, today = beijingDay()) {
  const over = DateTime.fromISO(today).diff(startsOn, 'days').days
  return Math.min(100, Math.max(0, Math.floor((over * 100) / endsOn.diff(startsOn, 'days').days)))
}
