import {
  copyFileSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, rmSync, statSync, truncateSync,
  writeFileSync,
} from 'node:fs'
import { createHash } from 'node:crypto'
import { get } from 'node:http'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { build, buildIsFresh, builtAce, fingerprint, FOLLOWING } from './application.mjs'
import { installPackages, mendRuntime, packagesAreInstalled, runtime } from './packages.mjs'
import { claimFolder, mustBeFree, mustBeWritable } from './places.mjs'
import { lastLines, launch, onOrphaned, onStop, stopEverything } from './processes.mjs'
import { inRoot, ROOT } from './root.mjs'
import { addressOf, createEnvFile, demonstrationSettings } from './settings.mjs'
import { columns, Refusal, say, stage } from './words.mjs'

let stopping = false
let serving = false

/** `npm start`: everything from a bare clone to a running, filled system, and nothing twice. */
export function start() {
  onStop(stop)
  onOrphaned(stop)
  prepareAndServe().catch((error) => {
    if (stopping) return
    say()
    say(error instanceof Refusal ? error.message : (error.stack ?? String(error)))
    if (error.tail) say(error.tail)
    process.exitCode = 1
    return stopEverything().then(() => process.exit(1))
  })
}

async function stop(signal) {
  stopping = true
  say(`\n正在停止 · Stopping …`)
  /** Longer than the server takes at most to bring its running jobs to an end (jobs/queue_service.ts). */
  await stopEverything(serving ? 20_000 : 5000)
  process.exit(serving ? 0 : signal === 'SIGINT' ? 130 : 143)
}

async function prepareAndServe() {
  say('京知 · Jingzhi')
  const settings = demonstrationSettings()
  const missing = { packages: !packagesAreInstalled() || !runtime(), settings: !existsSync(inRoot('.env')) }

  mustBeWritable(settings.STORAGE_DIR)
  if (missing.packages || missing.settings || !buildIsFresh()) mustBeWritable(ROOT)
  await mustNotRunTwice(settings)
  await mustBeFree(settings.HOST, settings.PORT)

  if (missing.packages) await stage('安装依赖，约一两分钟 · Installing packages, a minute or two', install)
  createEnvFile()
  const print = fingerprint()
  if (!buildIsFresh(print)) await stage('构建 · Building', () => build())
  await prepareData(demonstrationSettings(), print)
  await serve(demonstrationSettings())
}

async function install() {
  if (!packagesAreInstalled()) await installPackages()
  if (!runtime()) await mendRuntime()
}

async function mustNotRunTwice(settings) {
  const address = await claimFolder(settings.STORAGE_DIR, settings.APP_URL)
  if (address === undefined) return
  throw new Refusal(
    `京知已在运行：${address} 。 Jingzhi is already running on this data: ${address} (a second one needs its own STORAGE_DIR and PORT).`
  )
}

/**
 * Tables and example data, once for each version of the code. A first filling that was interrupted starts again from
 * nothing: half a demonstration is worth less than none, and nobody has worked with it yet.
 */
async function prepareData(settings, print) {
  const folder = settings.STORAGE_DIR
  const ready = join(folder, '.ready')
  const unfinished = join(folder, '.unfinished')
  const state = createHash('sha256').update([print, ...databaseOf(settings)].join('\n')).digest('hex')

  if (isReady(settings, ready, state)) return
  if (existsSync(unfinished)) empty(folder)
  if (readdirSync(folder).length === 0) writeFileSync(unfinished, '')

  await stage('数据库 · Database', () => builtAce(['migration:run', '--force'], { env: settings }))
  await stage('演示数据 · Example data', () => builtAce(['demo:seed'], { env: settings }))
  writeFileSync(ready, state)
  rmSync(unfinished, { force: true })
}

function isReady(settings, ready, state) {
  if (settings.DB_CONNECTION !== 'sqlite' || !existsSync(sqliteFile(settings))) return false
  return existsSync(ready) && readFileSync(ready, 'utf8') === state
}

const sqliteFile = (settings) => settings.SQLITE_FILE ?? join(settings.STORAGE_DIR, 'jingzhi.sqlite3')

const databaseOf = (settings) => [settings.DB_CONNECTION, sqliteFile(settings)]

function empty(folder) {
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true, force: true })
}

async function serve(settings) {
  const logFile = newLog(settings.STORAGE_DIR)
  const log = openSync(logFile, 'a', 0o640)
  const server = launch(runtime(), [...FOLLOWING, inRoot('build/bin/server.js')], {
    cwd: inRoot('build'),
    env: settings,
    stdio: ['ignore', log, log, 'ipc'],
  })

  const crashed = server.ended.then(({ code, signal }) => {
    if (stopping) return new Promise(() => {})
    const how = signal ?? `exit code ${code}`
    throw Object.assign(new Refusal(`服务意外停止（${how}）。 The server stopped by itself (${how}); its last words, from ${logFile}:`), {
      tail: lastLines(readable(readFileSync(logFile, 'utf8'))),
    })
  })
  await Promise.race([crashed, stage('启动 · Starting', () => answers(settings))])
  serving = true
  introduce(settings, logFile)
  await crashed
}

/** The log is JSON for machines; what a person needs of it is the message. */
function readable(log) {
  return log.replace(/^\{.*\}$/gm, (line) => {
    try {
      const { time, msg, err } = JSON.parse(line)
      return `${new Date(time).toISOString()} ${[msg, err?.message ?? err].filter(Boolean).join(': ')}`
    } catch {
      return line
    }
  })
}

/** The log of this run and the one before it, neither longer than 20 MB or so. */
function newLog(folder) {
  const file = join(folder, 'log', 'server.log')
  const previous = join(folder, 'log', 'server.previous.log')
  mkdirSync(join(folder, 'log'), { recursive: true, mode: 0o750 })
  if (existsSync(file)) renameSync(file, previous)

  const turn = () => {
    if (statSync(file).size < 20_000_000) return
    copyFileSync(file, previous)
    truncateSync(file)
  }
  setInterval(turn, 10_000).unref()
  return file
}

async function answers(settings) {
  const url = addressOf(settings) + '/health'
  for (const until = Date.now() + 90_000; Date.now() < until && !stopping; await pause(100)) {
    if (await gotAnswer(url)) return
  }
  if (!stopping) throw new Refusal(`服务未响应。 The server did not answer at ${url} within 90 seconds.`)
}

function gotAnswer(url) {
  return new Promise((resolve) => {
    get(url, { timeout: 5000, agent: false }, (response) => {
      response.resume()
      resolve(true)
    })
      .on('timeout', function () {
        this.destroy()
      })
      .on('error', () => resolve(false))
  })
}

function introduce(settings, logFile) {
  say()
  for (const line of columns([
    ['打开 · Open', settings.APP_URL],
    ['邮件 · Mail', `${settings.APP_URL}/inbox`],
    ['日志 · Log', logFile],
  ])) say(`  ${line}`)
  introducePeople(join(settings.STORAGE_DIR, 'demo-sign-ins.json'))
  say()
  say('  停止 · Stop: Ctrl-C')
}

function introducePeople(file) {
  if (!existsSync(file)) return
  const { password, people } = JSON.parse(readFileSync(file, 'utf8'))
  say()
  say(`  演示登录，密码均为 · Example sign-ins, password for all: ${password}`)
  for (const line of columns(people.map(({ role, name, email }) => [role, name, email]))) say(`    ${line}`)
}
