/** Development commands on the Node that comes with the project: `ace <arguments>`, `build`, `lint`, `typecheck`. */
import './support/refuse_old_node.mjs'
import { build } from './support/application.mjs'
import { ensureInstalled, runtime } from './support/packages.mjs'
import { launch, onOrphaned, onStop, stopEverything } from './support/processes.mjs'
import { ROOT } from './support/root.mjs'
import { createEnvFile } from './support/settings.mjs'
import { Refusal } from './support/words.mjs'

const [command, ...rest] = process.argv.slice(2)

const commands = {
  ace: () => {
    if (rest[0] === 'serve') createEnvFile()
    return node('ace.js', ...rest)
  },
  build: () => build({ onText: (text) => process.stdout.write(text) }).then(() => 0),
  lint: async () => {
    const found = [node('node_modules/eslint/bin/eslint.js', '.', ...rest), node('node_modules/prettier/bin/prettier.cjs', '--check', '**/*.ts')]
    return Math.max(...(await Promise.all(found))) || architecture()
  },
  typecheck: async () => {
    /** A clean checkout has no settings but those of the tests. */
    process.env.NODE_ENV ??= 'test'
    return (await node('ace.js', 'codegen')) || node('node_modules/@typescript/native-preview/bin/tsgo', '--noEmit', ...rest)
  },
}

const architecture = () => node('ace.js', 'test', 'unit', '--files', 'architecture')

async function node(...args) {
  const { code, signal } = await launch(runtime(), args, { cwd: ROOT, stdio: 'inherit' }).ended
  return code ?? (signal ? 1 : 0)
}

let stopped = false
async function stop(signal) {
  stopped = true
  await stopEverything(5000)
  process.exit(signal === 'SIGINT' ? 130 : 143)
}
onStop(stop)
onOrphaned(stop)

if (!commands[command]) {
  console.error(`Usage: node bin/with_runtime.mjs ${Object.keys(commands).join(' | ')}`)
  process.exit(2)
}
try {
  await ensureInstalled()
  const code = await commands[command]()
  if (!stopped) {
    await stopEverything(2000)
    process.exit(code)
  }
} catch (error) {
  if (!stopped) {
    console.error(error instanceof Refusal ? error.message : error)
    process.exit(1)
  }
}
