import 'reflect-metadata'
import { Ignitor } from '@adonisjs/core'
import { APP_ROOT, IMPORTER } from '../../bin/ignition.js'

/** For a script that an installation runs: starts the system, and says what the work made in JSON on its last line. */
export async function inInstallation(work: () => Promise<object>) {
  const app = new Ignitor(APP_ROOT, { importer: IMPORTER })
    .tap((starting) => starting.booting(async () => void (await import('#start/env'))))
    .createApp('console')
  await app.init()
  await app.boot()
  await app.start(async () => console.log(JSON.stringify(await work())))
  await app.terminate()
}
