import type { Edge } from 'edge.js'
import type { CompiledTemplate } from 'edge.js/types'

/** Lines begin where they are written only for whoever reads the template: it is a fifth of a page. */
const INDENT = /^[ \t]+/gm

/**
 * For a server whose templates do not change while it runs. Edge looks through all folders of components before each
 * rendering, and reads and compiles whatever is included each time it is shown: here both happen once.
 */
export function keepTemplates({ loader, asyncCompiler, processor }: Edge) {
  processor.process('raw', ({ raw }) => raw.replace(INDENT, ''))

  const components = loader.listComponents()
  loader.listComponents = () => components

  const kept = new Map<string, CompiledTemplate>()
  const compile = asyncCompiler.compile.bind(asyncCompiler)
  asyncCompiler.compile = (path, variables = []) => {
    const name = [path, ...variables].join()
    const template = kept.get(name) ?? compile(path, variables)
    kept.set(name, template)
    return template
  }
}
