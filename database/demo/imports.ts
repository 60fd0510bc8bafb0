import { buffer } from 'node:stream/consumers'
import { Readable } from 'node:stream'
import { keepFile, receiveFile } from '#app/attachments/store_file'
import { workbookStream, type Cell } from '#app/core/spreadsheet'
import type Import from '#app/imports/import'
import { workbookRule } from '#app/imports/import_files'
import { receiveImport, startImport } from '#app/imports/import_workflow'
import { usccCheckCharacter } from '#app/organizations/uscc'
import { registerSheet } from '#app/register_imports/register_columns'
import { actorFor } from '#app/users/actor'
import { drainOutbox } from '#jobs/drain'
import type User from '#app/users/user'

type Line = Record<string, Cell>

/** Invented points that were recognised before there was a system. */
const POINTS = `
什刹海文化信息站|公共图书馆|西城|116.3812|39.9401
东便门档案信息所|科技情报机构|东城|116.4365|39.9012
高碑店生产力中心|生产力促进机构|朝阳|116.5310|39.9075
香山植物信息馆|博物馆|海淀|116.1905|39.9980
右安门职业学院图书馆|高校|丰台|116.3609|39.8602
五里坨产业园|产业园区|石景山|116.1060|39.9380
斋堂生态信息站|科技情报机构|门头沟|115.6930|39.9690
窦店建材产业园|产业园区|房山|116.0560|39.6480
宋庄艺术图书馆|公共图书馆|通州|116.7090|39.9490
后沙峪会展协会|行业组织|顺义|116.5450|40.1080
小汤山农业研究所|科研院所|昌平|116.3890|40.1790
魏善庄月季博物馆|博物馆|大兴|116.4110|39.6600
`

function lineOf(text: string, n: number): Line {
  const [name, hostType, districtCode, longitude, latitude] = text.split('|')
  const first17 = `12110000MB${String(7_000_000 + n)}`
  return {
    ...{ index: n + 1, name, hostType, districtCode },
    ...{ longitude: Number(longitude), latitude: Number(latitude) },
    address: `北京市${districtCode}区示例街 ${n + 1} 号`,
    landline: `010-6000${String(1000 + n)}`,
    hours: '周一至周五 09:00-17:00，周六 09:00-12:00',
    fields: '专利、商标、地理标志',
    services: '专利检索咨询、商标查询、政策咨询',
    validUntil: '2027年3月4日',
    uscc: first17 + usccCheckCharacter(first17),
    number: `京知信网〔2024〕${String(n + 1).padStart(3, '0')}号`,
    docNumber: '京知局〔2024〕9号',
    recognizedOn: '2024/3/5',
  }
}

/** What people get wrong. */
const MISTAKES: Line[] = [
  { districtCode: '天河区' },
  { landline: '13800138000' },
  { longitude: 39.94, latitude: 116.38 },
  { uscc: '12110000400700014X' },
  { validUntil: '2023-01-01' },
  { hours: '请提前预约' },
]

/** A register that was brought in, and a later one that waits with its faults. */
export async function seedImports(handler: User) {
  const lines = POINTS.trim().split('\n').map(lineOf)
  const done = await bring('网点名录（2024年）.xlsx', lines, handler)
  await startImport(done, { ...actorFor(handler), id: handler.id })
  await drainOutbox()

  const later = MISTAKES.map((mistake, at) => ({
    ...lineOf(`永济桥第${at + 1}服务站|公共图书馆|西城|116.3|39.9`, 100 + at),
    ...mistake,
  }))
  const fine = lineOf('永济桥信息站|公共图书馆|西城|116.3|39.9', 110)
  await bring('网点名录（补充）.xlsx', [fine, ...later, lines[0]], handler)
}

async function bring(name: string, lines: Line[], handler: User): Promise<Import> {
  const { columns, footer, ...sheet } = registerSheet
  const shown = columns.map(({ header, field, width }) => ({ header, width, value: (line: Line) => line[field] }))
  const file = await buffer(workbookStream({ ...sheet, footer, columns: shown }, once(lines)))
  const by = { ...actorFor(handler), id: handler.id }
  const intake = await receiveImport('designation', {}, by, async (trx, { id: subjectId }) => {
    const received = await receiveFile(Readable.from([file]), name, workbookRule)
    const owner = {
      subjectType: 'import',
      subjectId,
      purpose: 'workbook',
      organizationId: null,
      uploadedById: handler.id,
    }
    return keepFile(trx, received, owner, by)
  })
  await drainOutbox()
  await intake.refresh()
  return intake
}

async function* once(lines: Line[]) {
  yield lines
}
