import { districtCodes, districts } from '#app/organizations/districts'
import type { Cell, ChapterBlock, ChapterKey, ReportChart } from '#app/report_facts/chapter_content'
import { hashOfRows, type Fact, type Unit } from '#app/report_facts/fact'
import type { ReportContent, ReportPart } from '#app/report_documents/report_content'

const PERIOD = { from: '2025-01-01', until: '2025-12-31' }
const MONTHS = Array.from({ length: 12 }, (_, at) => `${at + 1}月`)
const TYPES = ['高校图书馆', '科研院所', '行业组织', '产业园区', '公共图书馆', '服务机构']
const UNITS = [
  '燕麓大学图书馆',
  '通惠科技情报研究所',
  '温榆高精尖产业园服务中心',
  '永定河新材料研究院',
  '妫川知识产权公共服务中心',
]
const DAYS = ['2025年3月18日', '2025年4月22日', '2025年6月5日', '2025年9月11日', '2025年11月27日']

/** One chapter as it is written by hand: facts are noted as they are named. Numbers are invented, and the same each time. */
class Chapter {
  facts: Fact[] = []
  blocks: ChapterBlock[] = []

  constructor(
    readonly key: ChapterKey,
    readonly title: string
  ) {}

  /** Notes a number, and gives its key. */
  fact(name: string, label: string, value: number | null, unit: Unit, more: Partial<Fact> = {}) {
    const key = `${this.key}.${name}`
    this.facts.push({
      ...{ key, label, value, unit, decimals: 0, period: PERIOD, query: `ledgers.${this.key}.${name.split('.')[0]}@1` },
      ...{
        rowsPath: '/activities/consultations?year=2025',
        rowsCount: Math.round(value ?? 0),
        rowsHash: hashOfRows([key]),
      },
      previous: value === null ? null : Math.round(value * 0.9),
      ...more,
    })
    return key
  }

  heading(text: string, level: 2 | 3 = 2) {
    this.blocks.push({ kind: 'heading', level, text })
  }

  say(text: string) {
    this.blocks.push({ kind: 'passage', key: `p${this.blocks.length}`, text })
  }

  table(
    number: number | undefined,
    caption: string,
    columns: string[],
    rows: Cell[][],
    more: Partial<Extract<ChapterBlock, { kind: 'table' }>> = {}
  ) {
    const key = `t${this.blocks.length}`
    this.blocks.push({
      kind: 'table',
      number,
      key,
      caption,
      columns,
      widths: columns.map((_, at) => (at === 0 ? 3 : 2)),
      rows,
      ...more,
    })
  }

  chart(number: number, caption: string, chart: ReportChart) {
    this.blocks.push({ kind: 'chart', number, key: `c${number}`, caption, chart })
  }

  get part(): ReportPart {
    const { key, title, facts, blocks } = this
    return { key, title, blocks, gathered: { facts, lists: {}, sums: [], missing: [] } }
  }
}

/** The same small wave for every series. */
const waved = (base: number, at: number) => base + ((at * 37 + 11) % 23) * Math.ceil(base / 40)
const cell = (fact: string, form?: 'value' | 'change'): Cell => (form ? { fact, form } : { fact })

const WORK =
  '全市各级网点坚持公益定位，围绕企业创新的真实需求，把检索、分析、预警和培训送到园区、高校和社区，服务的规范化、便利化水平持续提升。'

