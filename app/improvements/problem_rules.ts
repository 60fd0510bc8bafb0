import config from '#config/improvements'
import type { BoardRow } from '#app/action_plan/plan_board'
import type { Grade } from '#app/indicators/indicator_content'
import type { MeasureCode } from '#app/tallies/countings'
import type { Problem, ProblemFigure, ProblemRule } from './problem.js'
import { problemWords } from './problem_words.js'

/** What is a problem of a year: pure rules over what the rooms below know. */

type Found = { key: string; subject: string; name?: string; path: string; figures?: readonly ProblemFigure[] }

function problemOf(rule: ProblemRule, { key, subject, name = subject, path, figures = [] }: Found): Problem {
  return { rule, key, subject, path, figures, ...problemWords[rule](name) }
}

type Numbers = Pick<ProblemFigure, 'unit'> & Partial<Pick<ProblemFigure, 'decimals' | 'measure'>>

/** What was found, and what it is held against. */
function figure(kind: ProblemFigure['kind'], label: string, value: number, { decimals = 0, ...more }: Numbers) {
  return { kind, label, value, decimals, ...more }
}

/** Targets of the plan that are behind their course or missed. @param board as it stood on the last day of the year */
export function missedTargets(board: readonly BoardRow[]): Problem[] {
  return board
    .filter(({ standing }) => standing.light === 'red' && standing.actual !== null)
    .map(({ target, standing }) => {
      const { id, name, unit, measure } = target
      const numbers = { unit, measure, decimals: decimalsOf(standing.actual!, target.target) }
      const wanted = target.target === null ? [] : [figure('wanted', `${name}目标值`, target.target, numbers)]
      const figures = [figure('actual', `${name}完成值`, standing.actual!, numbers), ...wanted]
      return problemOf('missed_target', { key: `target:${id}`, subject: name, path: `/plan-targets/${id}`, figures })
    })
}

/** As many as the number that has most. */
function decimalsOf(...values: (number | null)[]): ProblemFigure['decimals'] {
  const most = Math.max(...values.map((value) => String(value ?? 0).split('.')[1]?.length ?? 0))
  return most === 0 ? 0 : most === 1 ? 1 : 2
}

type Rate = { id: string; name: { zh: string }; percent: number | null }

/** 二级指标 whose mean rate is low. */
export function lowIndicators(rates: readonly Rate[], path: string): Problem[] {
  const numbers = { unit: '%', decimals: 1 } as const
  return rates
    .filter(({ percent }) => percent !== null && percent < config.lowRate)
    .map(({ id, name, percent }) =>
      problemOf('low_indicator', {
        ...{ key: `indicator:${id}`, subject: name.zh, path },
        figures: [
          figure('actual', `${name.zh}平均得分率`, percent!, numbers),
          figure('wanted', '平均得分率要求', config.lowRate, numbers),
        ],
      })
    )
}

type Graded = { id: number; designationId: number; name: string; part: string; grade: Grade | null }

/** Points whose grade asks for an improvement. */
export function failedPoints(points: readonly Graded[]): Problem[] {
  return points
    .filter(({ part, grade }) => part === 'rated' && grade !== null && config.lowGrades.includes(grade))
    .map(({ id, designationId, name }) =>
      problemOf('failed_point', {
        ...{ key: `point:${designationId}`, subject: name, path: `/point-evaluations/${id}/result` },
      })
    )
}

type Point = { id: number; name: string }

/** Points without a consultation that anybody stood for. */
export function deadPoints(points: readonly Point[]): Problem[] {
  return points.map(({ id, name }) =>
    problemOf('dead_point', {
      ...{ key: `point:${id}`, subject: name, path: `/designations/${id}` },
      figures: [figure('actual', `${name}咨询服务次数`, 0, { unit: '次' })],
    })
  )
}

type Served = { measure: MeasureCode; district: string; value: number }

/** Districts in which nothing was done that counts. */
export function silentDistricts(
  districts: readonly { code: string; name: string; path: string }[],
  sums: readonly Served[]
): Problem[] {
  const isActive = (code: string) => sums.some(({ district, value }) => district === code && value > 0)
  return districts
    .filter(({ code }) => !isActive(code))
    .map(({ code, name, path }) =>
      problemOf('silent_district', {
        ...{ key: `district:${code}`, subject: name, path },
        figures: [
          figure('actual', `${name}咨询服务次数`, 0, { unit: '次' }),
          figure('actual', `${name}培训场次`, 0, { unit: '场次' }),
        ],
      })
    )
}

/** Points with many bad ratings and complaints. */
export function badlyRatedPoints(points: readonly Point[], cases: ReadonlyMap<number, number>, path: string) {
  return points
    .filter(({ id }) => (cases.get(id) ?? 0) >= config.badRatings)
    .map(({ id, name }) =>
      problemOf('bad_ratings', {
        ...{ key: `point:${id}`, subject: name, path },
        figures: [
          figure('actual', `${name}差评和投诉件数`, cases.get(id)!, { unit: '件' }),
          figure('wanted', '差评和投诉关注件数', config.badRatings, { unit: '件' }),
        ],
      })
    )
}

type Dimension = { id: string; name: { zh: string }; score: number | null; before: number | null }

/** Published dimensions of satisfaction that are low, or fell against a comparable survey. */
export function lowSatisfaction(dimensions: readonly Dimension[], path: string): Problem[] {
  const numbers = { unit: '分', decimals: 2 } as const
  const isLow = (score: number) => score < config.lowSatisfaction
  const fell = (score: number, before: number | null) => before !== null && before - score >= config.fallOfSatisfaction
  return dimensions
    .filter(({ score, before }) => score !== null && (isLow(score) || fell(score, before)))
    .map(({ id, name, score, before }) =>
      problemOf('low_satisfaction', {
        ...{ key: `dimension:${id}`, subject: name.zh, path },
        figures: [
          figure('actual', `${name.zh}得分`, score!, numbers),
          ...(isLow(score!) ? [figure('wanted', '满意度得分要求', config.lowSatisfaction, numbers)] : []),
          ...(before === null ? [] : [figure('before', `${name.zh}上一年得分`, before, numbers)]),
        ],
      })
    )
}
