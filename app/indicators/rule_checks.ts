import limits from '#config/indicators'
import { fault, type Finding } from '#app/questions/finding'
import { type Band, type LinearRule, measuresOf, type Rule } from './indicator_content.js'

const FIGURE = /^[a-z][a-z0-9_.]{0,59}$/

/** What is wrong with a rule. @param at its indicator */
export function findingsInRule(rule: Rule, at: string): Finding[] {
  const measures = measuresOf(rule)
  const lists = 'bands' in rule ? rule.bands : 'items' in rule ? rule.items : null
  return [
    ...(measures.every(({ figure }) => FIGURE.test(figure)) ? [] : [fault('bad_figure', at)]),
    ...(lists?.length === 0 ? [fault('no_items', at)] : []),
    ...(lists && lists.length > limits.items ? [fault('many_items', at, { most: limits.items })] : []),
    ...(rule.kind === 'linear' ? linearFindings(rule, at) : []),
    ...('bands' in rule ? bandFindings(rule.bands, rule.kind === 'share', at) : []),
  ]
}

function linearFindings({ floor, full, fulls = {} }: LinearRule, at: string): Finding[] {
  const rises = floor > 0 && [full, ...Object.values(fulls)].every((value) => value > floor)
  return rises ? [] : [fault('line', at)]
}

/** Best first, and more never gives less. */
function bandFindings(bands: readonly Band[], isShare: boolean, at: string): Finding[] {
  const falls = bands.every(
    ({ from, points }, place) => place === 0 || (from < bands[place - 1].from && points < bands[place - 1].points)
  )
  const isBeyond = isShare && bands.some(({ from }) => from > 100)
  return falls && !isBeyond ? [] : [fault('bands', at)]
}
