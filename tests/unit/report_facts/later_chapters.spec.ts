import { test } from '@japa/runner'
import { alliance } from '#app/report_facts/chapter_alliance'
import { cases } from '#app/report_facts/chapter_cases'
import type { Cell, ChapterDefinition, Gathered } from '#app/report_facts/chapter_content'
import { evaluation } from '#app/report_facts/chapter_evaluation'
import { satisfaction } from '#app/report_facts/chapter_satisfaction'
import { faultsOf } from '#app/report_facts/check_report'
import { type Fact, hashOfRows, type Unit } from '#app/report_facts/fact'
import { counted, measuredFacts } from '#app/report_facts/measured'
import { said } from '#app/report_facts/spoken'

const period = { from: '2025-01-01', until: '2025-12-31' }

type Value = number | null | [now: number, before: number]

/** Facts of one chapter by their keys without it. */
function facts(chapter: string, unit: Unit, decimals: Fact['decimals'], values: Record<string, Value>): Fact[] {
  return Object.entries(values).map(([name, of]) => {
    const [value, previous] = Array.isArray(of) ? of : [of, null]
    const key = `${chapter}.${name}`
    return {
      ...{ key, label: name, value, previous, decimals, unit, period, query: 'test@1', rowsPath: null },
      ...{ rowsCount: 1, rowsHash: hashOfRows([key, value]) },
    }
  })
}

const cell = (fact: string): Cell => ({ fact, form: 'value' })

/** What a chapter says of what it knows; whatever it is, the checker has nothing against it. */
function told({ key, write }: ChapterDefinition, known: Partial<Gathered>) {
  const gathered: Gathered = { facts: [], lists: {}, sums: [], missing: [], ...known }
  const blocks = write(2025, gathered)
  const byKey = new Map(gathered.facts.map((fact) => [fact.key, fact]))
  const text = blocks.flatMap((block) => (block.kind === 'passage' ? [said(block.text, byKey)] : [])).join('\n')
  const faults = faultsOf([{ key, gathered, blocks }]).filter(({ reason }) => reason !== 'table_numbers')
  return { blocks, text, faults }
}

const intervals = (of: string, index: number, half: number) => ({
  [`${of}.index`]: index,
  [`${of}.low`]: index - half,
  [`${of}.high`]: index + half,
})

/** A survey with two dimensions, two types as far apart as wanted, and three items. */
function survey({ half = 1, changed = '', names = ['响应速度', '专业解答', '开放时间'] } = {}): Partial<Gathered> {
  const scores = {
    ...{ 'index': [85, 80] as Value, 'index.low': 84, 'index.high': 86, 'weighted': 84.5, 'plain': 83 },
    ...{ 'dimension.access': 90, 'dimension.skill': 80, 'nps': 20 },
    ...intervals('type.university', 88, half),
    ...intervals('type.museum', 80, half),
    ...{ 'item.q1.score': 70, 'item.q2.score': 90, 'item.q3.score': 80 },
    ...{ 'item.q1.importance': 80, 'item.q2.importance': 70, 'item.q3.importance': 30 },
  }
  const rates = { 'praise': 95, 'praise.low': 90, 'praise.high': 98, 'top_two': 80, 'top_two.low': null }
  const counts = { 'answers': 400, 'type.university.n': 60, 'type.museum.n': 40 }
  const row = (name: string, of: string, ...more: string[]) => [
    name,
    ...[of, ...more].map((key) => cell(`satisfaction.${key}`)),
  ]
  return {
    facts: [
      ...facts('satisfaction', '分', 2, scores),
      ...facts('satisfaction', '%', 2, rates),
      ...facts('satisfaction', '份', 0, counts),
      ...facts('satisfaction', '家', 0, { points: 3 }),
    ],
    lists: {
      wave: [['2025年10月8日', '2025年11月10日', '良好', changed]],
      groups: [],
      dimensions: [row('可及性', 'dimension.access'), row('专业水平', 'dimension.skill')],
      types: ['university', 'museum'].map((id) =>
        row(
          id === 'museum' ? '博物馆' : '高校',
          `type.${id}.index`,
          `type.${id}.n`,
          `type.${id}.low`,
          `type.${id}.high`
        )
      ),
      items: names.map((name, at) => row(name, `item.q${at + 1}.score`, `item.q${at + 1}.importance`)),
      levels: [],
    },
    missing: [{ about: '各群体满意度得分', why: 'too_few' }],
  }
}

