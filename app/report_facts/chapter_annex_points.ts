import Designation from '#app/designations/designation'
import { publicPoint, type PublicPoint } from '#app/designations/public_point'
import { districtCodes } from '#app/organizations/districts'
import type { Cell, ChapterDefinition } from './chapter_content.js'
import { lastDayOf } from './points_of_report.js'
import { districtName, listed, NOTHING, rowsOr, zh } from './report_words.js'

/** 网点名录: what anybody may know of each point that was in the register on the last day of the year. */
export const annexPoints: ChapterDefinition = {
  key: 'annex_points',
  title: '网点名录',
  async gather(year) {
    const titles = await Designation.query()
      .withScopes((scopes) => scopes.heldOn(lastDayOf(year)))
      .orderBy('number')
      .orderBy('id')
    const points = titles.map(publicPoint)
    const inOrder = districtCodes.flatMap((code) => points.filter(({ districtCode }) => districtCode === code))
    return { facts: [], lists: { points: inOrder.map(lineOf) }, sums: [], missing: [] }
  },
  write: (year, { lists }) => [
    {
      ...{ kind: 'passage', key: 'annex_points.note' },
      text:
        lists.points.length > 0
          ? `本名录列出截至${year}年12月31日在册的市级知识产权信息公共服务网点，按所在区排列。地址、电话和服务领域以网点公开信息为准。`
          : `截至${year}年12月31日，网点名录没有登记。`,
    },
    {
      ...{ kind: 'table', key: 'annex_points.points', caption: '北京市知识产权信息公共服务网点名录', columns },
      ...{ widths: [5, 3, 2, 7, 5, 5, 4, 3], rows: rowsOr(lists.points, columns, '无'), landscape: true },
    },
  ],
}

const columns = ['名称', '类型', '所在区', '证书编号', '地址', '咨询电话', '服务领域', '有效期至']

function lineOf({ name, hostType, districtCode, number, address, phone, fields, validUntil }: PublicPoint): Cell[] {
  return [
    ...[name, zh(`host_types.${hostType}`), districtName(districtCode), number, address ?? NOTHING],
    ...[phone ? spacedPhone(String(phone)) : NOTHING],
    ...[listed(fields.map((field: string) => zh(`ip_fields.${field}`))) || NOTHING, validUntil],
  ]
}

/** A number that was typed in one piece would look like a figure of the report. */
export function spacedPhone(phone: string) {
  if (!/^\d+$/.test(phone)) return phone
  if (/^[48]00\d{7}$/.test(phone)) return phone.replace(/^(\d{3})(\d{3})(\d{4})$/, '$1-$2-$3')
  return phone.startsWith('010') ? phone.replace(/^010/, '010-') : `010-${phone}`
}
