import { execFileSync } from 'node:child_process'
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os'
import { readFileSync } from 'node:fs'

/** What was measured on, in one line: ratios compare between machines, seconds do not. */
export function machineLine({ parts, runtime }) {
  const memory = `${Math.round(totalmem() / 2 ** 30)} GiB`
  const programs = [runtime, parts.mariadbd, parts['redis-server']].filter((program) => program && !program.includes('://'))
  return [
    `${availableParallelism()} × ${cpus()[0]?.model.trim() || 'unknown processor'}`,
    memory,
    systemName(),
    ...programs.map(versionOf),
    `load ${loadavg()[0].toFixed(1)} before`,
  ].join(', ')
}

function systemName() {
  try {
    return /^PRETTY_NAME="?([^"\n]+)/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? process.platform
  } catch {
    return process.platform
  }
}

function versionOf(program) {
  const text = execFileSync(program, ['--version'], { encoding: 'utf8' })
  const name = program.split('/').at(-1)
  return `${name} ${/\d+\.\d+\.\d+/.exec(text)?.[0] ?? ''}`.trim()
}

/** Peak and present memory of a process in MB; nothing where the system does not say. */
export function memoryOf(pid) {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    const of = (name) => Math.round(Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)[1]) / 1024)
    return { now: of('VmRSS'), peak: of('VmHWM') }
  } catch {
    return undefined
  }
}
