import db from '@adonisjs/lucid/services/db'
import i18nManager from '@adonisjs/i18n/services/main'
import { momentOf } from '#app/core/format'
import { districtCodes } from '#app/organizations/districts'
import { measureCodes, WHOLE_CITY, type MeasureCode } from '#app/tallies/countings'
import { figureOf, sumsOf, type Sum } from '#app/tallies/figures'
import measures from '#config/measures'
import { fromList, type Filters } from './data_set.js'
import { DAY, fieldsOf } from './field.js'

type Figure = { measure: MeasureCode; year: number; district: string; value: number; countedOn: string }

const { text, number, code } = fieldsOf<Figure>()
/** Rules are texts of the office and stand in the data, so they are told in its language. */
const chinese = () => i18nManager.locale('zh-CN')

/** Yearly figures, of each district and of the whole city, with the rule by which they were counted. */
export const statistics = fromList<Figure>({
  name: 'statistics',
  fields: [
    code('measure', { options: measureCodes, labels: 'measures' }, ({ measure }) => measure),
    number('year', ({ year }) => year, { type: 'integer' }),
    {
      ...text('district', ({ district }) => district, { enum: [...districtCodes, WHOLE_CITY] }),
      words: ({ district }, i18n) => i18n.t(district === WHOLE_CITY ? 'open_data.whole_city' : `districts.${district}`),
    },
    number('value', ({ value }) => value),
    code('unit', { options: ['number', 'percent', 'points'], labels: 'open_data.units' }, ({ measure }) =>
      unitOf(measure)
    ),
    text('rule', ({ measure }) => chinese().t(`open_data.rules.${measure}`)),
    text('counted_on', ({ countedOn }) => countedOn, DAY),
  ],
  rows: figures,
  keyOf,
  matches: (row, filters: Filters) =>
    (['measure', 'year', 'district'] as const).every((name) => (filters[name] ?? row[name]) === row[name]),
  changedAt: async () => {
    const [{ counted }] = await db.from('tallies').max('counted_at as counted')
    return momentOf(counted)?.toJSDate() ?? null
  },
})

function unitOf(measure: MeasureCode) {
  return { number: 'number', share: 'percent', mean: 'points' }[measures[measure].kind]
}

/** Shares and means of the city come from all values and bases, never from the districts' figures. */
async function figures(): Promise<Figure[]> {
  const [sums, days] = [await sumsOf({ measures: measureCodes, from: 0, until: 9999 }), await countingDays()]
  const ofCity = sums.map((sum) => ({ ...sum, district: WHOLE_CITY }))
  const ofDistricts = sums.filter(({ district }) => district !== WHOLE_CITY)
  const groups = Map.groupBy([...ofDistricts, ...ofCity], keyOf)
  return [...groups]
    .flatMap(([, group]) => {
      const [{ measure, year, district }] = group
      const value = figureOf(group, measure)
      const countedOn = days.get(`${measure}/${year}`)!
      return value === null ? [] : [{ measure, year, district, value, countedOn }]
    })
    .sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1))
}

function keyOf({ measure, year, district }: Pick<Sum, 'measure' | 'year' | 'district'>) {
  return `${measure}/${year}/${district}`
}

async function countingDays() {
  const rows = await db
    .from('tallies')
    .groupBy('measure', 'year')
    .select('measure', 'year')
    .max('counted_at as counted')
  return new Map(rows.map(({ measure, year, counted }) => [`${measure}/${year}`, momentOf(counted)!.toISODate()!]))
}
