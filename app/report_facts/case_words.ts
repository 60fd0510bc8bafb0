import type { Gathered } from './chapter_content.js'
import { COLUMN, SELECTION } from './gather_cases.js'
import { each, knownFacts } from './known_facts.js'
import { compared, factIn, textIn, whyMissing } from './measured.js'
import { listed } from './report_words.js'

export function selectionWords(year: number, gathered: Gathered) {
  const why = whyMissing(gathered, SELECTION)
  if (why === 'not_finished') return `${year}年度典型案例征集遴选正在进行，结果尚未公布，不列入选案例，表15无数据。`
  if (why) return `系统中没有${year}年度典型案例征集的记录，表15无数据。`
  const { isAny } = knownFacts(gathered)
  if (!isAny('cases.selected')) return `${year}年共征集典型案例{cases.entered}，经评审和公示，没有案例入选。`
  const parts = gathered.lists.categories
    .filter(([, cell]) => isAny(factIn(cell)))
    .map(([name, cell]) => ({ name: textIn(name), fact: factIn(cell) }))
  const categories = `按类别分，${listed(parts.map(({ name, fact }) => `“${name}”{${fact}}`))}。`
  return (
    `${year}年共征集典型案例{cases.entered}，经评审、审议和公示，入选{cases.selected}${compared(gathered, 'cases.selected')}，` +
    `涉及{cases.units}单位。${categories}入选案例见表15。` +
    (isAny('cases.out') ? '另有{cases.out}入选后取消资格，不再列入。' : '') +
    (isAny('cases.national') ? '另据登记，有{cases.national}入选国家级典型案例。' : '没有入选国家级典型案例的登记。')
  )
}

export function columnWords(gathered: Gathered) {
  if (whyMissing(gathered, SELECTION)) return '没有已公布的入选案例，本专栏从略。'
  if (whyMissing(gathered, COLUMN)) return '入选案例的文本随年度案例集出版后公开，案例集尚未出版，本专栏从略。'
  return '以下案例摘自已出版的年度案例集，文字和数据由申报单位提供并经其确认。'
}

/** 案例集: only once it is published. */
export function bookWords({ lists }: Gathered) {
  const [book] = lists.book ?? []
  return book ? [`年度案例集已于${textIn(book[1])}编印发布。`] : []
}

export function promotionWords(year: number, gathered: Gathered) {
  const { isKnown, greatest } = knownFacts(gathered)
  if (!isKnown('cases.promotion')) return `${year}年度宣传推广台账没有登记记录，不列宣传数据。`
  const keys = gathered.lists.media.map(([, cell]) => factIn(cell))
  const most = greatest(keys)
  const names = gathered.lists.media.filter(([, cell]) => most.includes(factIn(cell))).map(([name]) => textIn(name))
  return (
    `${year}年，按宣传推广台账登记，全市共开展知识产权信息公共服务宣传{cases.promotion}${compared(gathered, 'cases.promotion')}，` +
    `其中${listed(names)}最多，${each(most)}{${most[0]}}。`
  )
}
