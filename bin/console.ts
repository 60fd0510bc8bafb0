import { enableCompileCache } from 'node:module'
import { keepImports } from '#app/core/kept_imports'
import { APP_ROOT, IMPORTER } from './ignition.js'

/** Before anything else is loaded: the next command need not compile what has not changed, nor look for it. */
enableCompileCache()
keepImports(process.argv[2] ?? 'list', APP_ROOT)

await import('reflect-metadata')
const { Ignitor, prettyPrintError } = await import('@adonisjs/core')

new Ignitor(APP_ROOT, { importer: IMPORTER })
  .tap((app) => {
    app.booting(async () => void (await import('#start/env')))
    app.listen('SIGTERM', () => app.terminate())
    app.listen('SIGINT', () => app.terminate())
  })
  .ace()
  .handle(process.argv.splice(2))
  .catch((error) => {
    process.exitCode = 1
    prettyPrintError(error)
  })