function overview() {
  const chapter = new Chapter('overview', '总体情况')
  const indicators = [
    ...([
      ['points', '有效服务网点', 87, '家'],
      ['consultations', '公益咨询', 31_204, '次'],
      ['trainings', '公益培训', 486, '场次'],
    ] as const),
    ...([
      ['trained', '培训人次', 52_310, '人次'],
      ['databases', '专题数据库', 64, '个'],
      ['reports', '分析报告', 312, '份'],
    ] as const),
    ...([
      ['smes', '服务中小微企业', 9_870, '家'],
      ['satisfaction', '满意度指数', 91.36, '分'],
    ] as const),
  ]
  chapter.say(
    `2025年，在国家知识产权局指导和市委、市政府领导下，市知识产权局会同各区、各成员单位扎实推进知识产权信息公共服务体系建设。${WORK}`
  )
  const rows = indicators.map(([name, label, value, unit]) => {
    const more = unit === '分' ? { decimals: 2 as const, previous: 90.12 } : {}
    const key = chapter.fact(name, label, value, unit, more)
    const target = chapter.fact(`${name}.target`, `${label}目标`, Math.round(value * 0.95), unit, { previous: null })
    const rate = chapter.fact(`${name}.rate`, `${label}完成率`, 105.3, '%', { decimals: 1, previous: null })
    return [label, cell(target), cell(key), cell(rate), cell(key, 'change'), '绿']
  })
  chapter.say(
    '截至2025年底，全市有效服务网点{overview.points}，{overview.points:change}；全年提供公益咨询{overview.consultations}，' +
      '{overview.consultations:change}；举办公益培训{overview.trainings}、{overview.trained}；服务中小微企业{overview.smes}。主要指标完成情况见表1，三年趋势见图1。'
  )
  chapter.table(1, '主要指标完成情况', ['指标', '目标', '完成', '完成率', '同比', '进度'], rows, {
    widths: [3, 2, 2, 1.8, 1.8, 1.2],
  })
  const years = ['2023年', '2024年', '2025年']
  const yearly = (name: string, label: string, values: number[], unit: Unit) =>
    values.map((value, at) => chapter.fact(`trend.${name}.y${2023 + at}`, `${years[at]}${label}`, value, unit))
  chapter.chart(1, '2023—2025年公益咨询与培训人次', {
    ...{ kind: 'columns', categories: years },
    series: [
      { name: '公益咨询', facts: yearly('consultations', '公益咨询', [22_410, 27_030, 31_204], '次') },
      { name: '培训人次', facts: yearly('trained', '培训人次', [40_120, 47_800, 52_310], '人次') },
    ],
  })
  return chapter.part
}

function network() {
  const chapter = new Chapter('network', '体系建设')
  chapter.heading('网点布局')
  chapter.say(`全市十六个区和北京经济技术开发区实现网点全覆盖。${WORK}网点分类分区情况见表2，分布见图2。`)
  const codes = districtCodes.map((code) => (code === 'BDA' ? 'bda' : code))
  const count = (at: number, type: number) => (at * 5 + type * 3) % 4
  const rows = districtCodes.map((code, at) => [
    districts[code].zh,
    ...TYPES.map((type, of) =>
      cell(chapter.fact(`by.d${codes[at]}.t${of}`, `${districts[code].zh}${type}网点`, count(at, of), '家'), 'value')
    ),
    cell(
      chapter.fact(
        `by.d${codes[at]}`,
        `${districts[code].zh}网点`,
        TYPES.reduce((sum, _, of) => sum + count(at, of), 0),
        '家'
      ),
      'value'
    ),
  ])
  chapter.table(2, '服务网点分类分区一览（单位：家）', ['区', ...TYPES, '合计'], rows, { landscape: true })
  chapter.say(WORK)
  chapter.chart(2, '服务网点资源分布', {
    ...{ kind: 'map', districts: districtCodes.map((code, at) => ({ code, fact: `network.by.d${codes[at]}` })) },
  })
  chapter.heading('网点调整')
  chapter.say('全年新增、续期和撤销的网点见表3。')
  const changes = UNITS.flatMap((unit, at) =>
    ['新增', '续期', '撤销']
      .slice(0, 1 + (at % 3))
      .map((kind) => [unit, districts[districtCodes[at]].zh, kind, DAYS[at]])
  )
  chapter.table(3, '新增、续期、撤销网点清单', ['网点', '所在区', '事项', '日期'], changes, {
    widths: [5, 2, 1.5, 2.5],
  })
  return chapter.part
}

