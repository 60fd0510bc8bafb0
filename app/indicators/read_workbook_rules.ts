import { both } from '#app/questions/typed_question'
import type { Band, Check, Measure, Part, Rule, SmallSample } from './indicator_content.js'
import type { SheetReader } from './workbook_reader.js'
import * as layout from './workbook_layout.js'

const FIGURE = /^\w[\w.]{0,59}$/

type Draft = {
  id: string
  source: Part['source']
  kind: Rule['kind']
  measure: Measure
  floor: number
  full: number
  fulls: Record<string, number>
  points: number
  bands: Band[]
  items: Check[]
  sample?: SmallSample
}

/** The rules of each indicator, in the order of their rows: the row of a rule, then those of its bands or things. */
export function readParts(sheet: SheetReader): Map<string, Part[]> {
  const drafts = new Map<string, Draft[]>()
  for (const line of sheet.each()) {
    const all = drafts.get(line.text('二级标识')) ?? []
    drafts.set(line.id('二级标识'), all)
    const row = line.one('行', layout.ROW_WORDS)
    const last = all.at(-1)
    if (row === 'rule') all.push(headOf(line))
    else if (!last || last.id !== line.text('规则标识')) line.note('规则标识', 'no_rule')
    else addRow(last, row, line)
  }
  return new Map([...drafts].map(([indicator, all]) => [indicator, all.map(partOf)]))
}

function headOf(sheet: SheetReader): Draft {
  const kind = sheet.one('规则', layout.KIND_WORDS)
  const hasItems = ['checks', 'count', 'deduct'].includes(kind)
  const hasPoints = !['bands', 'share', 'checks'].includes(kind)
  const isLinear = kind === 'linear'
  return {
    ...{ id: sheet.id('规则标识'), source: sheet.one('来源', layout.SOURCE_WORDS), kind },
    measure: hasItems ? { figure: '', of: both('', '') } : measureOf(sheet),
    floor: isLinear ? sheet.number('起点') : 0,
    full: isLinear ? sheet.number('满分点') : 0,
    fulls: isLinear ? fullsOf(sheet) : {},
    points: hasPoints ? sheet.points('分值') : 0,
    ...{ bands: [], items: [] },
  }
}

function measureOf(sheet: SheetReader): Measure {
  const unit = both(sheet.text('单位', 10), sheet.text('英文单位', 30))
  return {
    figure: sheet.id('数据标识', FIGURE),
    of: both(sheet.text('名称', 100), sheet.text('英文名称', 200)),
    ...(unit.zh || unit.en ? { unit } : {}),
  }
}

/** university=200;park=80 */
function fullsOf(sheet: SheetReader): Record<string, number> {
  const pairs = sheet.text('其他').split(';').filter(Boolean)
  const read = pairs.map((pair) => /^(\w{1,40})=(\d{1,9}(?:\.\d{1,4})?)$/.exec(pair))
  if (read.includes(null)) sheet.note('其他', 'no_fulls')
  return Object.fromEntries(read.flatMap((one) => (one ? [[one[1], Number(one[2])]] : [])))
}

function addRow(draft: Draft, row: 'band' | 'item' | 'sample', sheet: SheetReader) {
  if (row === 'band') {
    const text = both(sheet.text('名称', 60), sheet.text('英文名称', 120))
    const band = { from: sheet.number('起点'), points: sheet.points('分值') }
    draft.bands.push(text.zh || text.en ? { ...band, text } : band)
  } else if (row === 'item') {
    const atLeast = draft.kind === 'checks' ? sheet.number('起点') : 1
    draft.items.push({ ...measureOf(sheet), atLeast, points: sheet.points('分值') })
  } else {
    draft.sample = {
      ...{ count: sheet.id('数据标识', FIGURE), mean: sheet.id('其他', FIGURE) },
      ...{ least: sheet.number('起点'), percent: sheet.points('满分点') },
    }
  }
}

function partOf({ id, source, ...draft }: Draft): Part {
  return { id, source, rule: ruleOf(draft) }
}

function ruleOf({
  kind,
  measure,
  floor,
  full,
  fulls,
  points,
  bands,
  items,
  sample,
}: Omit<Draft, 'id' | 'source'>): Rule {
  switch (kind) {
    case 'linear':
      return { kind, ...measure, floor, full, ...(Object.keys(fulls).length > 0 ? { fulls } : {}), points }
    case 'bands':
      return { kind, ...measure, bands, ...(sample ? { sample } : {}) }
    case 'share':
      return { kind, ...measure, bands }
    case 'rate':
    case 'expert':
      return { kind, ...measure, points }
    case 'checks':
      return { kind, items }
    case 'count':
    case 'deduct':
      return { kind, items: items.map(({ atLeast, ...item }) => item), points }
  }
}
