import { connect, createServer } from 'node:net'
import { freePort } from '../bin/support/places.mjs'

/** Hands each new line to the next of the servers: the least that a balancer does. */
export async function startBalancer(ports) {
  let next = 0
  const server = createServer((caller) => {
    const line = connect(ports[next++ % ports.length], '127.0.0.1')
    caller.pipe(line).pipe(caller)
    for (const end of [caller, line]) end.on('error', () => caller.destroy() && line.destroy())
  })
  const port = await freePort()
  await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve))
  return { port, stop: () => server.close() }
}
