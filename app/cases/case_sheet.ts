import type { I18n } from '@adonisjs/i18n'
import i18nManager from '@adonisjs/i18n/services/main'
import { madeOf, type Batches } from '#app/core/batches'
import { beijingDay } from '#app/core/beijing_day'
import type { Sheet } from '#app/core/spreadsheet'
import Submission from '#app/workflow/submission'
import type { CaseContent, CaseFigure } from './case_content.js'
import { categoryInWords, recommenderInWords } from './case_list.js'
import type TypicalCase from './typical_case.js'

type SheetRow = { row: TypicalCase; content: Partial<CaseContent> }

/** 典型案例推荐汇总表, in the columns and the order that offices use (domain §7, sheet 10). Always Chinese. */
export function recommendationSheet(): Sheet<SheetRow> {
  const i18n = i18nManager.locale('zh-CN')
  return {
    name: '典型案例推荐汇总表',
    title: '北京市知识产权信息公共服务典型案例推荐汇总表',
    note: `填报单位（盖章）：            填报日期：${beijingDay()}            单位：件`,
    footer: '填表人：            审核人：            联系电话：',
    columns: [
      { header: '序号', width: 6, value: (_row, index) => index + 1 },
      { header: '案例名称', width: 30, value: ({ row }) => row.title },
      { header: '申报单位', width: 24, value: ({ content, row }) => content.unit?.name ?? row.organization.name },
      { header: '单位类型', width: 14, value: ({ row }) => i18n.t(`host_types.${row.organization.hostType}`) },
      { header: '所属区', width: 10, value: ({ row }) => i18n.t(`districts.${row.districtCode}`) },
      { header: '案例类别', width: 14, value: ({ row }) => categoryInWords(row, i18n) },
      { header: '案例摘要', width: 40, value: ({ content }) => content.summary },
      { header: '量化成效', width: 40, value: ({ content }) => (content.figures ?? []).map(figureInWords).join('；') },
      { header: '推荐单位', width: 18, value: ({ row }) => recommenderOf(row, i18n) },
      { header: '推荐排序', width: 8, value: ({ row }) => row.recommendedRank },
      { header: '联系人', width: 12, value: ({ content }) => content.contact?.name },
      { header: '联系电话', width: 16, value: ({ content }) => content.contact?.phone },
      { header: '是否同意公开', width: 10, value: ({ content }) => (content.audienceConsents ? '是' : '否') },
      { header: '备注', width: 20, value: () => null },
    ],
  }
}

/** 检索报告 4→19 份 */
function figureInWords({ indicator, before, after, unit }: CaseFigure) {
  return `${indicator} ${before ? `${before}→` : ''}${after} ${unit ?? ''}`.trim()
}

function recommenderOf(row: TypicalCase, i18n: Pick<I18n, 't' | 'locale'>) {
  return row.recommender === 'district' ? i18n.t(`districts.${row.districtCode}`) : recommenderInWords(row, i18n)
}

/** Adds to each chunk what was handed in last, in one statement. */
export function withContent(chunks: Batches<TypicalCase>): Batches<SheetRow> {
  return madeOf(chunks, async (rows) => {
    const newest = await Submission.newestOfEach(
      'typical_case',
      rows.map(({ id }) => id)
    )
    return rows.map((row) => ({ row, content: newest.get(row.id)?.answers ?? row.draft }))
  })
}
