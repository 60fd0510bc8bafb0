import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { columns, stage } from '../bin/support/words.mjs'
import { startWeb, startWorker } from './application.mjs'
import { startBalancer } from './balancer.mjs'
import { expectStatus, visit } from './load.mjs'
import { median, short } from './numbers.mjs'
import { signIn } from './person.mjs'
import { openStore } from './store.mjs'

const PEOPLE = 16
/** Promised before workers are started, so that they have enough to do. */
const JOBS = 6000

/** One web server and two behind a balancer; one worker and two. Two of anything need the processors for it. */
export async function runScale({ options, filled, results }) {
  const env = await filled(options.size)
  const store = openStore(env)
  results.push(await stage('Web servers', () => webServers(env, options)))
  if (env.QUEUE_BACKEND === 'redis') results.push(await stage('Workers', () => workers(env, store, options)))
  await store.close()
}

async function webServers(env, { rounds, turn }) {
  const servers = [await startWeb(env), await startWeb(env)]
  const [alone, both] = [await startBalancer([servers[0].port]), await startBalancer(servers.map(({ port }) => port))]
  const { people: known, password } = JSON.parse(readFileSync(join(env.STORAGE_DIR, 'demo-sign-ins.json'), 'utf8'))
  const { email } = known.find(({ role }) => role === 'bureau_handler')
  const people = []
  for (let n = 0; n < PEOPLE; n++) people.push(await signIn(servers[0].port, { email, password }))
  /** A session of one server is known to the other. */
  const act = async (_n, who, send) =>
    expectStatus(await send({ path: '/applications?state=submitted', headers: people[who].headers }), 200, 'the list')
  const [one, two] = [[], []]
  for (const { port } of servers) await visit({ port, people: PEOPLE, seconds: turn, act })
  for (let round = 0; round < rounds; round++) {
    one.push((await visit({ port: alone.port, people: PEOPLE, seconds: turn, act })).perSecond)
    two.push((await visit({ port: both.port, people: PEOPLE, seconds: turn, act })).perSecond)
  }
  for (const part of [alone, both, ...servers]) await part.stop()
  return resultOf('web servers, pages a second', median(one), median(two))
}

async function workers(env, store, { rounds, turn }) {
  const [one, two] = [[], []]
  for (let round = 0; round < rounds; round++) {
    one.push(await jobsDone(env, store, 1, turn))
    two.push(await jobsDone(env, store, 2, turn))
  }
  const [{ doubles }] = await store.rows(
    'select count(*) as doubles from (select audit_entry_id from notifications group by audit_entry_id, user_id having count(*) > 1) as twice'
  )
  return { ...resultOf('workers, jobs a second', median(one), median(two)), twice: Number(doubles) }
}

async function jobsDone(env, store, count, seconds) {
  await store.rows('delete from outbox where done_at is null')
  const now = new Date().toISOString().slice(0, 19).replace('T', ' ')
  const entries = await store.rows(`select id from audit_entries where action = 'point_application.accepted' order by id limit ${JOBS}`)
  for (let at = 0; at < entries.length; at += 500) {
    const part = entries.slice(at, at + 500)
    const values = part.flatMap(({ id }) => ['notifications/announce', JSON.stringify({ auditEntryId: Number(id) }), now, now])
    await store.rows(`insert into outbox (job, payload, available_at, created_at) values ${part.map(() => '(?, ?, ?, ?)').join(',')}`, values)
  }
  const programs = await Promise.all(Array.from({ length: count }, () => startWorker(env)))
  /** Not what is left: a job may promise others. */
  const done = async () => Number((await store.rows('select count(*) as done from outbox where done_at is not null'))[0].done)
  /** Not how long they take to start. */
  for (const none = await done(); (await done()) === none; ) await pause(100)
  const before = await done()
  const began = performance.now()
  await pause(seconds * 1000)
  const perSecond = ((await done()) - before) / ((performance.now() - began) / 1000)
  await Promise.all(programs.map(({ stop }) => stop()))
  await store.rows('delete from outbox where done_at is null')
  return perSecond
}

const resultOf = (name, one, two) => ({ name, one, two, ratio: two / one, target: 1.7, isMet: two / one >= 1.7 })

export function scaleTable({ machine, set, size, results }) {
  const rows = results.map(({ name, one, two, ratio, isMet, twice }) => [
    ...[name, short(one), short(two), ratio.toFixed(2), '≥ 1.7', isMet ? 'met' : 'not met'],
    twice === undefined ? '' : `${twice} done twice`,
  ])
  return `\n${machine}\n${set}, ${size}\n\n${columns([['', 'one', 'two', 'ratio', 'target', '', ''], ...rows]).join('\n')}`
}
