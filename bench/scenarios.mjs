import { readFileSync } from 'node:fs'
import { Agent } from 'node:http'
import { join } from 'node:path'
import { say, stage } from '../bin/support/words.mjs'
import { startLimit, startWeb } from './application.mjs'
import { ask, expectStatus } from './load.mjs'
import { signIn } from './person.mjs'
import { race } from './race.mjs'
import detail from './scenarios/detail.mjs'
import exporting from './scenarios/export.mjs'
import list from './scenarios/list.mjs'
import start from './scenarios/start.mjs'
import step from './scenarios/step.mjs'
import survey from './scenarios/survey.mjs'
import wave from './scenarios/wave.mjs'
import { openStore } from './store.mjs'

/** Pages, each raced against its limit. */
const PAGES = [list, detail, step, survey]
/** Work, with its limits measured in the same turn. */
const WORK = [exporting, wave]
/** What is measured with no server of the others beside it. */
const ALONE = [start]
/** Each turn of these takes long. */
const MOST_ROUNDS = 3

export async function runScenarios({ options, filled, results }) {
  const isWanted = ({ key }) => !options.only || options.only.includes(key)
  const [pages, work, alone] = [PAGES, WORK, ALONE].map((scenarios) => scenarios.filter(isWanted))
  const env = await filled(options.size)
  const store = openStore(env)
  const [web, limit] = [await startWeb(env), await startLimit(env)]
  const most = Math.max(1, ...pages.flatMap(({ crowds }) => crowds))
  const people = await stage('Signing in', () => signInMany(web.port, env, most))
  const amounts = options.short ? { visits: 6000, letters: 400, rounds: 1 } : { visits: 40_000, letters: 4000, rounds: MOST_ROUNDS }
  const bench = { people, store, web, env, ...between(web, limit), ...amounts }
  for (const scenario of pages) results.push(await raced(scenario, bench, { app: web.port, limit: limit.port }, options))
  for (const scenario of work) results.push(await measured(scenario, bench))
  await Promise.all([web.stop(), limit.stop()])
  for (const scenario of alone) results.push(await measured(scenario, bench))
  await store.close()
}

async function measured({ key, title, measure }, bench) {
  return { key, title, measures: await stage(`${key} ${title}`, () => measure(bench)) }
}

async function raced({ key, title, target, crowds, prepare }, bench, ports, { rounds, turn }) {
  const { acts, before, facts } = await prepare(bench)
  const tell = (line) => say(`  ${key} ${line}`)
  return { key, title, target, ...facts, runs: await race({ acts, before, ports, crowds, rounds, turn, tell }) }
}

/** Each person has a session of the own, as they have in life. */
async function signInMany(port, env, count) {
  const { people, password } = JSON.parse(readFileSync(join(env.STORAGE_DIR, 'demo-sign-ins.json'), 'utf8'))
  const { email } = people.find(({ role }) => role === 'bureau_handler')
  const signedIn = []
  for (let n = 0; n < count; n++) signedIn.push(await signIn(port, { email, password }))
  return signedIn
}

function between(web, limit) {
  const agent = new Agent()
  return {
    /** What the real page answered, for the limit to answer the same. */
    tell: (name, { body }) => ask(agent, limit.port, { method: 'PUT', path: `/${name}`, body }),
    expectPage: async (path, body) =>
      expectStatus(await ask(agent, web.port, { method: body ? 'POST' : 'GET', path, body }), 200, path),
  }
}
