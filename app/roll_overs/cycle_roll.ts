import config from '#config/evaluations'
import { Form, type Answers } from '#app/core/form'
import EvaluationCycle from '#app/evaluations/evaluation_cycle'
import EvaluationCyclePolicy from '#app/evaluations/evaluation_cycle_policy'
import { planCycle, type CyclePlan } from '#app/evaluations/plan_cycle'
import IndicatorVersion from '#app/indicators/indicator_version'
import { weightSums } from '#app/indicators/publishing_checks'
import { policyFor } from './allows.js'
import { sameWorkingDay } from './moved_days.js'
import { textsIn, YEAR, type Plan, type Preparing, type RollKind, type Warning } from './roll_kind.js'

/** The rules of evaluation_validators.ts and of who plans a cycle: points file when their year is over. */
export const rollCycleForm = new Form('roll_over_cycle_form', [
  {
    name: 'cycle',
    fields: [
      { kind: 'integer', name: 'year', min: 2000, max: 2100 },
      { kind: 'text', name: 'title', min: 4, max: 120 },
      { kind: 'date', name: 'selfDueOn' },
      { kind: 'integer', name: 'seats', min: config.seats.least, max: config.seats.most },
      { kind: 'text', name: 'basis', max: 200, required: false },
    ],
    checks: [
      {
        reads: ['year', 'selfDueOn'],
        fault: ({ year, selfDueOn }) =>
          selfDueOn <= `${year}-12-31` ? { path: 'selfDueOn', key: 'due_too_early' } : null,
      },
    ],
  },
])

/** 年度评估 of the year before, held in the new one. */
export const cycleRoll: RollKind = {
  key: 'evaluation_cycle',
  about: -1,
  roles: ['bureau_handler'],
  may: (user) => policyFor(user).with(EvaluationCyclePolicy).allows('manage'),
  plans: async (preparing) => {
    const last = await EvaluationCycle.query()
      .where('year', '<', preparing.year - 1)
      .orderBy('year', 'desc')
      .first()
    return last ? [planOf(last, preparing)] : []
  },
  form: async () => rollCycleForm,
  editable: ['title', 'selfDueOn', 'seats', 'basis'],
  workdays: ['selfDueOn'],
  isOnce: true,
  there: async (year) => (await EvaluationCycle.query().where({ year })).map(({ id, title }) => ({ id, title })),
  warnings: ({ facts }) => indicatorWarnings(facts.year),
  run: ({ facts }, by, also) => planCycle(facts as CyclePlan, by, also),
  path: (id) => `/evaluation-cycles/${id}`,
  home: '/evaluation-cycles',
  goesOn: ['bureau_handler'],
}

function planOf(cycle: EvaluationCycle, { year, calendar }: Preparing): Plan {
  const years = year - 1 - cycle.year
  const { title, seats, basis } = cycle
  const before: Answers = { year: cycle.year, title, selfDueOn: cycle.selfDueOn.toISODate(), seats, basis }
  const due = sameWorkingDay(before.selfDueOn, years, calendar)
  const texts = textsIn(before, ['title', 'basis'], years)
  return {
    ...{ sourceId: cycle.id, sourceTitle: title, before },
    facts: { ...before, year: year - 1, selfDueOn: due.day, ...texts.facts },
    whys: { year: YEAR, selfDueOn: due.why, ...texts.whys },
  }
}

/** It opens only by the one version that is published for its year. */
async function indicatorWarnings(year: number): Promise<Warning[]> {
  const versions = await IndicatorVersion.query().where({ year, state: 'published' }).orderBy('id')
  const href = '/indicator-versions'
  const uneven = versions.flatMap(({ content }) =>
    content.variants
      .map(({ id, name }) => ({ name: name.zh, sum: weightSums(content)[id] }))
      .filter(({ sum }) => sum !== 100)
  )
  return [
    ...(versions.length === 0 ? [{ key: 'indicators_missing', params: { year: String(year) }, href }] : []),
    ...(versions.length > 1
      ? [{ key: 'indicators_several', params: { year: String(year), count: versions.length }, href }]
      : []),
    ...uneven.map((params) => ({ key: 'weights', params, href })),
  ]
}
