import { memberClasses } from '#app/alliance/member_classes'
import type { Gathered } from './chapter_content.js'
import { knownFacts } from './known_facts.js'
import { compared } from './measured.js'
import { listed, zh } from './report_words.js'
import { TISC } from './tisc_facts.js'

export function memberWords(year: number, gathered: Gathered) {
  const { isKnown, isAny } = knownFacts(gathered)
  if (!isKnown('alliance.members')) return `系统中没有${year}年度信息服务联盟成员的记录，不列成员数据。`
  const classes = memberClasses
    .filter((name) => isAny(`alliance.class.${name}`))
    .map((name) => `${zh(`alliance.classes.${name}`)}{alliance.class.${name}}`)
  const moves = [
    isAny('alliance.joined') ? '新加入{alliance.joined}' : '没有新加入的成员',
    isAny('alliance.left') ? '退出{alliance.left}' : '没有成员退出',
  ]
  return (
    `截至${year}年12月31日，信息服务联盟共有成员{alliance.members}${compared(gathered, 'alliance.members')}` +
    `${classes.length > 0 ? `，其中${listed(classes)}` : ''}。本年${moves.join('，')}。成员结构与活动见表16。`
  )
}

export function allianceWords(year: number, gathered: Gathered) {
  const { isKnown, isAny } = knownFacts(gathered)
  const why = gathered.facts.find(({ key }) => key === 'alliance.checked')?.missing
  return [
    isAny('alliance.meetings')
      ? `全年召开联盟会议{alliance.meetings}${compared(gathered, 'alliance.meetings')}，成员单位参会{alliance.attendances}。`
      : `系统中没有${year}年度召开联盟会议的记录。`,
    isAny('alliance.activities')
      ? `成员单位举办或参与举办活动{alliance.activities}${compared(gathered, 'alliance.activities')}。`
      : '系统中没有成员单位举办活动的记录。',
    isKnown('alliance.checked')
      ? '年度检查已有{alliance.checked}作出结论，其中通过{alliance.check.passed}、警示{alliance.check.warned}。'
      : why === 'not_finished'
        ? '成员年度检查正在进行，尚无结论。'
        : '系统中没有成员年度检查的记录。',
  ].join('')
}

export function exchangeWords(year: number, gathered: Gathered) {
  const { isKnown, isAny } = knownFacts(gathered)
  const partners = isKnown('alliance.partners')
    ? `截至${year}年末，联盟有市外协同伙伴{alliance.partners}，其中天津市{alliance.partner.tianjin}、河北省{alliance.partner.hebei}。`
    : '系统中没有京津冀协同伙伴的登记。'
  if (!isKnown('alliance.exchanges'))
    return `${partners}${year}年度国际与京津冀协同台账没有登记记录，不列交流合作数据。`
  const kind = (key: string, name: string) =>
    isAny(`alliance.exchange.${key}`) ? `${name}{alliance.exchange.${key}}` : `没有${name}的记录`
  const kinds = [
    kind('tianjin_hebei', '京津冀协同活动'),
    kind('international', '国际合作活动'),
    kind('tisc', '技术与创新支持中心活动'),
  ]
  return `${partners}按国际与京津冀协同台账登记，全年交流合作{alliance.exchanges}${compared(gathered, 'alliance.exchanges')}，其中${listed(kinds)}。`
}

/** Three levels as WIPO words them; nobody is put on one, because the house knows neither agreements nor reports. */
const LEVELS =
  '世界知识产权组织对技术与创新支持中心按三级描述成熟度：第一级为签署服务协议并按年度报告，' +
  '第二级为提供基础检索服务，第三级为提供增值服务。'

/** Stages are noted of every centre there is. */
export const hasCentres = (gathered: Gathered) => knownFacts(gathered).isKnown('alliance.tisc.operating')

export function tiscWords(year: number, gathered: Gathered) {
  const { isKnown, isAny } = knownFacts(gathered)
  if (!hasCentres(gathered)) return `系统中没有${year}年度技术与创新支持中心的登记。${LEVELS}`
  const stages = (['preparing', 'operating', 'continued'] as const)
    .filter((stage) => isAny(`alliance.tisc.${stage}`))
    .map((stage) => `${zh(`external_titles.stages.${stage}`)}{alliance.tisc.${stage}}`)
  return (
    `截至${year}年12月31日，全市有技术与创新支持中心{${TISC}}，{${TISC}:change}` +
    `${stages.length > 0 ? `；按目前登记的阶段，${listed(stages)}` : ''}。${LEVELS}` +
    (isKnown('alliance.tisc.served')
      ? '按上述口径，有咨询服务记录的中心中，提供基础性服务的有{alliance.tisc.basic_hosts}，提供专业化或增值服务的有{alliance.tisc.higher_hosts}。'
      : '')
  )
}

export function tiscServiceWords(gathered: Gathered) {
  const { isKnown } = knownFacts(gathered)
  const unknown =
    '服务协议签署、向世界知识产权组织的年度报告以及助力知识产权申请的情况，系统没有登记，本报告不作成熟度等级评定。'
  if (!hasCentres(gathered)) return unknown
  const served = isKnown('alliance.tisc.served')
    ? `各中心全年提供咨询服务{alliance.tisc.served}${compared(gathered, 'alliance.tisc.served')}，其中基础性服务{alliance.tisc.served.basic}、` +
      '专业化服务{alliance.tisc.served.professional}、增值服务{alliance.tisc.served.value_added}。'
    : '系统中没有各中心咨询服务的记录。'
  const sessions = isKnown('alliance.tisc.sessions')
    ? '各中心举办培训活动{alliance.tisc.sessions}。'
    : '系统中没有各中心培训活动的记录。'
  return served + sessions + unknown
}
