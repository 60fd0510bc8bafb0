import { spawn } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'

const running = new Set()
let closed = false

/**
 * Starts a program at the head of a process group of its own: stopping it also stops whatever it started, and a Ctrl-C
 * in the terminal reaches it through us, in order.
 */
export function launch(program, args, options = {}) {
  if (closed) throw new Error('stopping')
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options, detached: true })
  const text = collect(child, options.onText)
  const ended = new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: 127, signal: null, error }))
    child.once('close', (code, signal) => resolve({ code, signal }))
    /** A straggler may hold the pipes open long after the program itself has ended. */
    child.once('exit', (code, signal) => setTimeout(resolve, 2000, { code, signal }).unref())
  })
  const launched = { child, ended, tail: () => lastLines(text.join('')), stop: (grace) => stop(child, grace) }
  running.add(launched)
  ended.then(() => groupIsAlive(child.pid) || running.delete(launched))
  return launched
}

/**
 * @throws Error with the last lines of what the program said when it does not end well, and always while stopping: a
 * program asked to stop may well call that a success
 */
export async function run(program, args, options) {
  const launched = launch(program, args, options)
  const { code, signal, error } = await launched.ended
  if (code === 0 && !closed) return launched.tail()

  const how = error?.message ?? (signal ? `signal ${signal}` : `exit code ${code}`)
  throw Object.assign(new Error(`${program} ${args.join(' ')}: ${how}`), { tail: launched.tail() })
}

/** Nothing can be launched any more after this. */
export async function stopEverything(grace) {
  closed = true
  await Promise.all([...running].map((launched) => launched.stop(grace)))
}

export function killEverything() {
  for (const { child } of running) signalGroup(child.pid, 'SIGKILL')
}

/** Asks the group to end, and after `grace` milliseconds no longer asks. */
async function stop(child, grace = 15_000) {
  if (!child.pid) return
  signalGroup(child.pid, 'SIGTERM')
  for (const until = Date.now() + grace; groupIsAlive(child.pid) && Date.now() < until; ) await pause(50)
  signalGroup(child.pid, 'SIGKILL')
}

export function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal)
    return true
  } catch {
    return false
  }
}

const groupIsAlive = (pid) => signalGroup(pid, 0)

export function lastLines(text, count = 25) {
  return text.trimEnd().split('\n').slice(-count).join('\n')
}

/** Keeps the last pieces of what a program says, and passes all of it on. */
function collect(child, onText = () => {}) {
  const pieces = []
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (piece) => {
      pieces.push(piece)
      if (pieces.length > 400) pieces.shift()
      onText(piece, stream === child.stderr)
    })
  }
  return pieces
}

/**
 * Calls `stopping` on the first Ctrl-C or SIGTERM and lets it finish; a second one ends everything at once. npm passes
 * a Ctrl-C on that the terminal has already sent us, so two within a second count as one.
 */
export function onStop(stopping) {
  let first = 0
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (!first) {
        first = Date.now()
        stopping(signal)
      } else if (Date.now() - first > 1000) {
        killEverything()
        process.exit(130)
      }
    })
  }
}

/** npm killed outright cannot tell us: without it nobody could stop us any more. */
export function onOrphaned(stopping) {
  if (!process.env.npm_lifecycle_event) return
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    stopping('SIGTERM')
  }, 500)
  timer.unref()
}
