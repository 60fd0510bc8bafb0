import { Form, type Answers } from '#app/core/form'
import { indicatorsOf } from '#app/indicators/indicator_content'
import IndicatorSystem from '#app/indicators/indicator_system'
import IndicatorVersion from '#app/indicators/indicator_version'
import IndicatorVersionPolicy from '#app/indicators/indicator_version_policy'
import { draftNext, indicatorVersionWorkflow as workflow } from '#app/indicators/indicator_version_workflow'
import { findingsIn, weightSums } from '#app/indicators/publishing_checks'
import { policyFor } from './allows.js'
import { YEAR, type Plan, type RollKind, type Warning } from './roll_kind.js'

export const rollIndicatorForm = new Form('roll_over_indicator_form', [
  {
    name: 'version',
    fields: [
      { kind: 'text', name: 'name', max: 200 },
      { kind: 'integer', name: 'year', min: 2000, max: 2100 },
      { kind: 'integer', name: 'number', min: 1, max: 10_000 },
      { kind: 'integer', name: 'indicators', min: 0, max: 10_000 },
      { kind: 'text', name: 'weights', max: 500 },
    ],
  },
])

/** 指标体系: what the evaluation about that year goes by. */
export const indicatorRoll: RollKind = {
  key: 'indicator_version',
  about: -1,
  roles: ['bureau_handler'],
  may: (user) => policyFor(user).with(IndicatorVersionPolicy).allows('write'),
  plans: async ({ year }) => plansFrom(await newestBefore(year - 1), year - 1),
  form: async () => rollIndicatorForm,
  editable: [],
  workdays: [],
  isOnce: true,
  there: async (year) => {
    const states = [...workflow.statesIn('draft'), 'published']
    const versions = await IndicatorVersion.query()
      .where('year', year)
      .whereIn('state', states)
      .preload('indicatorSystem')
    return versions.map(({ id, number, indicatorSystem }) => ({ id, title: `${indicatorSystem.nameZh} V${number}` }))
  },
  warnings: async ({ sourceId }, year) => findingsOf(await IndicatorVersion.find(sourceId), year),
  run: async ({ sourceId, facts }, by, also) =>
    draftNext(await IndicatorVersion.findOrFail(sourceId), facts.year, by, also),
  path: (id) => `/indicator-versions/${id}`,
  home: '/indicator-versions',
  goesOn: ['bureau_handler'],
}

/** The newest one that a year before went by. */
function newestBefore(year: number) {
  return IndicatorVersion.query()
    .where('state', 'published')
    .where('year', '<', year)
    .orderBy('year', 'desc')
    .orderBy('id', 'desc')
    .preload('indicatorSystem')
    .first()
}

async function plansFrom(version: IndicatorVersion | null, year: number): Promise<Plan[]> {
  if (!version) return []
  const { id, number, content, indicatorSystem } = version
  const before: Answers = {
    ...{ name: indicatorSystem.nameZh, year: version.year, number },
    ...{ indicators: indicatorsOf(content).length, weights: weightsOf(version) },
  }
  const [{ last }] = await IndicatorVersion.query()
    .where('indicatorSystemId', indicatorSystem.id)
    .max('number as last')
    .pojo<{ last: number }>()
  return [
    {
      ...{ sourceId: id, sourceTitle: `${indicatorSystem.nameZh} V${number}`, before },
      facts: { ...before, year, number: Number(last) + 1 },
      whys: { year: YEAR, number: { key: 'next_version' } },
    },
  ]
}

const weightsOf = ({ content }: IndicatorVersion) =>
  content.variants.map(({ id, name }) => `${name.zh} ${weightSums(content)[id]}`).join('、')

/** @param year of which a draft is there already is told as such */
async function findingsOf(version: IndicatorVersion | null, year: number): Promise<Warning[]> {
  if (!version) return []
  const faults = findingsIn(version.content).filter(({ isWarning }) => !isWarning)
  const weights = faults.filter(({ key }) => key === 'weights')
  const system = await IndicatorSystem.findOrFail(version.indicatorSystemId)
  const open = await IndicatorVersion.query()
    .where('indicatorSystemId', system.id)
    .whereIn('state', workflow.statesIn('draft'))
    .whereNot('year', year)
    .first()
  return [
    ...weights.map(({ params }) => ({ key: 'weights', params })),
    ...(faults.length > weights.length
      ? [{ key: 'indicator_faults', params: { count: faults.length - weights.length } }]
      : []),
    ...(open
      ? [{ key: 'draft_open', blocks: true, params: { number: open.number }, href: `/indicator-versions/${open.id}` }]
      : []),
  ]
}