function resources() {
  const chapter = new Chapter('resources', '信息资源与平台')
  chapter.heading('平台运行')
  chapter.say(`${WORK}平台访问量和数据量见表4，月访问量见图3。`)
  const kinds = ['专利', '商标', '集成电路布图设计', '地理标志']
  const rows = kinds.map((kind, at) => [
    kind,
    cell(chapter.fact(`data.k${at}`, `${kind}数据量`, 1_204_300 + at * 35_700, '条')),
    cell(chapter.fact(`visits.k${at}`, `${kind}检索访问量`, 86_400 - at * 12_300, '次')),
    cell(`resources.visits.k${at}`, 'change'),
  ])
  chapter.table(4, '平台访问量及数据量', ['数据种类', '数据量', '访问量', '访问量同比'], rows)
  const monthly = (year: number) =>
    MONTHS.map((month, at) =>
      chapter.fact(
        `months.y${year}.m${at + 1}`,
        `${year}年${month}访问量`,
        waved(year === 2025 ? 21_000 : 18_000, at),
        '次'
      )
    )
  chapter.chart(3, '平台月访问量', {
    ...{ kind: 'course', categories: MONTHS },
    series: [
      { name: '2025年', facts: monthly(2025) },
      { name: '2024年', facts: monthly(2024) },
    ],
  })
  chapter.heading('专题数据库')
  chapter.say('各网点建成的专题数据库见表5。')
  const list = Array.from({ length: 14 }, (_, at) => [
    ['新能源汽车动力电池', '创新药物靶点', '集成电路设备零部件', '城市更新绿色建材'][at % 4] + '专题数据库',
    UNITS[at % UNITS.length],
    cell(chapter.fact(`databases.n${at}`, '专题数据库数据量', waved(12_000, at), '条')),
    at % 3 === 0 ? '全文检索' : '定期推送',
  ])
  chapter.table(5, '专题数据库清单', ['名称', '建设单位', '数据量', '服务方式'], list, { widths: [4, 4, 2, 2] })
  return chapter.part
}

function services() {
  const chapter = new Chapter('services', '服务供给')
  chapter.heading('咨询服务')
  chapter.say(`全年咨询按方式、对象、领域和区的情况见表6。${WORK}`)
  const groups = {
    方式: ['现场', '电话', '网络', '上门'],
    对象: ['中小微企业', '大型企业', '高校院所', '个人'],
    领域: ['专利', '商标', '综合'],
  }
  const rows = Object.entries(groups).flatMap(([group, names], of) =>
    names.map((name, at) => {
      const key = chapter.fact(`by${of}.n${at}`, `按${group}：${name}`, waved(4_200, at + of), '次')
      const share = chapter.fact(`by${of}.n${at}.share`, `${name}占比`, 18.2 + at, '%', { decimals: 1 })
      return [group, name, cell(key), cell(share), cell(key, 'change')]
    })
  )
  chapter.table(6, '咨询服务情况', ['分类', '项目', '数量', '占比', '同比'], rows)
  chapter.chart(4, '月度咨询和培训场次', {
    ...{ kind: 'course', categories: MONTHS },
    series: [
      {
        name: '咨询',
        facts: MONTHS.map((month, at) => chapter.fact(`month.c${at + 1}`, `${month}咨询`, waved(2_400, at), '次')),
      },
      {
        name: '培训',
        facts: MONTHS.map((month, at) => chapter.fact(`month.t${at + 1}`, `${month}培训`, waved(38, at), '场次')),
      },
    ],
  })
  chapter.chart(5, '服务对象构成', {
    kind: 'shares',
    parts: groups.对象.map((name, at) => ({ name, fact: `services.by1.n${at}` })),
  })
  chapter.heading('培训服务')
  chapter.say('各类网点举办的培训见表7，分析报告见表8。')
  const trainings = TYPES.map((type, at) => [
    type,
    cell(chapter.fact(`trainings.t${at}`, `${type}培训场次`, waved(60, at), '场次')),
    cell(chapter.fact(`trained.t${at}`, `${type}培训人次`, waved(6_400, at), '人次')),
    cell(`services.trainings.t${at}`, 'change'),
  ])
  chapter.table(7, '培训场次与人次', ['网点类型', '场次', '人次', '场次同比'], trainings)
  const reports = Array.from({ length: 12 }, (_, at) => [
    `《${['固态电池', '合成生物', '商业航天', '人形机器人'][at % 4]}产业专利分析报告（第${['一', '二', '三'][at % 3]}期）》`,
    UNITS[at % UNITS.length],
    DAYS[at % DAYS.length],
  ])
  chapter.table(8, '分析报告清单', ['报告名称', '完成单位', '完成日期'], reports, { widths: [5.5, 4, 2.6] })
  return chapter.part
}

