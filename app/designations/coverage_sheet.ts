import type { I18n } from '@adonisjs/i18n'
import { beijingDay } from '#app/core/beijing_day'
import type { Sheet } from '#app/core/spreadsheet'
import { districtCodes, type DistrictCode } from '#app/organizations/districts'
import type { Coverage } from './coverage.js'

/** One line for each district; the last one, without a district, sums them up. */
export type CoverageLine = { district?: DistrictCode }

export async function* coverageLines(): AsyncGenerator<CoverageLine[]> {
  yield [...districtCodes.map((district) => ({ district })), {}]
}

/** 网点分布统计表, in the order of the page. */
export function coverageSheet({ types, countOf, target }: Coverage, i18n: Pick<I18n, 't'>): Sheet<CoverageLine> {
  const t = i18n.t.bind(i18n)
  return {
    name: '网点分布统计表',
    title: '北京市知识产权信息公共服务网点分布统计表',
    note: `填报单位（盖章）：            统计日期：${beijingDay()}            单位：家`,
    footer: `目标 ${target.points} 家（${target.source}）。统计口径：${t('coverage.count_rule')}`,
    columns: [
      {
        header: '所属区',
        width: 18,
        value: ({ district }) => (district ? t(`districts.${district}`) : t('coverage.sum')),
      },
      ...types.map((type) => ({
        header: t(`host_types.${type}`),
        width: 13,
        value: ({ district }: CoverageLine) => countOf(district, type),
      })),
      { header: t('coverage.sum'), width: 10, value: ({ district }) => countOf(district) },
    ],
  }
}
