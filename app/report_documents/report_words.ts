/** What the report itself says. It is Chinese, whoever reads it. */
export const reportWords = {
  contents: '目\u3000录',
  issuer: (author: string) => `${author}文件`,
  year: (year: number) => `（${year}年）`,
  annex: '附件',
  sources: {
    title: '数据来源',
    introduction:
      '本报告的每一项数据均由北京市知识产权信息公共服务系统按统一口径取数，一次取定，正文、表格和图形共用。' +
      '下列各表逐章列出数据的名称、数值、统计期间、取数口径、明细条数和校验码；校验码取明细数据校验值（SHA-256）的前八位，' +
      '口径名称后的数字为该口径的版本。',
    columns: ['数据', '数值', '期间', '取数口径', '条数', '校验码'],
  },
  why: {
    not_recorded: '系统未记录',
    not_published: '尚未公布',
    too_few: '样本不足，不予公布',
    not_finished: '尚未办结',
  },
  table: (number: number | undefined, caption: string) =>
    number === undefined ? caption : `表${number}\u3000${caption}`,
  leftOut: (number: number | undefined) => `${number === undefined ? '本表' : `表${number}`}供内部使用，从略。`,
  chart: (number: number, caption: string) => `图${number}\u3000${caption}`,
  quoted: (source: string) => `（引自${source}）`,
  figures: {
    category: '类别',
    value: '数值',
    name: '名称',
    of: '（数据）',
    shown: '查看图中数据',
    none: '没有可以公布的数据',
  },
  workbook: { facts: '全部数据', tables: '表' },
  factColumns: [
    ...['数据标识', '名称', '所在部分', '数值', '计量单位', '上年数', '同比', '期间起', '期间止'],
    ...['取数口径', '明细条数', '明细校验值（SHA-256）'],
  ],
  rowsPath: '明细页面',
}