function talent() {
  const chapter = new Chapter('talent', '服务能力与人才')
  chapter.say(`${WORK}队伍与培训情况见表9，竞赛与人才评选见表10。`)
  const staff = ['专职人员', '兼职人员', '持有专利代理师资格证人员', '参加业务培训人员'].map((name, at) => {
    const key = chapter.fact(`staff.n${at}`, name, waved(240, at), at === 3 ? '人次' : '名')
    return [name, cell(key), cell(key, 'change')]
  })
  chapter.table(9, '队伍与培训', ['项目', '数量', '同比'], staff)
  const contests = DAYS.map((day, at) => [
    `第${['一', '二', '三', '四', '五'][at]}届知识产权信息检索分析大赛`,
    day,
    UNITS[at],
    cell(chapter.fact(`contest.n${at}`, '参赛人数', waved(180, at), '人次')),
  ])
  chapter.table(10, '竞赛与人才评选', ['名称', '时间', '承办单位', '参加'], contests, { widths: [4.5, 2.6, 3.6, 1.6] })
  return chapter.part
}

const DIMENSIONS = ['可及性', '态度与效率', '专业水平', '资源与平台', '公益规范', '服务效果']

function satisfaction() {
  const chapter = new Chapter('satisfaction', '满意度调查')
  chapter.say('满意度按维度和群体的得分见表11，各类型网点得分见表12，五级分布见图6，重要性与满意度的关系见图7。')
  const scored = (name: string, label: string, at: number) =>
    chapter.fact(name, label, 84 + ((at * 29) % 130) / 10, '分', { decimals: 2, previous: 86.5 })
  const groups = ['企业', '高校院所', '个人']
  const rows = DIMENSIONS.map((dimension, at) => [
    dimension,
    ...groups.map((group, of) => cell(scored(`d${at}.g${of}`, `${group}：${dimension}得分`, at * 3 + of), 'value')),
  ])
  chapter.table(11, '指标得分（单位：分）', ['维度', ...groups], rows)
  const types = TYPES.map((type, at) => [
    type,
    at === 5
      ? cell(chapter.fact('type.t5', `${type}得分`, null, '分', { missing: 'too_few', decimals: 2 }), 'value')
      : cell(scored(`type.t${at}`, `${type}得分`, at + 4), 'value'),
    cell(chapter.fact(`n.t${at}`, `${type}有效问卷`, waved(120, at), '份'), 'value'),
  ])
  chapter.table(12, '各类型网点得分与样本量', ['网点类型', '得分（分）', '有效问卷（份）'], types)
  chapter.chart(6, '满意度五级分布', {
    ...{ kind: 'levels', levels: ['非常满意', '满意', '一般', '不满意', '非常不满意'] },
    rows: DIMENSIONS.map((name, at) => ({
      name,
      facts: [58.5, 30.5, 7, 2.5, 1.5].map((share, level) =>
        chapter.fact(
          `level.d${at}.l${level}`,
          `${name}第${['一', '二', '三', '四', '五'][level]}级占比`,
          share + (level === 0 ? at : level === 1 ? -at : 0),
          '%',
          { decimals: 1 }
        )
      ),
    })),
  })
  chapter.chart(7, '重要性—满意度四象限', {
    ...{ kind: 'quadrants', x: '重要性', y: '满意度得分' },
    points: DIMENSIONS.map((name, at) => ({
      name,
      x: chapter.fact(`importance.d${at}`, `${name}重要性`, 60 + ((at * 17) % 35), '%', { decimals: 1 }),
      y: scored(`score.d${at}`, `${name}总体得分`, at * 4 + 2),
    })),
  })
  return chapter.part
}

