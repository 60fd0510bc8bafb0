import { memberClasses } from '#app/alliance/member_classes'
import { regions } from '#app/alliance/partner'
import { memberFigures } from './alliance_members.js'
import { activityFigures, checkFigures, meetingFigures, partnerFigures } from './alliance_work.js'
import type { Cell, Gathered } from './chapter_content.js'
import { missingOf } from './fact_builder.js'
import { numberCell } from './known_facts.js'
import { lightRecordCounts } from './light_record_facts.js'
import { collected, lastDay, measuredFacts, type Put } from './measured.js'
import { zh } from './report_words.js'
import { tiscFacts } from './tisc_facts.js'

/** As the register of clause 10 has them (light_records/exchange_kinds.ts). */
const EXCHANGES = ['international', 'tianjin_hebei', 'tisc'] as const

/** What the report has to say of when it is not known. */
const TOLD = ['members', 'meetings', 'activities', 'checked', 'partners', 'exchanges'].map((name) => `alliance.${name}`)

/** Members as they were on the last day of the year; what they and their meetings did in it. */
export async function gatherAlliance(year: number): Promise<Gathered> {
  const { members, rows } = await memberFigures(year)
  const checks = await checkFigures(year)
  const counts = [
    ...rows,
    ...(await meetingFigures(year)),
    ...(await activityFigures(year, members)),
    ...checks.rows,
    ...(await partnerFigures(year)),
  ]
  const make = measuredFacts({
    year,
    rows: counts,
    query: 'alliance.members@1',
    unit: '家',
    rowsPath: '/alliance-members',
  })
  const { facts, put } = collected('alliance', make)
  const lists = {
    structure: structureRows(year, put),
    work: workRows(put, checks.why),
    exchange: exchangeRows(year, put),
  }
  const exchanges = await exchangeFacts(year)
  const tisc = await tiscFacts(year)
  const known = [...facts, ...exchanges]
  return {
    facts: [...known, ...tisc.facts],
    lists: { ...lists, ...tisc.lists },
    sums: [...SUMS, ...tisc.sums],
    missing: [...missingOf(known.filter(({ key }) => TOLD.includes(key))), ...tisc.missing],
  }
}

function exchangeFacts(year: number) {
  const register = { kind: 'exchange', unit: '项' } as const
  return lightRecordCounts(year, [
    { ...register, key: 'alliance.exchanges', label: '国际与京津冀交流合作记录' },
    ...EXCHANGES.map((category) => ({
      ...{ ...register, category, key: `alliance.exchange.${category}` },
      label: `${zh(`light_forms.exchange.categories.${category}`)}交流合作记录`,
    })),
  ])
}

const SUMS: Gathered['sums'] = [
  { total: 'alliance.members', parts: memberClasses.map((name) => `alliance.class.${name}`) },
  { total: 'alliance.checked', parts: ['alliance.check.passed', 'alliance.check.warned'] },
  { total: 'alliance.partners', parts: regions.map((region) => `alliance.partner.${region}`) },
  { total: 'alliance.exchanges', parts: EXCHANGES.map((kind) => `alliance.exchange.${kind}`) },
]

/** What is counted, and its figure. */
function structureRows(year: number, put: Put): Cell[][] {
  const classes = memberClasses.map((name) => {
    const words = zh(`alliance.classes.${name}`)
    return [words, put(`class.${name}`, `联盟${words}`, { period: lastDay(year) })]
  })
  return [
    ...classes,
    ['年末成员合计', put('members', '联盟年末成员', { period: lastDay(year) })],
    ['本年加入', put('joined', '本年加入联盟的成员')],
    ['本年退出', put('left', '本年退出联盟的成员')],
  ]
}

function workRows(put: Put, why: 'not_finished' | 'not_recorded'): Cell[][] {
  const meeting = { query: 'alliance_meetings.held@1', rowsPath: '/alliance-meetings' } as const
  const check = { query: 'alliance.checks@1', rowsPath: '/alliance-checks', missing: why } as const
  return [
    ['召开联盟会议', put('meetings', '召开联盟会议', { unit: '场次', ...meeting })],
    ['成员单位参会', put('attendances', '成员单位参加联盟会议', { unit: '人次', ...meeting })],
    [
      '成员单位举办活动',
      put('activities', '成员单位举办活动', { unit: '场次', query: 'alliance.held_events@1', rowsPath: '/trainings' }),
    ],
    ['年度检查成员', put('checked', '联盟成员年度检查', check)],
    ['其中：通过', put('check.passed', '年度检查通过的成员', check)],
    ['其中：警示', put('check.warned', '年度检查警示的成员', check)],
  ]
}

function exchangeRows(year: number, put: Put): Cell[][] {
  const partner = { query: 'alliance.partners@1', rowsPath: '/alliance-partners', period: lastDay(year) } as const
  const exchanges = EXCHANGES.map((kind): Cell[] => [
    zh(`light_forms.exchange.categories.${kind}`),
    numberCell(`alliance.exchange.${kind}`),
  ])
  const partners = regions.map((region): Cell[] => {
    const name = `${zh(`alliance_partners.regions.${region}`)}协同伙伴`
    return [name, put(`partner.${region}`, name, partner)]
  })
  return [...partners, ['协同伙伴合计', put('partners', '京津冀协同伙伴', partner)], ...exchanges]
}
