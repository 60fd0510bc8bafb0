import type { I18n } from '@adonisjs/i18n'
import { madeOf, type Batches } from '#app/core/batches'
import { beijingDay } from '#app/core/beijing_day'
import type { Sheet } from '#app/core/spreadsheet'
import YearlyGrade from '#app/designations/yearly_grade'
import type Recommendation from './recommendation.js'

export type RecommendationRow = { recommendation: Recommendation; graded: YearlyGrade | undefined }

/** 推荐汇总表 (customary columns). Always Chinese. */
export function recommendationSheet(i18n: Pick<I18n, 't'>): Sheet<RecommendationRow> {
  const t = i18n.t.bind(i18n)
  return {
    name: '推荐汇总表',
    title: '国家知识产权信息公共服务网点备案推荐汇总表',
    note: `推荐单位（盖章）：            填报日期：${beijingDay()}            单位：家`,
    footer: '填表人：            审核人：            联系电话：',
    columns: [
      { header: '序号', width: 6, value: (_row, index) => index + 1 },
      { header: '推荐编号', width: 14, value: ({ recommendation }) => recommendation.number },
      { header: '单位名称', width: 26, value: ({ recommendation }) => recommendation.orgName },
      { header: '统一社会信用代码', width: 22, value: ({ recommendation }) => recommendation.organization.uscc },
      { header: '单位类型', width: 14, value: ({ recommendation }) => t(`host_types.${recommendation.hostType}`) },
      { header: '隶属关系', width: 14, value: ({ recommendation }) => t(`affiliations.${recommendation.affiliation}`) },
      { header: '所属区', width: 10, value: ({ recommendation }) => t(`districts.${recommendation.districtCode}`) },
      { header: '服务地址', width: 28, value: ({ recommendation }) => recommendation.designation.profile.address },
      { header: '咨询电话', width: 16, value: ({ recommendation }) => recommendation.designation.profile.landline },
      { header: '市级网点证书编号', width: 22, value: ({ recommendation }) => recommendation.designation.number },
      {
        header: '有效期至',
        width: 12,
        value: ({ recommendation }) => recommendation.designation.validUntil.toISODate(),
      },
      {
        header: '最近年度考核',
        width: 12,
        value: ({ graded }) => graded && `${graded.year} ${t(`yearly_grades.grades.${graded.grade}`)}`,
      },
      { header: '推荐单位', width: 20, value: ({ recommendation }) => recommendation.recommendedBy },
      { header: '推荐理由', width: 40, value: ({ recommendation }) => recommendation.reasons },
      { header: '推荐文号', width: 22, value: ({ recommendation }) => recommendation.docNumber },
      { header: '推荐日期', width: 12, value: ({ recommendation }) => recommendation.recommendedOn?.toISODate() },
      {
        header: '办理结果',
        width: 12,
        value: ({ recommendation }) => t(`recommendations.states.${recommendation.state}`),
      },
    ],
  }
}

/** Adds to each chunk the newest grade of each point, in one query. */
export function recommendationRows(chunks: Batches<Recommendation>): Batches<RecommendationRow> {
  return madeOf(chunks, async (recommendations) => {
    const ids = recommendations.map(({ designationId }) => designationId)
    const grades = await YearlyGrade.query().whereIn('designationId', ids).orderBy('year')
    /** The newest wins: they come oldest first. */
    const newest = new Map(grades.map((graded) => [graded.designationId, graded]))
    return recommendations.map((recommendation) => ({
      recommendation,
      graded: newest.get(recommendation.designationId),
    }))
  })
}
