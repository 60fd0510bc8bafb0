import { setTimeout as pause } from 'node:timers/promises'
import { Agent } from 'node:http'
import { FOLLOWING } from '../bin/support/application.mjs'
import { runtime } from '../bin/support/packages.mjs'
import { freePort } from '../bin/support/places.mjs'
import { launch } from '../bin/support/processes.mjs'
import { inRoot } from '../bin/support/root.mjs'
import { ask } from './load.mjs'

/** A program of a run on our Node: stopped by who started it. */
export function startProgram(args, env, cwd = inRoot('.')) {
  return launch(runtime(), [...FOLLOWING, ...args], { cwd, env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })
}

/** The built web server, as in production. @returns { port, pid, firstPage, stop } `firstPage` in seconds */
export async function startWeb(settings) {
  const port = await freePort()
  const env = { ...settings, PORT: String(port), APP_URL: `http://127.0.0.1:${port}` }
  const began = performance.now()
  const program = startProgram([inRoot('build/bin/server.js')], env, inRoot('build'))
  await untilAnswers(program, port, '/sign-in')
  const firstPage = (performance.now() - began) / 1000
  return { port, env, pid: program.child.pid, firstPage, stop: () => program.stop(5000) }
}

/** As docs/operations.md says. */
export async function startWorker(env) {
  const program = startProgram(['--max-semi-space-size=8', inRoot('build/ace.js'), 'queue:work'], env, inRoot('build'))
  await pause(2000)
  return { pid: program.child.pid, tail: program.tail, stop: () => program.stop(20_000) }
}

/** What the application is held against. */
export async function startLimit(env) {
  const port = await freePort()
  const began = performance.now()
  const program = startProgram([inRoot('bench/limit_server.mjs')], { ...env, LIMIT_PORT: String(port) })
  await untilAnswers(program, port, '/none')
  const firstPage = (performance.now() - began) / 1000
  return { port, pid: program.child.pid, firstPage, stop: () => program.stop(2000) }
}

async function untilAnswers(program, port, path) {
  const agent = new Agent()
  let ended = false
  program.ended.then(() => (ended = true))
  for (const until = Date.now() + 60_000; Date.now() < until && !ended; await pause(10)) {
    if (await ask(agent, port, { path }).then(() => true, () => false)) return
  }
  throw new Error(`nothing answers at port ${port}:\n${program.tail()}`)
}
