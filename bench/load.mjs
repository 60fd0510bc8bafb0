import { Agent, request } from 'node:http'

/**
 * So many people at once, each asking again as soon as there is an answer, for some seconds.
 *
 * @param act one visit: called with its number, the number of the person and `send`
 * @returns { perSecond, latencies } latencies in ms
 */
export async function visit({ port, people, seconds, act }) {
  const agent = new Agent({ keepAlive: true, maxSockets: people })
  const send = (asked) => ask(agent, port, asked)
  const latencies = []
  const began = performance.now()
  const until = began + seconds * 1000
  let count = 0
  const person = async (who) => {
    while (performance.now() < until) {
      const start = performance.now()
      await act(count++, who, send)
      latencies.push(performance.now() - start)
    }
  }
  try {
    await Promise.all(Array.from({ length: people }, (_, who) => person(who)))
  } finally {
    agent.destroy()
  }
  return { perSecond: latencies.length / ((performance.now() - began) / 1000), latencies }
}

/** @returns { status, headers, body } */
export function ask(agent, port, { method = 'GET', path, headers = {}, body }) {
  const sent = body && { 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body) }
  return new Promise((resolve, reject) => {
    const asked = request({ agent, port, host: '127.0.0.1', method, path, headers: { ...headers, ...sent } }, (answer) => {
      const pieces = []
      answer.on('data', (piece) => pieces.push(piece))
      answer.on('end', () => resolve({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(pieces) }))
      answer.on('error', reject)
    })
    asked.on('error', reject)
    asked.end(body)
  })
}

/** @throws where a page is not what it should be: a fast error page is no speed */
export function expectStatus(answer, status, what) {
  if (answer.status === status) return answer
  throw new Error(`${what} answered ${answer.status} and not ${status}: ${answer.body.toString('utf8', 0, 300)}`)
}
