import { columns } from '../bin/support/words.mjs'
import { short } from './numbers.mjs'

const HEAD = ['', 'at once', 'limit /s', 'Jingzhi /s', 'ratio', 'target', '', 'p50 ms', 'p99 ms', 'spread', 'kB']

const MEASURE_HEAD = ['', '', 'limit', 'Jingzhi', 'ratio', 'target', '']

/** What was measured, for people. */
export function tableOf({ machine, set, size, rounds, turn, results }) {
  const rows = results.flatMap((result) => result.runs?.map((run, at) => row(result, run, at)) ?? [])
  const measures = results.flatMap(({ key, measures: all }) => all?.map((one) => measureRow(key, one)) ?? [])
  return [
    '',
    machine,
    `${set}, ${size}, medians of ${rounds} turns of ${turn} s, interleaved with the limit`,
    '',
    ...(rows.length ? [...columns([HEAD, ...rows]), ''] : []),
    ...(measures.length ? [...columns([MEASURE_HEAD, ...measures]), ''] : []),
    ...results.map(({ key, title }) => `${key} ${title}`),
  ].join('\n')
}

/** The target is one for a single visitor; the others are shown beside it. */
function row({ key, target, bytes }, { people, limit, app, ratio, p50, p99, spread }, at) {
  const isMet = at > 0 ? '' : ratio >= target ? 'met' : 'not met'
  return [
    ...[key, String(people), short(limit), short(app), ratio.toFixed(2), at > 0 ? '' : `≥ ${target}`, isMet],
    ...[short(p50), short(p99), `${spread.toFixed(2)}×`, bytes ? (bytes / 1000).toFixed(0) : ''],
  ]
}

function measureRow(key, { name, value, limit, ratio, target, isMet }) {
  return [key, name, short(limit), short(value), ratio === undefined ? '' : ratio.toFixed(2), target, isMet ? 'met' : 'not met']
}
