import type { ChapterBlock, Gathered } from './chapter_content.js'
import { CONSULTATIONS, dimensionKeys, nameIn, type Dimension } from './consultation_facts.js'
import { each, knownFacts } from './known_facts.js'
import { listed, monthName, months, zh } from './report_words.js'
import { SESSIONS, sessionKinds } from './session_facts.js'

const passage = (key: string, text: string): ChapterBlock => ({ kind: 'passage', key: `services.${key}`, text })

export function consultationWords(year: number, gathered: Gathered): ChapterBlock[] {
  const { isKnown, trend } = knownFacts(gathered)
  if (!isKnown(CONSULTATIONS))
    return [passage('consultations', `${year}年度咨询服务台账没有已确认的记录，本节不列数据。`)]
  const course = trend(CONSULTATIONS, {
    ...{ up: '咨询服务量保持增长', down: '咨询服务量有所回落', same: '咨询服务量与上年相当' },
  })
  return [
    passage(
      'consultations',
      `${year}年，全市知识产权信息公共服务网点共提供信息公共咨询服务{${CONSULTATIONS}}，{${CONSULTATIONS}:change}${course && `，${course}`}；` +
        '全年有{services.active_points}网点登记了咨询服务。其中，基础性服务{services.by_level.basic}，占{services.by_level.basic.share}；' +
        '专业化服务{services.by_level.professional}，增值服务{services.by_level.value_added}。'
    ),
    passage('consultation_parts', partsText(gathered)),
    passage('districts', districtText(gathered)),
  ]
}

/** The largest part of each dimension by its name. */
function partsText(gathered: Gathered) {
  const { greatest } = knownFacts(gathered)
  const most = (dimension: Dimension, said: (names: string) => string) => {
    const keys = greatest(dimensionKeys(dimension))
    const names = listed(keys.map((key) => nameIn(dimension, key)))
    return `${said(names)}，${each(keys)}{${keys[0]}}，占{${keys[0]}.share}`
  }
  const small = greatest(dimensionKeys('client')).includes('services.by_client.sme')
    ? ''
    : '；面向中小微企业的咨询{services.by_client.sme}，占{services.by_client.sme.share}'
  return (
    `从服务方式看，${most('channel', (names) => `${names}咨询最多`)}。` +
    `从服务对象看，${most('client', (names) => `面向${names}的咨询最多`)}${small}。` +
    `从服务领域看，${most('field', (names) => `${names}类咨询最多`)}。` +
    `从区域分布看，${most('district', (names) => `${names}网点提供的咨询最多`)}。分类情况见表6。`
  )
}

/** Where nothing was provided is said too. */
function districtText(gathered: Gathered) {
  const { value } = knownFacts(gathered)
  const silent = dimensionKeys('district').filter((key) => value(key) === 0)
  if (silent.length === 0) return '各区均有网点提供咨询服务，咨询服务实现全市覆盖。'
  const names = listed(silent.map((key) => nameIn('district', key)))
  return `${names}全年没有网点提供咨询服务的已确认记录，服务覆盖还不均衡。`
}

export function trainingWords(year: number, gathered: Gathered): ChapterBlock[] {
  const { isKnown, greatest } = knownFacts(gathered)
  if (!isKnown(SESSIONS)) return [passage('training', `${year}年度培训活动台账没有已确认的记录，本节不列数据。`)]
  const kinds = greatest(sessionKinds.map((kind) => `services.sessions.${kind}`))
  const names = listed(kinds.map((key) => zh(`event_form.kinds.${key.split('.').at(-1)}`)))
  return [
    passage(
      'training',
      `${year}年，全市共举办知识产权信息利用培训活动{${SESSIONS}}，{${SESSIONS}:change}；` +
        '参加人员{services.attendance}，{services.attendance:change}，其中线下{services.onsite}、线上{services.online}。' +
        `从活动类型看，${names}最多，${each(kinds)}{${kinds[0]}}。`
    ),
    passage(
      'target_groups',
      '按照行动方案的统计口径，全年培训科研人员{services.researchers}、知识产权管理人员{services.ip_managers}，' +
        '合计{services.target_attendance}，{services.target_attendance:change}。各类活动情况见表7。'
    ),
  ]
}

export const monthly = (of: 'consultations' | 'sessions') => months.map((month) => `services.${of}.m${month}`)

export function rhythmWords(year: number, gathered: Gathered): ChapterBlock[] {
  const { isKnown, greatest } = knownFacts(gathered)
  const busiest = (name: string, of: 'consultations' | 'sessions') => {
    const keys = greatest(monthly(of))
    return `${name}以${listed(keys.map((key) => monthName(key.slice(-2))))}最为集中，${each(keys)}{${keys[0]}}`
  }
  const sentences = [
    isKnown(CONSULTATIONS) && busiest('咨询服务', 'consultations'),
    isKnown(SESSIONS) && busiest('培训活动', 'sessions'),
  ].filter((sentence) => sentence !== false)
  if (sentences.length === 0) return [passage('rhythm', `${year}年度没有可供分月统计的服务记录，图4、图5无数据。`)]
  return [passage('rhythm', `从分月情况看，${sentences.join('；')}。月度服务量见图4，咨询服务对象构成见图5。`)]
}

export function reportWords(year: number, gathered: Gathered): ChapterBlock[] {
  const { isKnown } = knownFacts(gathered)
  if (!isKnown('services.reports')) return [passage('reports', `${year}年度没有已确认的数据分析报告，表8无记录。`)]
  const audiences = gathered.facts.filter(({ key, value }) => key.startsWith('services.reports.') && value)
  const parts = audiences.map(({ key, label }) => `${label.replace('份数', '')}{${key}}`).join('、')
  return [
    passage(
      'reports',
      `${year}年，全市共完成并发布数据分析报告{services.reports}，{services.reports:change}。其中，${parts}。报告清单见表8。`
    ),
  ]
}
