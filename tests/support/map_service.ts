import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'

/** One grey point. */
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNsaGj4DwAFhAKAjM1mJgAAAABJRU5ErkJggg==',
  'base64'
)

/** A map service that answers as it is told and remembers what it was asked. */
export async function mapService() {
  const asked: URL[] = []
  let [type, body, wait]: [string, Buffer, number] = ['image/png', PNG, 0]
  const server = createServer((request, response) => {
    asked.push(new URL(request.url!, 'http://map'))
    setTimeout(() => response.setHeader('content-type', type).end(body), wait)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    asked,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answers: (nextType: string, nextBody: Buffer, nextWait = 0) =>
      ([type, body, wait] = [nextType, nextBody, nextWait]),
    close: () => server.closeAllConnections() ?? server.close(),
  }
}
