import i18nManager from '@adonisjs/i18n/services/main'
import config from '#config/improvements'
import { boardOf } from '#app/action_plan/plan_board'
import { planOfYear } from '#app/action_plan/plan_of_year'
import Consultation from '#app/activities/consultation'
import { consultationCounting } from '#app/activities/consultation_counting'
import Designation from '#app/designations/designation'
import { isSmall } from '#app/evaluation_reading/distribution'
import { ratedAmong, readingPoints } from '#app/evaluation_reading/reading_point'
import { indicatorRates } from '#app/evaluation_reading/score_rates'
import { announcedCycles, announcedPoints } from '#app/evaluation_results/public_result'
import { districtCodes } from '#app/organizations/districts'
import { complaintsIn } from '#app/ratings/complaint_facts'
import { hasRatings } from '#app/ratings/rating_counts'
import { roundHalfUp } from '#app/survey_results/levels'
import { cityOf, comparableWave, publishedWave } from '#app/survey_results/published_wave'
import { sumsOf } from '#app/tallies/figures'
import type { Finding, Problem, ProblemRule } from './problem.js'
import * as rules from './problem_rules.js'

/** Every rule over a year that is over. Only what was announced or published is read; a few statements, however much there is. */
export async function findProblems(year: number): Promise<Finding[]> {
  const titles = await titlesOf(year)
  return [
    await targetsOf(year),
    ...(await evaluationOf(year)),
    ...(await servicesOf(year, titles)),
    await ratingsOf(year, titles),
    await satisfactionOf(year),
  ]
}

const found = (rule: ProblemRule, problems: readonly Problem[] | null): Finding => ({
  ...{ rule, isKnown: problems !== null, problems: problems ?? [] },
})

async function targetsOf(year: number) {
  const plan = await planOfYear(year)
  return found('missed_target', plan && rules.missedTargets(await boardOf(plan, `${year}-12-31`)))
}

async function evaluationOf(year: number) {
  const cycle = await announcedCycles().where('year', year).preload('indicatorVersion').first()
  if (!cycle) return [found('low_indicator', null), found('failed_point', null)]
  const announced = await announcedPoints(cycle).orderBy('number')
  const shown = new Set(announced.map(({ id }) => id))
  const rated = ratedAmong(await readingPoints(cycle.id)).filter(({ id }) => shown.has(id))
  /** The mean of so few points would tell of one of them. */
  const rates = isSmall(rated.length) ? null : indicatorRates(cycle.indicatorVersion.content, rated)
  return [
    found('low_indicator', rates && rules.lowIndicators(rates, `/evaluation-cycles/${cycle.id}/reading`)),
    found('failed_point', rules.failedPoints(announced)),
  ]
}

type Title = Pick<Designation, 'id' | 'name' | 'organizationId' | 'recognizedOn'>

/** In the register at the end of a year, the oldest first. */
function titlesOf(year: number): Promise<Title[]> {
  return Designation.query()
    .withScopes((scopes) => scopes.heldOn(`${year}-12-31`))
    .select('id', 'name', 'organizationId', 'recognizedOn')
    .orderBy('recognizedOn')
    .orderBy('id')
}

/** An institution is one point, however many titles it holds. */
const pointsOf = (titles: readonly Title[]) =>
  titles.filter(({ organizationId }, at) => titles.findIndex((one) => one.organizationId === organizationId) === at)

/** A year without a single confirmed entry is a year before the ledgers, and tells nothing of anybody. */
async function servicesOf(year: number, titles: readonly Title[]) {
  const sums = await sumsOf({ measures: ['consultations', 'training_sessions'], from: year, until: year })
  if (sums.length === 0) return [found('dead_point', null), found('silent_district', null)]
  const served = await Consultation.query()
    .where('state', 'confirmed')
    .whereBetween('servedOn', [`${year}-01-01`, `${year}-12-31`])
    .distinct('organization_id')
  const active = new Set(served.map(({ organizationId }) => organizationId))
  const isAsked = ({ recognizedOn }: Title) => recognizedOn.toISODate()! <= `${year}-${config.recognisedUntil}`
  const silent = pointsOf(titles).filter((point) => isAsked(point) && !active.has(point.organizationId))
  return [
    found('dead_point', rules.deadPoints(silent)),
    found('silent_district', rules.silentDistricts(districtsOf(year), sums)),
  ]
}

function districtsOf(year: number) {
  const zh = i18nManager.locale('zh-CN')
  return districtCodes.map((code) => ({
    ...{ code, name: zh.t(`districts.${code}`), path: consultationCounting.rowsPath({ year, district: code }) },
  }))
}

async function ratingsOf(year: number, titles: readonly Title[]) {
  if (!(await hasRatings(year))) return found('bad_ratings', null)
  const path = `/bad-ratings?rated_from=${year}-01-01&rated_to=${year}-12-31`
  return found('bad_ratings', rules.badlyRatedPoints(titles, await complaintsIn(year), path))
}

async function satisfactionOf(year: number) {
  const wave = await publishedWave(year)
  const city = wave && cityOf(wave)
  if (!wave || !city) return found('low_satisfaction', null)
  const { last } = await comparableWave(year, wave)
  const before = last && cityOf(last)
  const scoreIn = (line: typeof city | null | undefined, id: string) => {
    const mean = line?.figures?.dimensions[id]?.mean ?? null
    return mean === null ? null : roundHalfUp(mean)
  }
  const dimensions = wave.asked.dimensions.map(({ id, name }) => ({
    ...{ id, name, score: scoreIn(city, id), before: scoreIn(before, id) },
  }))
  return found('low_satisfaction', rules.lowSatisfaction(dimensions, `/survey-results/${wave.result.waveId}`))
}