function evaluation() {
  const chapter = new Chapter('evaluation', '效能评估')
  chapter.say('评估等次分布见表13，一级指标平均得分率见表14和图8。')
  const grades = ['优秀', '良好', '合格', '不合格'].map((grade, at) => {
    const key = chapter.fact(`grade.g${at}`, `${grade}网点`, [18, 41, 24, 4][at], '家')
    return [
      grade,
      cell(key),
      cell(chapter.fact(`grade.g${at}.share`, `${grade}占比`, [20.7, 47.1, 27.6, 4.6][at], '%', { decimals: 1 })),
      cell(key, 'change'),
    ]
  })
  chapter.table(13, '评估等次分布', ['等次', '数量', '占比', '同比'], grades)
  const indicators = ['基础保障', '规范管理', '基础性服务', '专业化服务', '服务成效']
  const keys = indicators.map((name, at) =>
    chapter.fact(`rate.i${at}`, `${name}平均得分率`, 78.5 + at * 3.2, '%', { decimals: 1, previous: 80.2 })
  )
  const before = indicators.map((name, at) =>
    chapter.fact(`rate.before.i${at}`, `上年${name}平均得分率`, 75.1 + at * 2.9, '%', { decimals: 1 })
  )
  chapter.table(
    14,
    '一级指标平均得分率',
    ['一级指标', '平均得分率', '同比'],
    indicators.map((name, at) => [name, cell(keys[at]), cell(keys[at], 'change')])
  )
  chapter.chart(8, '一级指标平均得分率', {
    ...{ kind: 'radar', axes: indicators, maximum: 100 },
    shapes: [
      { name: '2025年', facts: keys },
      { name: '2024年', facts: before },
    ],
  })
  chapter.heading('优秀网点')
  chapter.say(`评为优秀的网点为：${UNITS.join('、')}。`)
  return chapter.part
}

function cases() {
  const chapter = new Chapter('cases', '典型案例与宣传')
  chapter.say('全年征集典型案例{cases.received}，入选案例见表15。')
  chapter.fact('received', '征集典型案例', 126, '个')
  const rows = UNITS.map((unit, at) => [
    ['以专利导航助力新能源企业避开侵权风险', '医药专题数据库缩短新药立项周期', '商标预警守住老字号海外市场'][at % 3],
    unit,
    districts[districtCodes[at + 3]].zh,
  ])
  chapter.table(15, '入选典型案例', ['案例名称', '报送单位', '所在区'], rows, { widths: [5.5, 4, 1.8] })
  for (const [at, unit] of UNITS.slice(0, 2).entries()) {
    chapter.heading(`案例专栏${['一', '二'][at]}：${unit}`)
    chapter.say(WORK.repeat(2))
  }
  return chapter.part
}

function alliance() {
  const chapter = new Chapter('alliance', '联盟与区域协同')
  chapter.say('联盟成员结构与活动见表16。')
  const rows = ['理事单位', '成员单位', '支持单位'].map((name, at) => [
    name,
    cell(chapter.fact(`members.c${at}`, name, [12, 96, 21][at], '家')),
    cell(chapter.fact(`activities.c${at}`, `${name}活动`, [9, 57, 6][at], '场次')),
  ])
  chapter.table(16, '联盟成员结构与活动', ['成员类别', '数量', '组织活动'], rows)
  for (const title of ['京津冀协同', '技术与创新支持中心', '国际交流']) {
    chapter.heading(title)
    chapter.say(WORK)
  }
  return chapter.part
}

