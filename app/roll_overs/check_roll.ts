import rules from '#config/alliance'
import AllianceMember from '#app/alliance/alliance_member'
import YearlyCheck from '#app/alliance/yearly_check'
import { Form, type Answers } from '#app/core/form'
import { YEAR, type Plan, type RollKind } from './roll_kind.js'

export const rollCheckForm = new Form('roll_over_check_form', [
  {
    name: 'check',
    fields: [
      { kind: 'integer', name: 'year', min: 2000, max: 2100 },
      { kind: 'text', name: 'title', max: 100 },
      { kind: 'integer', name: 'members', min: 0, max: 100_000 },
      { kind: 'date', name: 'dueOn' },
      { kind: 'integer', name: 'meetings', min: 0, max: 1000 },
      { kind: 'integer', name: 'activities', min: 0, max: 1000 },
      { kind: 'integer', name: 'data', min: 0, max: 1000 },
      { kind: 'integer', name: 'termsEnding', min: 0, max: 100_000 },
    ],
  },
])

/** 成员年度: the check of the year before, which January opens by itself, and the terms that end in the new year. */
export const checkRoll: RollKind = {
  key: 'alliance_check',
  about: -1,
  roles: [],
  may: async () => false,
  plans: async ({ year }) => [await planOf(year - 1)],
  form: async () => rollCheckForm,
  editable: [],
  workdays: [],
  opensFrom: (year) => `${year + 1}-01-01`,
  opensItself: true,
  there: async () => [],
  path: () => '/alliance-checks',
  home: '/alliance-checks',
  goesOn: [],
}

async function planOf(year: number): Promise<Plan> {
  const members = AllianceMember.query().withScopes((scopes) => scopes.inAlliance())
  const [before, after] = await Promise.all([
    countOf(YearlyCheck.query().where('year', year - 1)),
    countOf(members.clone().where('joinedOn', '<=', `${year}-12-31`)),
  ])
  const ending = (at: number) => countOf(members.clone().whereBetween('termUntil', [`${at}-01-01`, `${at}-12-31`]))
  const { lastDay, meetings, activities, data } = rules.check
  const rest = { meetings, activities, data }
  const facts: Answers = {
    ...{
      ...rest,
      year,
      title: titleOf(year),
      members: after,
      dueOn: `${year + 1}-${lastDay}`,
      termsEnding: await ending(year + 1),
    },
  }
  return {
    ...{ sourceId: 0, sourceTitle: '' },
    before:
      before === 0
        ? {}
        : {
            ...rest,
            year: year - 1,
            title: titleOf(year - 1),
            members: before,
            dueOn: `${year}-${lastDay}`,
            termsEnding: await ending(year),
          },
    facts,
    whys: {
      year: YEAR,
      title: YEAR,
      members: { key: 'counted' },
      dueOn: { key: 'rule' },
      termsEnding: { key: 'counted' },
    },
  }
}

const titleOf = (year: number) => `${year} 年度联盟成员年度检查`

async function countOf(query: { count(column: string): { first(): Promise<any> } }) {
  const row = await query.count('* as total').first()
  return Number(row?.$extras.total ?? 0)
}
