import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { inRoot, ROOT } from './root.mjs'
import { runtime } from './packages.mjs'
import { run } from './processes.mjs'
import { Refusal } from './words.mjs'

const SOURCES = [
  'app', 'bin', 'commands', 'config', 'database', 'jobs', 'providers', 'public', 'resources', 'start',
  'ace.js', 'adonisrc.ts', 'package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json', 'vite.config.ts',
]
/** Not part of the build: these commands themselves, and what the build writes. */
const NOT_SOURCES = /^bin\/(support$|.*\.mjs$)|^public\/assets$/

/** One hash over every file that a build is made of. */
export function fingerprint() {
  const hash = createHash('sha256')
  for (const path of SOURCES) addTo(hash, path)
  return hash.digest('hex')
}

function addTo(hash, path) {
  if (NOT_SOURCES.test(path) || !existsSync(inRoot(path))) return
  if (statSync(inRoot(path)).isDirectory()) {
    for (const name of readdirSync(inRoot(path)).sort()) addTo(hash, `${path}/${name}`)
  } else {
    hash.update(`${path}\0`).update(readFileSync(inRoot(path)))
  }
}

export const STAMP = 'build/.fingerprint'

export function buildIsFresh(print = fingerprint()) {
  const parts = [STAMP, 'build/bin/server.js', 'build/public/assets/.vite/manifest.json', 'build/node_modules/node']
  return parts.every((part) => existsSync(inRoot(part))) && readFileSync(inRoot(STAMP), 'utf8') === print
}

/** The stamp comes last: a build that was interrupted is made anew. */
export async function build(options) {
  const print = fingerprint()
  rmSync(inRoot(STAMP), { force: true })
  try {
    await ace(['build', '--tsconfig', 'tsconfig.build.json'], { ...options, env: { ...process.env, NODE_ENV: 'development', TZ: 'UTC' } })
  } catch (error) {
    throw new Refusal(`构建失败。 The application could not be built:\n${error.tail ?? error.message}`)
  }
  symlinkSync('../node_modules', inRoot('build/node_modules'), 'dir')
  writeFileSync(inRoot(STAMP), print)
}

/** From the sources, with the development packages. */
export function ace(args, options) {
  return run(runtime(), ['ace.js', ...args], { cwd: ROOT, ...options })
}

/** From the build, as in production. */
export function builtAce(args, options) {
  return run(runtime(), [...FOLLOWING, inRoot('build/ace.js'), ...args], {
    cwd: inRoot('build'),
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    ...options,
  })
}

/** Flags of a Node that ends when we do, however we end; needs an `ipc` among its stdio. */
export const FOLLOWING = ['--import', new URL('follow_parent.mjs', import.meta.url).href]
