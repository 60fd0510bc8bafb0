import { accessSync, constants, existsSync, readFileSync } from 'node:fs'
import { delimiter, dirname } from 'node:path'
import { inRoot, ROOT } from './root.mjs'
import { run } from './processes.mjs'
import { Refusal } from './words.mjs'

/**
 * The project runs on this Node, which comes with the packages; the one that runs this file may be older, and may be
 * the one that has just been removed with packages of yesterday.
 */
export function runtime() {
  const own = inRoot('node_modules/node/bin/node')
  if (isExecutable(own)) return own
  const isNewEnough = Number(process.versions.node.split('.')[0]) >= 24
  return isNewEnough && isExecutable(process.execPath) ? process.execPath : undefined
}

/** Whether node_modules is what package-lock.json says, down to each version. */
export function packagesAreInstalled() {
  const wanted = packagesIn('package-lock.json')
  const found = packagesIn('node_modules/.package-lock.json')
  if (!wanted || !found) return false
  return Object.entries(wanted).every(([path, { version, optional }]) => {
    if (path === '') return true
    return found[path] ? found[path].version === version : optional
  })
}

function packagesIn(lock) {
  try {
    return JSON.parse(readFileSync(inRoot(lock), 'utf8')).packages
  } catch {
    return undefined
  }
}

export async function installPackages() {
  try {
    /** Development packages too: they build the application. */
    await npm('ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error')
  } catch (error) {
    throw new Refusal(
      `依赖安装失败，请检查网络与 npm 源后重试。 The packages could not be installed: the first start needs the npm registry. Check the network, then run "npm start" again.\n${error.tail ?? error.message}`
    )
  }
}

/** Where install scripts are switched off the runtime is missing although everything else is there. */
export async function mendRuntime() {
  await npm('rebuild', 'node', '--ignore-scripts=false').catch(() => {})
  if (runtime()) return
  throw new Refusal(
    '缺少 Node.js 24 运行时。 The Node.js 24 that comes with the packages is missing: run "npm rebuild node" with install scripts allowed, or use Node.js 24 yourself.'
  )
}

export async function ensureInstalled() {
  if (!packagesAreInstalled()) await installPackages()
  if (!runtime()) await mendRuntime()
}

/**
 * Inside an npm script the PATH begins with node_modules/.bin, so that `npm` would run on the very Node it is about to
 * remove: the npm and Node that started us are used instead.
 */
function npm(...args) {
  const { npm_execpath: cli, npm_node_execpath: node } = process.env
  const known = cli && node && existsSync(cli) && existsSync(node) && !node.startsWith(ROOT)
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.includes('node_modules'))
  if (known) path.unshift(dirname(node))

  return run(known ? node : 'npm', known ? [cli, ...args] : args, {
    cwd: ROOT,
    env: { ...process.env, PATH: path.join(delimiter), NODE_ENV: 'development' },
  })
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
