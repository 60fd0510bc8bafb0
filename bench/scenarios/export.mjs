import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { runtime } from '../../bin/support/packages.mjs'
import { run } from '../../bin/support/processes.mjs'
import { inRoot } from '../../bin/support/root.mjs'
import { startWorker } from '../application.mjs'
import { expectStatus, visit } from '../load.mjs'
import { memoryOf } from '../machine.mjs'
import { median } from '../numbers.mjs'
import { getting } from '../race.mjs'

/** 网点申报汇总表 of all applications as a workbook, ordered and written by a worker while somebody pages through lists. */
export default {
  key: 'S5',
  title: 'export: all applications as a workbook of 22 columns, beside the bare writer',
  async measure({ people, store, web, env, rounds }) {
    const [{ total }] = await store.rows("select count(*) as total from point_applications where state <> 'draft'")
    await carryOut({ store, web, env })
    const [bare, own, idle, busy] = [[], [], [], []]
    for (let round = 0; round < rounds; round++) {
      bare.push(await bareWorkbook(Number(total), env.STORAGE_DIR))
      idle.push(await latency(web, people[0]))
      const { file, beside } = await ownWorkbook({ people, store, web, env })
      own.push(file)
      busy.push(beside)
    }
    const middle = (values, name) => median(values.map((value) => value[name]))
    const ratio = middle(own, 'seconds') / middle(bare, 'seconds')
    return [
      { name: `${total} rows, seconds`, value: middle(own, 'seconds'), limit: middle(bare, 'seconds'), ratio, target: '≤ 1.25', isMet: ratio <= 1.25 },
      { name: 'peak MB', value: middle(own, 'megabytes'), limit: middle(bare, 'megabytes'), target: '≤ 300', isMet: middle(own, 'megabytes') <= 300 },
      { name: 'a page meanwhile, ms', value: median(busy), limit: median(idle), ratio: median(busy) / median(idle), target: '≤ 2', isMet: median(busy) / median(idle) <= 2 },
    ]
  },
}

/** What earlier scenarios have promised is not the work of an export. */
async function carryOut({ store, web, env }) {
  const worker = await startWorker({ ...env, APP_URL: web.env.APP_URL })
  const left = () => store.rows('select id from outbox where done_at is null and dead_at is null limit 1')
  for (const until = Date.now() + 300_000; Date.now() < until && (await left()).length > 0;) await pause(500)
  await worker.stop()
}

async function bareWorkbook(rows, folder) {
  const output = await run(runtime(), [inRoot('bench/bare_workbook.mjs'), String(rows), join(folder, 'bare.xlsx')])
  return JSON.parse(output.trim().split('\n').at(-1))
}

async function latency({ port }, person) {
  const act = getting(() => '/applications?state=submitted', () => person.headers)
  return median((await visit({ port, people: 1, seconds: 3, act })).latencies)
}

async function ownWorkbook({ people: [person], store, web, env }) {
  const worker = await startWorker({ ...env, APP_URL: web.env.APP_URL })
  const body = person.form({ of: '/applications/export.xlsx', format: 'xlsx' })
  expectStatus(await person.post('/export-files', body), 302, 'ordering')
  const [{ id }] = await store.rows('select max(id) as id from export_files')
  const began = await reached(store, id, ['running', 'done'])
  const beside = latency(web, person)
  const ended = await reached(store, id, ['done', 'failed'])
  const megabytes = memoryOf(worker.pid)?.peak
  await worker.stop()
  return { file: { seconds: (ended - began) / 1000, megabytes }, beside: await beside }
}

async function reached(store, id, states) {
  for (;;) {
    const [{ state }] = await store.rows('select state from export_files where id = ?', [id])
    if (state === 'failed') throw new Error('the workbook could not be written')
    if (states.includes(state)) return performance.now()
    await pause(50)
  }
}
