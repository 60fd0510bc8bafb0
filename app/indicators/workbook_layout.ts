import type { Grade, Rule, Source } from './indicator_content.js'

/** The workbook in which systems travel; its words are its format and the same in every language. */
export const FORMAT = 'jingzhi.indicators/1'

export const SHEETS = {
  about: { name: '说明', headers: ['项目', '内容'] },
  variants: { name: '类型', headers: ['标识', '名称', '英文名称', '适用单位类型'] },
  indicators: {
    name: '指标',
    headers: [
      ...['一级标识', '一级代码', '一级名称', '一级英文名称'],
      ...['二级标识', '二级代码', '二级名称', '二级英文名称', '需佐证'],
    ],
  },
  rules: {
    name: '规则',
    headers: [
      ...['二级标识', '规则标识', '来源', '规则', '行', '数据标识', '名称', '英文名称', '单位', '英文单位'],
      ...['起点', '满分点', '分值', '其他'],
    ],
  },
  extras: { name: '加减分', headers: ['类别', '标识', '名称', '英文名称', '分值', '最高分值'] },
  grades: { name: '等次', headers: ['类别', '标识', '值'] },
} as const

/** Behind the headers of the sheet of indicators, one for each variant. */
export const weightHeader = (variant: string) => `分值：${variant}`

export const ABOUT = {
  format: '格式',
  nameZh: '名称',
  nameEn: '英文名称',
  year: '年度',
  number: '版本',
  hash: '内容校验值',
  basisZh: '依据',
  basisEn: '依据（英文）',
  bonusMost: '加分上限',
  deductionsMost: '扣分上限',
  mostDeduction: '优秀单项扣分上限',
  quotaPercent: '优秀比例上限（%）',
} as const

export const KIND_WORDS: Record<Rule['kind'], string> = {
  linear: '线性',
  bands: '分档',
  share: '占比分档',
  rate: '比率',
  checks: '是否项',
  count: '计数',
  deduct: '扣减',
  expert: '专家均分',
}
export const SOURCE_WORDS: Record<Source, string> = { A: 'A', S: 'S', E: 'E' }
export const ROW_WORDS = { rule: '规则', band: '档', item: '条目', sample: '小样本' } as const
export const EXTRA_WORDS = { bonus: '加分', deduction: '扣分', veto: '一票否决' } as const
export const GRADE_ROWS = { band: '等次', condition: '优秀条件' } as const
export const GRADE_WORDS: Record<Exclude<Grade, 'fail'>, string> = { excellent: '优秀', good: '良好', pass: '合格' }
export const YES = '是'
export const NO = '否'
