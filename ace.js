/** The built app is plain JavaScript; only the source tree needs the TypeScript loader. */
await import('@poppinss/ts-exec')
await import('./bin/console.js')