function problems() {
  const chapter = new Chapter('problems', '存在问题')
  chapter.say('对照目标任务和群众期待，工作中还存在一些问题，见表17。')
  const rows = UNITS.map((unit, at) => [
    ['低分', '投诉', '休眠', '未达标'][at % 4],
    unit,
    [
      '专业化服务供给不足，预警类报告数量偏少',
      '电话咨询接通不及时，群众反映回复等待时间较长',
      '连续两个季度未上报服务记录',
    ][at % 3],
    cell(chapter.fact(`score.n${at}`, `${unit}相关得分`, 52 + at * 3, '分')),
  ])
  chapter.table(17, '问题清单', ['来源', '网点', '问题', '相关得分'], rows, {
    widths: [1.6, 4, 5, 1.8],
    internal: true,
  })
  return chapter.part
}

function measures() {
  const chapter = new Chapter('measures', '下一年度举措')
  chapter.say('2026年，将针对存在问题和新的需求，实施以下举措，任务分工见表18。')
  for (const title of ['健全长效机制', '提升服务质量', '扩大社会影响']) {
    chapter.heading(title)
    chapter.heading('明确责任分工', 3)
    chapter.say(WORK)
    chapter.heading('强化督促检查', 3)
    chapter.say(WORK)
  }
  const rows = UNITS.map((unit, at) => [
    '制定并实施网点服务规范和评价细则，完善退出机制',
    '公共服务处',
    unit,
    `2026年${at + 4}月`,
    '规范印发并完成全员培训',
  ])
  chapter.table(18, '任务清单', ['任务', '牵头', '配合', '时限', '完成标志'], rows, {
    widths: [5, 2.4, 4, 2.2, 4],
    landscape: true,
  })
  return chapter.part
}

function annexes() {
  const points = new Chapter('annex_points', '服务网点名录')
  const list = Array.from({ length: 60 }, (_, at) => [
    UNITS[at % UNITS.length],
    TYPES[at % TYPES.length],
    districts[districtCodes[at % 17]].zh,
    '海淀区学院南路甲一号知识产权服务大厅',
    '010-0000-0000',
  ])
  points.table(undefined, '', ['名称', '类别', '所在区', '地址', '咨询电话'], list, {
    widths: [4, 2, 2, 4, 2.4],
    landscape: true,
  })
  const rules = new Chapter('annex_measures', '指标口径说明')
  for (const name of ['公益咨询', '公益培训', '服务中小微企业']) {
    rules.heading(name)
    rules.say(WORK)
  }
  const survey = new Chapter('annex_survey', '问卷与样本说明')
  survey.say(`调查共回收有效问卷{annex_survey.valid}。${WORK}`)
  survey.fact('valid', '有效问卷', 1_842, '份', { period: { from: '2025-10-01', until: '2025-11-15' }, rowsPath: null })
  return [points.part, rules.part, survey.part]
}

/** A year's report of the usual size: 11 chapters, 18 tables, 8 charts, 3 annexes. */
export function workReport(more: Partial<ReportContent> = {}): ReportContent {
  return {
    ...{
      year: 2025,
      title: '北京市知识产权信息公共服务工作报告',
      docNumber: '京知局〔2026〕12号',
      issuedOn: '2026-03-18',
    },
    ...{ author: '北京市知识产权局', isPublic: false },
    chapters: [
      ...[overview(), network(), resources(), services(), talent(), satisfaction()],
      ...[evaluation(), cases(), alliance(), problems(), measures()],
      ...annexes(),
    ],
    ...more,
  }
}
