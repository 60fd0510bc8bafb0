import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inRoot } from '../bin/support/root.mjs'
import { columns, say, stage } from '../bin/support/words.mjs'
import { startWeb } from './application.mjs'
import { visit } from './load.mjs'
import { median, quantile, short } from './numbers.mjs'
import { signIn } from './person.mjs'
import { getting } from './race.mjs'
import exporting from './scenarios/export.mjs'
import { openStore } from './store.mjs'

/** What one person waits for, whatever the number of rows behind it. */
const PAGES = {
  list: async () => '/applications?state=submitted',
  last_page: async () => '/applications?state=recognized&page=100',
  search: async () => `/applications?q=${encodeURIComponent('77 号馆')}`,
  detail: async (store) => `/applications/${await one(store, "select max(id) as id from point_applications where state = 'verification'")}`,
  ledger: async () => '/consultations',
  board: async (store) => `/plans/${await one(store, 'select min(id) as id from action_plans')}`,
  evaluation: async (store) => `/evaluation-figures/points/${await one(store, "select min(id) as id from designations where state = 'active'")}`,
}

const one = async (store, sql) => (await store.rows(sql))[0].id

/** Flat is within a fifth of the smallest. */
const FLAT = 1.2

/** The same pages and the same export over data of several sizes: a line for each. */
export async function runGrowth({ options, filled, results }) {
  for (const size of options.sizes) results.push(await lineOf(size, await filled(size), options))
}

async function lineOf(size, env, { rounds, turn }) {
  const store = openStore(env)
  const web = await startWeb(env)
  const person = await handlerOf(web.port, env)
  const pages = {}
  for (const [name, pathFor] of Object.entries(PAGES)) {
    const path = await pathFor(store)
    pages[name] = await stage(`${size} ${name}`, () => millisecondsOf(web, person, path, rounds, turn))
  }
  const [time, memory] = await stage(`${size} export`, () => exporting.measure({ people: [person], store, web, env, rounds: 1 }))
  const rows = Number((await store.rows('select count(*) as id from point_applications'))[0].id)
  await Promise.all([web.stop(), store.close()])
  return { size, rows, pages, export: { seconds: time.value, megabytes: memory.value } }
}

async function handlerOf(port, env) {
  const { people, password } = JSON.parse(readFileSync(join(env.STORAGE_DIR, 'demo-sign-ins.json'), 'utf8'))
  return signIn(port, { email: people.find(({ role }) => role === 'bureau_handler').email, password })
}

async function millisecondsOf({ port }, person, path, rounds, seconds) {
  const act = getting(() => path, () => person.headers)
  await visit({ port, people: 1, seconds: seconds / 2, act })
  const turns = []
  for (let round = 0; round < rounds; round++) turns.push((await visit({ port, people: 1, seconds, act })).latencies)
  return { p50: median(turns.map((turn) => median(turn))), p99: median(turns.map((turn) => quantile(turn, 0.99))) }
}

export function growthTable({ machine, set, results: lines }) {
  const [first] = lines
  const last = lines.at(-1)
  const pageRow = (name) => [
    ...[name, ...lines.map(({ pages }) => short(pages[name].p50))],
    last.pages[name].p50 <= first.pages[name].p50 * FLAT ? 'flat' : 'grows',
  ]
  const perRow = lines.map((line) => short((line.export.seconds / line.rows) * 100_000))
  say(`\n${machine}\n${set}, milliseconds of a page (p50)\n`)
  return columns([
    ['applications', ...lines.map(({ rows }) => rows.toLocaleString('en')), ''],
    ...Object.keys(PAGES).map(pageRow),
    ['export, seconds for 100,000 rows', ...perRow, ''],
    ['export, peak MB', ...lines.map((line) => short(line.export.megabytes)), ''],
  ]).join('\n')
}

/** Cost against size, both logarithmic: flat is a level line, linear one that climbs by a square. */
export function growthChart({ results: lines }) {
  const echarts = createRequire(inRoot('package.json'))('echarts')
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width: 900, height: 480 })
  const line = (name, valueOf) => ({ name, type: 'line', data: lines.map((one) => [one.rows, valueOf(one)]) })
  chart.setOption({
    animation: false,
    legend: { top: 0 },
    xAxis: { type: 'log', name: 'applications' },
    yAxis: { type: 'log', name: 'ms' },
    series: [
      ...Object.keys(PAGES).map((name) => line(name, ({ pages }) => pages[name].p50)),
      line('export', (one) => one.export.seconds * 1000),
    ],
  })
  const svg = chart.renderToSVGString()
  chart.dispose()
  return svg
}