test.group('Chapter six in words', () => {
  test('says figures with their intervals, best and worst dimension, and what is to be improved first', ({
    assert,
  }) => {
    const { text, faults } = told(satisfaction, survey())
    assert.deepEqual(faults, [])
    assert.include(text, '共取得有效问卷400份')
    assert.include(text, '综合指数为85.00分（置信区间为84.00分至86.00分），同比增长6.3%')
    assert.include(text, '满意率（前两档口径，非常满意和满意所占比例）为80.00%。净推荐值')
    assert.include(text, '“可及性”得分最高，为90.00分；“专业水平”得分最低，为80.00分')
    assert.include(text, '“响应速度”的重要性高于平均而满意度低于平均，列为优先改进事项')
    assert.include(text, '各群体的样本未达到公布标准')
  })

  test('puts one type above another only where their intervals do not touch', ({ assert }) => {
    assert.include(told(satisfaction, survey({ half: 3 })).text, '“高校”得分88.00分，高于“博物馆”的80.00分')
    const close = told(satisfaction, survey({ half: 4 })).text
    assert.include(close, '置信区间相互重叠，不作高低比较')
    assert.notInclude(close, '高于“博物馆”')
  })

  test('names an item in its marks, so that its own number is not read as a figure', ({ assert }) => {
    const { text, faults } = told(satisfaction, survey({ names: ['24小时响应', '专业解答', '开放时间'] }))
    assert.deepEqual(faults, [])
    assert.include(text, '“24小时响应”的重要性高于平均而满意度低于平均')
  })

  test('says that another questionnaire is not compared', ({ assert }) => {
    const known = survey({ changed: 'changed' })
    const alone = known.facts!.map((fact) => ({ ...fact, previous: null }))
    assert.include(told(satisfaction, { ...known, facts: alone }).text, '口径变化，不作同比')
  })

  for (const [why, words] of [
    ['not_recorded', '系统中没有2025年度满意度调查的记录'],
    ['not_published', '结果尚未发布'],
    ['too_few', '未达到公布标准'],
  ] as const) {
    test(`says what is missing: ${why}; tables and charts keep their places`, ({ assert }) => {
      const { text, faults, blocks } = told(satisfaction, { missing: [{ about: '满意度调查结果', why }] })
      assert.deepEqual(faults, [])
      assert.include(text, words)
      assert.include(text, '表11、表12和图6、图7无数据')
      assert.lengthOf(
        blocks.filter(({ kind }) => kind === 'table' || kind === 'chart'),
        4
      )
    })
  }
})

test.group('Chapter seven in words', () => {
  const row = (name: string, grade: string) => [
    name,
    cell(`evaluation.grade.${grade}`),
    cell(`evaluation.share.${grade}`),
  ]
  const graded = (state: string): Partial<Gathered> => ({
    facts: [
      ...facts('evaluation', '家', 0, {
        'points': [12, 10],
        'part.rated': 10,
        'part.no_grade': 2,
        'part.reference': 0,
      }),
      ...facts('evaluation', '家', 0, { 'grade.excellent': 3, 'grade.good': 7, 'grade.fail': 0 }),
      ...facts('evaluation', '%', 1, { 'share.excellent': 30, 'share.good': 70, 'share.fail': 0 }),
      ...facts('evaluation', '%', 1, { 'share.good_or_better': 100, 'rate.a': 91.2, 'rate.f': [60.5, 55] }),
    ],
    lists: {
      cycle: [[state]],
      grades: [
        row('优秀', 'excellent'),
        row('良好', 'good'),
        row('不合格', 'fail'),
        ['合计', cell('evaluation.part.rated'), ''],
      ],
      rates: [
        ['A 基础保障', cell('evaluation.rate.a'), '基础保障'],
        ['F 传播与协作', cell('evaluation.rate.f'), '传播与协作'],
      ],
      excellent: [['燕麓大学图书馆', '海淀区', '高校']],
    },
  })

  test('says who was given what, and names only what there is', ({ assert }) => {
    const { text, faults, blocks } = told(evaluation, graded('final'))
    assert.deepEqual(faults, [])
    assert.include(text, '共有12家参加，同比增长20.0%，其中参评定等10家、参评不定等2家。')
    assert.include(text, '优秀3家，占30.0%；良好7家，占70.0%。良好及以上等次占100.0%。')
    assert.notInclude(text, '不合格')
    assert.notInclude(text, '公示期')
    assert.include(text, '“基础保障”平均得分率最高，为91.2%；“传播与协作”最低，为60.5%')
    const radar = blocks.find((block) => block.kind === 'chart')
    assert.deepEqual(radar?.kind === 'chart' && radar.chart.kind === 'radar' && radar.chart.shapes, [
      { name: '2025年', facts: ['evaluation.rate.a', 'evaluation.rate.f'] },
    ])
  })

  test('says that a result on notice may still change', ({ assert }) => {
    assert.include(told(evaluation, graded('public_notice')).text, '评估结果处于公示期')
  })

  test('says that it is not finished and lists nobody', ({ assert }) => {
    const { text, faults, blocks } = told(evaluation, { missing: [{ about: '年度效能评估结果', why: 'not_finished' }] })
    assert.deepEqual(faults, [])
    assert.include(text, '正在进行，结果尚未公示')
    assert.isFalse(blocks.some((block) => block.kind === 'table' && block.key === 'evaluation.excellent'))
  })
})

