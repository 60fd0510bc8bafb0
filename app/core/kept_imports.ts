import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { registerHooks, type ResolveFnOutput } from 'node:module'

/** Where imports lead: by how and where something is asked for, and by its name. */
type Found = Record<string, Record<string, Pick<ResolveFnOutput, 'url' | 'format'>>>

let over = () => {}

/**
 * A start asks 5,700 times where an import leads, a third of its time. Neither a build nor its packages change, so what
 * the first start of a program found is kept beside the build for the next ones. Sources change: they have no stamp of
 * a build, and keep nothing.
 *
 * @param program each has a file of its own, because each loads other modules
 * @param root the folder of the build
 */
export function keepImports(program: string, root: URL) {
  const build = stateOf(root)
  if (!build) return
  const file = new URL(`.imports/${program.replaceAll(/\W/g, '-')}.json`, root)
  const known = read(file, build)
  const found: Found = {}
  const hooks = registerHooks({
    resolve(specifier, context, next) {
      const place = `${context.conditions.includes('require') ? 'require' : 'import'} ${context.parentURL}`
      const before = known?.[place]?.[specifier]
      if (before?.url) return { ...before, shortCircuit: true }
      const answer = next(specifier, context)
      if (!known) (found[place] ??= {})[specifier] = { url: answer.url, format: answer.format }
      return answer
    },
  })
  over = () => {
    hooks.deregister()
    over = () => {}
    if (!known) write(file, { build, found })
  }
  process.once('exit', () => over())
}

/** From now on a program asks anew; a first start keeps what it found. */
export function startIsOver() {
  over()
}

/** Of which build and of which packages, seen from where; null where there is no build. */
function stateOf(root: URL) {
  try {
    const packages = statSync(new URL('node_modules/.package-lock.json', root))
    const stamp = readFileSync(new URL('.fingerprint', root), 'utf8')
    return [root.href, process.version, stamp, packages.mtimeMs, packages.size].join(' ')
  } catch {
    return null
  }
}

function read(file: URL, build: string): Found | null {
  try {
    const kept: { build: string; found: Found } = JSON.parse(readFileSync(file, 'utf8'))
    return kept.build === build ? kept.found : null
  } catch {
    return null
  }
}

/** Whole or not at all: several processes may start at once. Where nothing can be written, nothing is kept. */
function write(file: URL, kept: { build: string; found: Found }) {
  const unfinished = new URL(`${file.href}.${process.pid}`)
  try {
    mkdirSync(new URL('.', file), { recursive: true })
    writeFileSync(unfinished, JSON.stringify(kept))
    renameSync(unfinished, file)
  } catch {}
}
