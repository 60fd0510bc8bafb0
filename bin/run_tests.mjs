/**
 * `npm test`: every suite on every set of parts that this machine has, and a count on the last line.
 * `npm test -- functional --set sqlite --files cases` narrows it; what follows the suites is for Japa.
 */
import './support/refuse_old_node.mjs'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { build, buildIsFresh } from './support/application.mjs'
import { ensureInstalled, packagesAreInstalled, runtime } from './support/packages.mjs'
import { freePort } from './support/places.mjs'
import { launch, onOrphaned, onStop, stopEverything } from './support/processes.mjs'
import { inRoot, ROOT } from './support/root.mjs'
import { parseSettings } from './support/settings.mjs'
import { countsIn, total, verdictOf } from './support/test_counts.mjs'
import { canInstallParts, findParts, findProgram, installParts, partsAreMissing } from './support/test_parts.mjs'
import { needsOf, planFrom } from './support/test_plan.mjs'
import { emptyRedis, freshDatabase, openDatabaseServer, openRedis, swiftFolder } from './support/test_servers.mjs'
import { FileTimes, slowestOf } from './support/test_times.mjs'
import { columns, Refusal, say, stage } from './support/words.mjs'

const LONGEST_RUN = 60 * 60_000
/** After the last line of a run, before it is told that it hangs. */
const LONGEST_FAREWELL = 30_000

const inCi = process.env.CI === 'true'
const folder = mkdtempSync(join(tmpdir(), 'jingzhi-test-'))
const folders = [folder]
let stopped = false

onStop(async (signal) => {
  stopped = true
  await tidyUp()
  process.exit(signal === 'SIGINT' ? 130 : 143)
})
onOrphaned(() => process.kill(process.pid, 'SIGTERM'))
for (const event of ['uncaughtException', 'unhandledRejection']) process.on(event, giveUp)

await main().catch(giveUp)

async function main() {
  const { runs, rest } = planFrom(process.argv.slice(2))
  if (!packagesAreInstalled() || !runtime()) await stage('Installing packages', ensureInstalled)
  /** Where that fails, what can run still does, and what cannot is counted as failed. */
  if (partsAreMissing() && canInstallParts()) {
    await stage('Installing MariaDB, Redis, Chromium, LibreOffice', () => installParts()).catch((error) => say(error.tail ?? error.message))
  }

  const parts = findParts()
  const possible = runs.filter((wanted) => missingFor(wanted, parts).length === 0)
  const skipped = runs.filter((wanted) => !possible.includes(wanted))
  const needsBuild = possible.some(({ suite }) => ['browser', 'pages', 'faults'].includes(suite))
  if (needsBuild && !buildStands()) await stage('Building', () => build())
  const servers = possible.some(({ set }) => set === 'server') && (await stage('Starting MariaDB and Redis', () => openServers(parts)))

  const verdicts = await runAll(possible, (wanted, show) => runSuite(wanted, show, rest, parts, servers))
  await tidyUp()
  report(verdicts, skipped, parts)
}

function missingFor(wanted, parts) {
  return needsOf(wanted).filter((part) => !parts[part])
}

/** With what browsers load from `public/assets`, of the same build. */
function buildStands() {
  return buildIsFresh() && existsSync(inRoot('public/assets/.vite/manifest.json'))
}

async function openServers(parts) {
  const swift = swiftFolder(folder)
  folders.push(swift)
  const [database, redis] = await Promise.all([
    openDatabaseServer(parts.mariadbd, swift),
    openRedis(parts['redis-server'], folder),
  ])
  return { database, redis }
}

/**
 * Two runs at a time, one of them with the servers as long as there is one: what a run says is then shown whole. The
 * longest on the other side comes first.
 */
async function runAll(runs, runOne) {
  const waiting = { server: runs.filter(({ set }) => set === 'server'), sqlite: runs.filter(({ set }) => set === 'sqlite') }
  waiting.sqlite.sort((one, other) => (other.suite === 'pages') - (one.suite === 'pages'))
  const verdicts = []
  const work = async (take) => {
    for (let wanted = take(); wanted; wanted = take()) {
      const show = runs.length === 1 ? openScreen(wanted) : keptScreen(wanted)
      verdicts.push({ ...wanted, ...(await runOne(wanted, show)) })
      show.end()
    }
  }
  await Promise.all([work(() => waiting.server.shift() ?? waiting.sqlite.shift()), work(() => waiting.sqlite.shift())])
  return runs.map((wanted) => verdicts.find(({ title }) => title === wanted.title))
}

function openScreen({ title }) {
  say(titleLine(title))
  return { write: (text, isError) => (isError ? process.stderr : process.stdout).write(text), end: () => {} }
}

function keptScreen({ title }) {
  say(`… ${title}`)
  const kept = []
  return { write: (text) => kept.push(text), end: () => say(titleLine(title) + '\n' + kept.join('')) }
}

function titleLine(title) {
  return `\n──── ${title} ────`
}