test.group('Chapter eight in words', () => {
  const [text, source] = ['两年避开3件专利，节约120万元。', '《专利导航》（燕麓大学图书馆）']
  const media: Cell[][] = ['图文', '短视频'].map((name, at) => [
    name,
    cell(`cases.promotion.${['article', 'video'][at]}`),
  ])
  const chosen: Partial<Gathered> = {
    facts: [
      ...facts('cases', '件', 0, {
        'entered': 24,
        'selected': [15, 12],
        'out': 1,
        'national': 0,
        'category.finance': 15,
      }),
      ...facts('cases', '家', 0, { units: 14 }),
      ...facts('cases', '条', 0, { 'promotion': 4, 'promotion.article': 2, 'promotion.video': 2 }),
    ],
    lists: {
      ...{
        categories: [['金融', cell('cases.category.finance')]],
        selected: [['AL-1', '专利导航', '燕麓', '海淀区', '金融']],
      },
      ...{ book: [['2025年案例集', '2026年1月5日']], quotations: [['专利导航', text, source]], media },
    },
  }

  test('quotes word for word, and the numbers of a quotation are its own', ({ assert }) => {
    const { blocks, faults, text: words } = told(cases, chosen)
    assert.deepEqual(faults, [])
    assert.deepInclude(blocks, { kind: 'quotation', key: 'cases.quotation1', text, source })
    assert.include(words, '入选15件，同比增长25.0%，涉及14家单位。按类别分，“金融”15件。')
    assert.include(words, '另有1件入选后取消资格')
    assert.include(words, '案例集已于2026年1月5日编印发布')
    assert.include(words, '其中图文、短视频最多，均为2条')
  })

  test('says what is missing and keeps its table', ({ assert }) => {
    const {
      text: words,
      faults,
      blocks,
    } = told(cases, {
      facts: facts('cases', '条', 0, { promotion: null }),
      lists: { media },
      missing: [{ about: '典型案例遴选结果', why: 'not_finished' }],
    })
    assert.deepEqual(faults, [])
    for (const part of ['遴选正在进行，结果尚未公布', '本专栏从略', '宣传推广台账没有登记记录'])
      assert.include(words, part)
    assert.isTrue(blocks.some((block) => block.kind === 'table' && block.number === 15))
  })
})

test.group('Chapter nine in words', () => {
  const rows = { structure: [], work: [], exchange: [], tisc: [] }

  test('follows the figures, and says of what it does not know that it does not', ({ assert }) => {
    const known = [
      ...facts('alliance', '家', 0, {
        'members': [16, 8],
        'class.chair_unit': 1,
        'class.member_unit': 15,
        'joined': 8,
        'left': 0,
      }),
      ...facts('alliance', '场次', 0, { meetings: 1, activities: null }),
      ...facts('alliance', '人次', 0, { attendances: 14 }),
      ...facts('alliance', '家', 0, { 'partners': 3, 'partner.tianjin': 1, 'partner.hebei': 2, 'checked': null }),
      ...facts('alliance', '项', 0, { 'exchanges': 2, 'exchange.tianjin_hebei': 2, 'exchange.international': 0 }),
    ].map((fact) => (fact.key === 'alliance.checked' ? { ...fact, missing: 'not_finished' as const } : fact))
    const { text, faults } = told(alliance, { facts: known, lists: rows })
    assert.deepEqual(faults, [])
    assert.include(text, '共有成员16家，同比增长100.0%，其中理事长单位1家、成员单位15家。本年新加入8家，没有成员退出。')
    assert.include(text, '全年召开联盟会议1场次，成员单位参会14人次')
    assert.include(text, '成员年度检查正在进行，尚无结论')
    assert.include(text, '其中京津冀协同活动2项、没有国际合作活动的记录')
    assert.include(text, '系统中没有2025年度技术与创新支持中心的登记')
    assert.include(text, '不作成熟度等级评定')
  })
})

test.group('Measured figures', () => {
  test('are nought where a year has records of another kind, and unknown where it has none', ({ assert }) => {
    const rows = counted(['a', 'b'], [{ year: '2025', of: 'a', total: '3' }])
    const fact = measuredFacts({ year: 2025, rows, query: 'test@1', unit: '家' })
    assert.equal(fact('x.a', '甲').value, 3)
    assert.equal(fact('x.b', '乙').value, 0)
    assert.isNull(fact('x.a', '甲').previous)
    const later = measuredFacts({ year: 2026, rows, query: 'test@1', unit: '家' })('x.a', '甲', {
      missing: 'not_finished',
    })
    assert.deepInclude(later, { value: null, previous: 3, missing: 'not_finished' })
  })
})
