import { createHash } from 'node:crypto'
import { readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { getCompileCacheDir, registerHooks, type ResolveFnOutput } from 'node:module'
import { join } from 'node:path'

/** Where imports lead: by how and where something is asked for, and by its name. */
type Found = Record<string, Record<string, Pick<ResolveFnOutput, 'url' | 'format'>>>
type Kept = { build: string; found: Found }

let over = () => {}

/**
 * A start asks 5,700 times where an import leads, a third of its time. Neither a build nor its packages change, so what
 * the first start of a program found is kept for the next ones, beside what was compiled. Sources change: of them
 * nothing is kept.
 *
 * @param program each has a file of its own, because each loads other modules
 * @param root the folder of the build
 */
export function keepImports(program: string, root: URL) {
  const build = identityOf(root)
  const folder = getCompileCacheDir()
  if (!build || !folder) return
  const place = createHash('sha256').update(root.href).digest('hex').slice(0, 16)
  const file = join(folder, `imports-${place}-${program.replaceAll(/\W/g, '-')}.json`)
  const known = read(file, build)
  const found: Found = {}
  const hooks = registerHooks({
    resolve(specifier, context, next) {
      const asker = `${context.conditions.includes('require') ? 'require' : 'import'} ${context.parentURL}`
      const before = known?.[asker]?.[specifier]
      if (before?.url) return { ...before, shortCircuit: true }
      const answer = next(specifier, context)
      if (!known) (found[asker] ??= {})[specifier] = { url: answer.url, format: answer.format }
      return answer
    },
  })
  over = () => {
    over = () => {}
    hooks.deregister()
    if (!known) write(file, { build, found })
  }
  process.once('exit', () => over())
}

/** From now on a program asks anew; a first start keeps what it found. */
export function startIsOver() {
  over()
}

/** Which build it is, on which packages; null for the sources. */
function identityOf(root: URL) {
  const changed = (path: string) => statSync(new URL(path, root)).mtimeMs
  try {
    return [process.version, changed('bin/server.js'), changed('node_modules/.package-lock.json')].join(' ')
  } catch {
    return null
  }
}

/** Nobody else's word is taken for where our code is. */
function read(file: string, build: string): Found | null {
  try {
    const { uid, mode } = statSync(file)
    if (uid !== process.getuid?.() || (mode & 0o022) > 0) return null
    const kept: Kept = JSON.parse(readFileSync(file, 'utf8'))
    return kept.build === build ? kept.found : null
  } catch {
    return null
  }
}

/** Whole or not at all: several processes may start at once. Where nothing can be written, nothing is kept. */
function write(file: string, kept: Kept) {
  const unfinished = `${file}.${process.pid}`
  try {
    writeFileSync(unfinished, JSON.stringify(kept), { mode: 0o600, flag: 'wx' })
    renameSync(unfinished, file)
  } catch {}
}