async function runSuite(wanted, show, rest, parts, servers) {
  const began = Date.now()
  const env = await environmentOf(wanted, parts, servers)
  let output = ''
  const times = new FileTimes()
  const suite = launch(runtime(), ['ace.js', 'test', wanted.suite, '--no-clear', ...rest], {
    cwd: ROOT,
    env,
    onText: (text, isError) => {
      output = (output + text).slice(-400_000)
      times.hear(text)
      show.write(text, isError)
    },
  })
  const overtime = await untilEnded(suite, () => countsIn(output) !== undefined)
  const { code } = await suite.ended
  await suite.stop(2000)
  return { ...verdictOf(output, { code, overtime }), code, times: times.entries(), seconds: (Date.now() - began) / 1000 }
}

/** @returns what the run was too slow at, if it was */
async function untilEnded(suite, hasSpoken) {
  let ended = false
  let spokenAt
  suite.ended.then(() => (ended = true))
  for (const began = Date.now(); !ended; await Promise.race([suite.ended, pause(500)])) {
    if (!spokenAt && hasSpoken()) spokenAt = Date.now()
    const slow = Date.now() - began > LONGEST_RUN ? 'ran for more than an hour' : undefined
    const hung = spokenAt && Date.now() - spokenAt > LONGEST_FAREWELL ? 'did not end after its last test' : undefined
    if (!slow && !hung) continue
    await suite.stop(5000)
    return slow ?? hung
  }
  return undefined
}

/** Nothing of the person's own settings: .env.test is all that a run knows, and the set it is to run on. */
async function environmentOf({ suite, set }, parts, servers) {
  const [ownSettings, passing] = ['settings', 'passing'].map((name) => join(folder, name))
  for (const made of [ownSettings, passing]) mkdirSync(made, { recursive: true })
  copyFileSync(inRoot('.env.test'), join(ownSettings, '.env.test'))

  const port = String(await freePort())
  const env = {
    ...withoutSettings(process.env),
    ENV_PATH: ownSettings,
    TZ: 'UTC',
    /** What tests leave lying goes with the run. */
    TMPDIR: passing,
    PORT: port,
    APP_URL: `http://127.0.0.1:${port}`,
    STORAGE_DIR: join(folder, `${suite}-${set}`),
    JINGZHI_BUILD: buildStands() ? inRoot('build') : '',
    VITE_HMR_PORT: String(await freePort()),
    TEST_SET: set,
    TEST_CHROMIUM: parts.chromium ?? '',
    TEST_REDIS_SERVER: findProgram(['redis-server', 'valkey-server']) ?? '',
    TEST_MARIADBD: findProgram(['mariadbd', 'mysqld']) ?? '',
    ...(process.stdout.isTTY && { FORCE_COLOR: '1' }),
  }
  if (set === 'sqlite') return env

  await emptyRedis(servers.redis, parts['redis-server'])
  return { ...env, ...(await freshDatabase(servers.database, suite)), QUEUE_BACKEND: 'redis', ...servers.redis }
}

function withoutSettings(env) {
  const names = readFileSync(inRoot('start/env.ts'), 'utf8').matchAll(/^ {2}([A-Z][A-Z0-9_]*): Env\./gm)
  const settings = new Set([...names].map(([, name]) => name))
  for (const file of ['.env.test', '.env.example']) {
    for (const name of Object.keys(parseSettings(readFileSync(inRoot(file), 'utf8')))) settings.add(name)
  }
  return Object.fromEntries(Object.entries(env).filter(([name]) => !settings.has(name)))
}

function report(verdicts, skipped, parts) {
  say('\n──── all together ────')
  if (verdicts.length) for (const line of columns(verdicts.map(lineOf))) say(line)
  const slowest = slowestOf(verdicts)
  if (slowest.length > 1) {
    say('the slowest files:')
    for (const line of columns(slowest.map(({ seconds, file, title }) => [`${seconds.toFixed(0)} s`, file, title]))) say(line)
  }
  for (const { title, failures } of verdicts) for (const failure of failures) say(`failed: ${title}: ${failure}`)
  for (const wanted of skipped) say(`skipped: ${wanted.title} (${missingFor(wanted, parts).join(', ')} not found)`)
  if (inCi && skipped.length) say('With CI=true nothing may be skipped.')

  const missing = inCi ? skipped.map(() => ({ passed: 0, failed: 1, skipped: 0 })) : []
  const bad = [...verdicts, ...missing].some(({ failed }) => failed > 0)
  say(total([...verdicts, ...missing]))
  process.exitCode = bad ? 1 : 0
}

function lineOf({ title, passed, failed, skipped, unfinished, overtime, code, seconds }) {
  const empty = !unfinished && passed + failed + skipped === 0
  const remark = overtime ?? (unfinished ? `ended without a result (exit code ${code})` : empty ? 'no tests' : '')
  return [title, `${passed} passed`, `${failed} failed`, `${skipped} skipped`, `${seconds.toFixed(0)} s`, remark]
}

async function tidyUp() {
  await stopEverything(3000)
  for (const used of folders) rmSync(used, { recursive: true, force: true })
}

async function giveUp(error) {
  if (stopped) return
  stopped = true
  console.error(error instanceof Refusal ? error.message : error)
  if (error?.tail) console.error(error.tail)
  await tidyUp()
  say('0 passed, 1 failed')
  process.exit(1)
}
