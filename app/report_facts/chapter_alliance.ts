import { allianceWords, exchangeWords, hasCentres, memberWords, tiscServiceWords, tiscWords } from './alliance_words.js'
import type { Cell, ChapterBlock, ChapterDefinition, Gathered } from './chapter_content.js'
import { gatherAlliance } from './gather_alliance.js'
import { knownFacts } from './known_facts.js'
import { factIn } from './measured.js'
import { TISC } from './tisc_facts.js'

export const alliance: ChapterDefinition = {
  key: 'alliance',
  title: '联盟与区域协同',
  gather: gatherAlliance,
  write: (year, gathered) => [
    heading('信息服务联盟'),
    passage('members', memberWords(year, gathered)),
    passage('work', allianceWords(year, gathered)),
    allianceTable(gathered),
    heading('京津冀协同与国际合作'),
    passage('exchange', exchangeWords(year, gathered)),
    heading('技术与创新支持中心'),
    passage('tisc', tiscWords(year, gathered)),
    passage('tisc_services', tiscServiceWords(gathered)),
    ...tiscTable(gathered),
  ],
}

const heading = (text: string): ChapterBlock => ({ kind: 'heading', level: 2, text })

const passage = (key: string, text: string): ChapterBlock => ({ kind: 'passage', key: `alliance.${key}`, text })

/** Each figure with its unit, because the rows are counted in different ones. */
function linesOf(gathered: Gathered, rows: readonly Cell[][]): Cell[][] {
  const { changeCell } = knownFacts(gathered)
  const change = (key: string): Cell => (key === TISC ? { fact: key, form: 'change' } : changeCell(key))
  return rows.map(([name, cell]) => [name, { fact: factIn(cell) }, change(factIn(cell))])
}

function allianceTable(gathered: Gathered): ChapterBlock {
  const { lists } = gathered
  const groups = [
    ['成员结构', lists.structure],
    ['联盟活动', lists.work],
    ['区域与国际协同', lists.exchange],
  ] as const
  return {
    ...{ kind: 'table', number: 16, key: 'alliance.structure', caption: '联盟成员结构与活动' },
    ...{ columns: ['分类', '项目', '数量', '同比'], widths: [3, 4, 2, 3] },
    rows: groups.flatMap(([name, rows]) => linesOf(gathered, rows).map((cells) => [name, ...cells])),
  }
}

function tiscTable(gathered: Gathered): ChapterBlock[] {
  if (!hasCentres(gathered)) return []
  return [
    {
      ...{ kind: 'table', key: 'alliance.tisc', caption: '技术与创新支持中心建设与服务' },
      ...{ columns: ['项目', '数量', '同比'], widths: [5, 2, 3] },
      rows: linesOf(gathered, gathered.lists.tisc),
    },
  ]
}
