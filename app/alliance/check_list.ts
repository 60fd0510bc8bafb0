import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import rules from '#config/alliance'
import { whereContains, type ListDefinition } from '#app/core/list'
import { dayCell, type Sheet } from '#app/core/spreadsheet'
import { checkVerdict } from './check_verdict.js'
import { checkWorkflow, type CheckState } from './check_workflow.js'
import type YearlyCheck from './yearly_check.js'

type Query = ModelQueryBuilderContract<typeof YearlyCheck>
type Words = Pick<I18n, 't'>

/** What the system knows and the member added, under one roof. */
const found = (check: YearlyCheck) => {
  const { checked, advice } = checkVerdict(check.facts, check.additions, rules.check)
  return { ...Object.fromEntries(checked.map((one) => [one.rule, one.found])), advice } as Record<string, number> & {
    advice: 'pass' | 'warn'
  }
}

export function checkList(i18n: Words): ListDefinition<Query, YearlyCheck> {
  const text = (name: string) => i18n.t(`alliance_checks.${name}`)
  const number = (rule: string) => ({
    key: rule,
    text: text(`rules.${rule}`),
    class: 'r',
    value: (check: YearlyCheck) => found(check)[rule],
  })
  return {
    columns: [
      { key: 'unit', text: i18n.t('alliance_members.unit'), sort: 'name', fixed: true, value: ({ name }) => name },
      { key: 'year', text: text('year'), sort: 'year', value: ({ year }) => String(year) },
      ...['meetings', 'activities', 'data', 'breaches'].map(number),
      { key: 'advice', text: text('advice'), value: (check) => text(`advices.${found(check).advice}`) },
      { key: 'state', text: text('state'), value: ({ state }) => text(`states.${state}`) },
      {
        key: 'confirmed',
        text: text('confirmed_on'),
        optional: true,
        value: ({ confirmedOn }) => dayCell(confirmedOn),
      },
    ],
    search: (query, typed) => void whereContains(query, ['name'], typed),
    searchHint: text('search'),
    filters: {
      year: { kind: 'number', label: text('year'), apply: (query, year) => void query.where('year', year) },
      state: {
        kind: 'choice',
        label: text('state'),
        options: (Object.keys(checkWorkflow.states) as CheckState[]).map((value) => ({
          value,
          text: text(`states.${value}`),
        })),
        apply: (query, value) => void query.where('state', value),
      },
    },
    sorts: { name: 'name', year: 'year' },
    defaultSort: '-year',
  }
}

/** 成员年度检查结果 of one year, as it is filed. */
export function checkSheet(year: number, i18n: Words): Sheet<YearlyCheck> {
  const text = (name: string) => i18n.t(`alliance_checks.${name}`)
  return {
    name: '成员年度检查',
    title: `北京市知识产权信息服务联盟 ${year} 年度成员检查结果`,
    note: '填报单位（盖章）：            填报日期：            单位：次',
    footer: '填表人：            审核人：            联系电话：',
    columns: [
      { header: '序号', width: 6, value: (_row, index) => index + 1 },
      { header: '成员编号', width: 16, value: ({ member }) => member.number },
      { header: '单位名称', width: 28, value: ({ name }) => name },
      { header: '参加会议', width: 10, value: (check) => found(check).meetings },
      { header: '参与活动', width: 10, value: (check) => found(check).activities },
      { header: '数据报送', width: 10, value: (check) => found(check).data },
      {
        header: '共享案例',
        width: 10,
        value: ({ facts, additions }) => facts.cases + Number(additions.casesShared ?? 0),
      },
      { header: '违约记录', width: 10, value: (check) => found(check).breaches },
      { header: '是否签署公约', width: 12, value: ({ facts }) => i18n.t(facts.pledgeSigned ? 'ui.yes' : 'ui.no') },
      { header: '成员确认日期', width: 14, value: ({ confirmedOn }) => dayCell(confirmedOn) },
      { header: '检查结果', width: 12, value: ({ state }) => text(`states.${state}`) },
      { header: '意见', width: 30, value: ({ opinion }) => opinion },
    ],
  }
}
