import type { Edge } from 'edge.js'
import type { CompiledTemplate } from 'edge.js/types'

/** Lines begin where they are written only for whoever reads the template: it is a fifth of a page. */
const INDENT = /^[ \t]+/gm

/**
 * For a server whose templates do not change while it runs. Edge looks through all folders of components before each
 * rendering, and reads and compiles whatever is included each time it is shown: here both happen once.
 */
export function keepTemplates({ loader, compiler, processor }: Edge) {
  processor.process('raw', ({ raw }) => raw.replace(INDENT, ''))

  const names = Object.fromEntries(
    loader
      .listComponents()
      .flatMap(({ components }) => components.map(({ tagName, componentName }) => [tagName, componentName]))
  )
  /** For each page the names of all components are gathered out of this list: they are gathered already. */
  loader.listComponents = () => Object.assign([], { reduce: () => names })

  const kept = new Map<string, CompiledTemplate>()
  const compile = compiler.compile.bind(compiler)
  compiler.compile = (path, variables = []) => {
    const name = variables.length > 0 ? [path, ...variables].join() : path
    const template = kept.get(name) ?? compile(path, variables)
    kept.set(name, template)
    return template
  }
}
