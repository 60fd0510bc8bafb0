import { chineseNumber } from '#app/core/chinese_numbers'
import type { Gathered } from './chapter_content.js'
import { RATES, RESULT } from './gather_evaluation.js'
import { knownFacts } from './known_facts.js'
import { compared, factIn, textIn, whyMissing } from './measured.js'

/** Why there is no result to tell of; null when there is one. */
export function noResultWords(year: number, gathered: Gathered) {
  const why = whyMissing(gathered, RESULT)
  if (why === 'not_finished') return `${year}年度网点效能评估正在进行，结果尚未公示，不列等次和得分。`
  return why ? `系统中没有${year}年度网点效能评估的记录。` : null
}

export function evaluationWords(year: number, gathered: Gathered) {
  const { isAny } = knownFacts(gathered)
  const others = [
    isAny('evaluation.part.no_grade') ? '、参评不定等{evaluation.part.no_grade}' : '',
    isAny('evaluation.part.reference') ? '、以国家评估结果为参考{evaluation.part.reference}' : '',
  ]
  const isOpen = gathered.lists.cycle[0][0] === 'public_notice'
  return (
    `${year}年度网点效能评估共有{evaluation.points}参加${compared(gathered, 'evaluation.points')}，` +
    `其中参评定等{evaluation.part.rated}${others.join('')}。${gradeWords(gathered)}等次分布见表13。` +
    (isOpen ? '评估结果处于公示期，等次以最终确定的结果为准。' : '')
  )
}

/** 优秀 … 不合格, each with its share; who has none is not told of. */
function gradeWords(gathered: Gathered) {
  const { isAny } = knownFacts(gathered)
  const rows = gathered.lists.grades.filter(([, , share]) => share !== '')
  const given = rows.filter(([, count]) => isAny(factIn(count)))
  if (given.length === 0) return '没有评定等次的网点。'
  const said = given.map(([name, count, share]) => `${textIn(name)}{${factIn(count)}}，占{${factIn(share)}}`)
  const better = isAny('evaluation.share.good_or_better')
    ? `良好及以上等次占{evaluation.share.good_or_better}${compared(gathered, 'evaluation.share.good_or_better')}。`
    : ''
  return `评定等次的网点中，${said.join('；')}。${better}`
}

export function rateWords(gathered: Gathered) {
  if (whyMissing(gathered, RATES)) return '评定等次的网点数量较少，不计算一级指标平均得分率，表14和图8无数据。'
  const { value } = knownFacts(gathered)
  const lines = gathered.lists.rates
    .map(([, rate, name]) => ({ name: textIn(name), key: factIn(rate), percent: value(factIn(rate)) ?? 0 }))
    .sort((one, other) => other.percent - one.percent)
  const [first, last] = [lines[0], lines.at(-1)!]
  const lead = `${chineseNumber(lines.length)}项一级指标的平均得分率见表14和图8。`
  if (first.percent === last.percent) return `${lead}各项一级指标平均得分率均为{${first.key}}。`
  return `${lead}“${first.name}”平均得分率最高，为{${first.key}}；“${last.name}”最低，为{${last.key}}，是下一步提升的重点。`
}

export function excellentWords(gathered: Gathered) {
  const { isAny } = knownFacts(gathered)
  if (!isAny('evaluation.grade.excellent')) return '没有网点被评为优秀等次。'
  const change = compared(gathered, 'evaluation.grade.excellent')
  return `评为优秀等次的网点有{evaluation.grade.excellent}${change}，名单如下（按评估编号排列）。`
}
