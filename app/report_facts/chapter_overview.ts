import type { Cell, ChapterBlock, ChapterDefinition, Gathered } from './chapter_content.js'
import { gatherOverview, headlines, POINTS, trendKey, trends } from './gather_overview.js'
import { knownFacts } from './known_facts.js'
import { standings, type StandingName } from './plan_facts.js'
import { listed, rowsOr, zh } from './report_words.js'

export const overview: ChapterDefinition = {
  key: 'overview',
  title: '总体情况',
  gather: gatherOverview,
  write: (year, gathered) => [
    ...openingWords(year, gathered),
    { kind: 'heading', level: 2, text: '行动方案主要指标完成情况' },
    ...planWords(year, gathered),
    planTable(gathered),
    { kind: 'heading', level: 2, text: '三年趋势' },
    ...trendWords(year, gathered),
    trendChart(year),
  ],
}

const passage = (key: string, text: string): ChapterBlock => ({ kind: 'passage', key: `overview.${key}`, text })

function openingWords(year: number, gathered: Gathered): ChapterBlock[] {
  const isMissing = (label: string) => gathered.missing.some(({ about }) => about === label)
  const told = headlines.filter(({ verb, label }) => !isMissing(verb + label))
  const untold = [POINTS, ...headlines.map(({ verb, label }) => verb + label)].filter(isMissing)
  const points = isMissing(POINTS)
    ? ''
    : `截至${year}年12月31日，全市共有市级知识产权信息公共服务网点{network.points}，{network.points:change}。`
  const figures = told.map(({ verb, label, fact }) => `${verb}${label}{${fact}}，{${fact}:change}`).join('；')
  return [
    passage(
      'opening',
      `${year}年，北京市知识产权局会同各区、各网点推进知识产权信息公共服务体系建设，完善服务网络，丰富信息资源，提高服务能力。${points}` +
        (figures ? `全年${figures}。` : '')
    ),
    ...(untold.length > 0
      ? [passage('missing', `${listed(untold)}没有${year}年度登记或者报送的数据，本报告不作推算，有关数字以“—”表示。`)]
      : []),
  ]
}

function planWords(year: number, gathered: Gathered): ChapterBlock[] {
  const [plan] = gathered.lists.plan
  if (!plan) return [passage('plan', `${year}年度没有正在实施或者收官的行动方案，表1无考核指标。`)]
  const [name, docNumber] = plan
  const { isAny } = knownFacts(gathered)
  const parts = (Object.keys(standings) as StandingName[])
    .filter((one) => isAny(`overview.targets.${one}`))
    .map((one) => `${standings[one].label}{overview.targets.${one}}`)
  return [
    passage(
      'plan',
      `《${name}》${docNumber ? `（${docNumber}）` : ''}共设主要指标{overview.targets}。截至${year}年12月31日，${parts.join('，')}。完成情况见表1。`
    ),
    ...standingWords(gathered),
  ]
}

/** Which targets stand where, by their names. */
function standingWords({ lists }: Gathered): ChapterBlock[] {
  const namesOf = (name: StandingName) => {
    const lights = standings[name].lights.map((light) => zh(`action_plan.lights.${light}`))
    return lists.targets.filter((line) => lights.includes(String(line.at(-1)))).map(([target]) => `“${target}”`)
  }
  const said = (name: StandingName, text: (names: string) => string) => {
    const names = namesOf(name)
    return names.length > 0 ? [text(names.join(''))] : []
  }
  const sentences = [
    ...said('met', (names) => `${names}已达到目标要求。`),
    ...said('on_course', (names) => `${names}按时间进度推进。`),
    ...said('behind', (names) => `${names}落后于时间进度或者目标要求，需在下一年度采取措施。`),
    ...said('unknown', (names) => `${names}暂无可以比较的数据，未作评价。`),
  ]
  return sentences.length > 0 ? [passage('standings', sentences.join(''))] : []
}

function planTable({ lists }: Gathered): ChapterBlock {
  const columns = ['指标', '单位', '要求', '目标值', '截止日期', '完成值', '完成率（%）', '进度']
  return {
    ...{ kind: 'table', number: 1, key: 'overview.targets', caption: '主要指标完成情况', columns },
    widths: [6, 2, 4, 3, 3, 3, 2, 2],
    rows: rowsOr<Cell[]>(lists.targets, columns, '本年度没有考核指标'),
  }
}

const ofYear = (measure: string) => headlines.find((headline) => headline.measure === measure)!

function trendWords(year: number, gathered: Gathered): ChapterBlock[] {
  const { isKnown } = knownFacts(gathered)
  const isTold = (label: string) => !gathered.missing.some(({ about }) => about === label)
  const sentences = trends.flatMap((measure) => {
    const { verb, label, fact } = ofYear(measure)
    const years = [year - 2, year - 1].filter((of) => isKnown(trendKey(measure, of)))
    if (years.length === 0 || !isTold(verb + label)) return []
    const before = years.map((of) => `${of}年{${trendKey(measure, of)}}`).join('、')
    return [`${verb}${label}${before}、${year}年{${fact}}，{${fact}:change}`]
  })
  if (sentences.length === 0) return [passage('trend', `${year}年以前没有可以比较的年度数据，图1只列已有年度。`)]
  return [passage('trend', `从近三年情况看，${sentences.join('；')}。变化趋势见图1。`)]
}

function trendChart(year: number): ChapterBlock {
  return {
    ...{ kind: 'chart', number: 1, key: 'overview.trend', caption: '主要指标三年趋势' },
    chart: {
      kind: 'course',
      categories: [year - 2, year - 1, year].map((of) => `${of}年`),
      series: trends.map((measure) => ({
        name: measure === 'consultations' ? '咨询服务' : '培训重点人群',
        facts: [trendKey(measure, year - 2), trendKey(measure, year - 1), ofYear(measure).fact],
      })),
    },
  }
}
