/** `npm run bench`: how fast the system is, each time beside the limit of this machine in the same run (options.mjs). */
import '../bin/support/refuse_old_node.mjs'
import { writeFileSync } from 'node:fs'
import { build, buildIsFresh } from '../bin/support/application.mjs'
import { ensureInstalled, runtime } from '../bin/support/packages.mjs'
import { onOrphaned, onStop, stopEverything } from '../bin/support/processes.mjs'
import { findParts } from '../bin/support/test_parts.mjs'
import { Refusal, say, stage } from '../bin/support/words.mjs'
import { growthChart, growthTable, runGrowth } from './growth.mjs'
import { machineLine } from './machine.mjs'
import { optionsFrom } from './options.mjs'
import { openParts } from './parts.mjs'
import { tableOf } from './report.mjs'
import { runScale, scaleTable } from './scale.mjs'
import { runScenarios } from './scenarios.mjs'

const KINDS = {
  scenarios: { run: runScenarios, show: tableOf },
  growth: { run: runGrowth, show: growthTable },
  scale: { run: runScale, show: scaleTable },
}

let stopped = false
async function stop(code) {
  stopped = true
  await stopEverything(10_000)
  process.exit(code)
}
onStop((signal) => stop(signal === 'SIGINT' ? 130 : 143))
onOrphaned(() => stop(143))

try {
  const options = optionsFrom(process.argv.slice(2))
  await ensureInstalled()
  if (!buildIsFresh()) await stage('Building', () => build())
  const parts = findParts()
  const machine = machineLine({ parts, runtime: runtime() })
  const filled = await openParts(options.set, parts)
  const { run, show } = KINDS[options.kind]
  const report = { machine, at: new Date().toISOString(), ...options, results: [] }
  try {
    await run({ options, filled, results: report.results })
  } finally {
    /** What was measured before something went wrong is told, too. */
    if (report.results.length) {
      say(show(report))
      if (options.json) writeFileSync(options.json, JSON.stringify(report, null, 2) + '\n')
    }
  }
  if (options.chart) writeFileSync(options.chart, growthChart(report))
  await stop(0)
} catch (error) {
  if (!stopped) {
    console.error(error instanceof Refusal ? error.message : error)
    if (error?.tail) console.error(error.tail)
    await stop(1)
  }
}
