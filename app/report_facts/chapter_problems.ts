import { problemRules } from '#app/improvements/problem'
import type { Cell, ChapterBlock, ChapterDefinition, Gathered } from './chapter_content.js'
import { gatherProblems, RAISED, ruleKey, ruleName, TOTAL } from './gather_problems.js'
import { knownFacts } from './known_facts.js'
import { compared } from './measured.js'
import { listed, rowsOr } from './report_words.js'

export const problems: ChapterDefinition = {
  key: 'problems',
  title: '存在问题',
  gather: gatherProblems,
  write: (year, gathered) => [
    { kind: 'passage', key: 'problems.found', text: foundWords(year, gathered) + unknownWords(gathered) },
    problemTable(gathered),
  ],
}

function foundWords(year: number, gathered: Gathered) {
  const { isKnown, isAny } = knownFacts(gathered)
  const raised = isAny(RAISED) ? `另有人工提出并列入举措的问题{${RAISED}}。问题清单见表17。` : ''
  if (!isKnown(TOTAL)) return `系统中没有可以用来查找${year}年度问题的记录${raised ? `。${raised}` : '，表17无内容。'}`
  const asked = `对照行动方案、效能评估、服务台账、好差评和满意度调查，按固定规则查找，${year}年度`
  if (!isAny(TOTAL)) return `${asked}没有发现问题${raised ? `。${raised}` : '，表17无内容。'}`
  const kinds = problemRules.filter((rule) => isAny(ruleKey(rule))).map((rule) => `${ruleName(rule)}{${ruleKey(rule)}}`)
  return `${asked}共发现问题{${TOTAL}}${compared(gathered, TOTAL)}，其中${listed(kinds)}。${raised || '问题清单见表17。'}`
}

/** What nobody could look for is no proof that all is well. */
function unknownWords(gathered: Gathered) {
  const { isKnown } = knownFacts(gathered)
  const unknown = problemRules.filter((rule) => !isKnown(ruleKey(rule)))
  if (unknown.length === 0 || unknown.length === problemRules.length) return ''
  return `因没有可以判断的记录或者结果尚未公布，未对下列方面作出判断：${listed(unknown.map(ruleName))}。`
}

/** It names points by what is wrong with them. */
function problemTable({ lists }: Gathered): ChapterBlock {
  const columns = ['问题类别', '问题', '实际', '参照', '参照口径', '数据来源']
  return {
    ...{ kind: 'table', number: 17, key: 'problems.problems', caption: '问题清单', columns, internal: true },
    ...{ widths: [3, 6, 2, 2, 2, 3], rows: rowsOr<Cell[]>(lists.problems, columns, '没有发现问题') },
  }
}
