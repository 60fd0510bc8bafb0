import { expectStatus, visit } from './load.mjs'
import { median, quantile } from './numbers.mjs'

/** In turns. A server runs for weeks; the engine compiles what an act runs through only after some hundreds of them. */
const WARMING = 4

/**
 * The application and its limit by turns, so that whatever else the machine does falls on both.
 *
 * @param acts { app, limit }: one visit each (load.mjs)
 * @param before what has to be prepared anew for each round, outside the measured time
 * @returns for each number of people: both medians in visits a second, their ratio, and how long the application's took
 */
export async function race({ acts, before = () => {}, ports, crowds, rounds, turn, tell }) {
  const results = []
  for (const people of crowds) {
    const turns = { limit: [], app: [] }
    await before()
    const warming = people === crowds[0] ? WARMING * turn : turn / 2
    for (const side of ['limit', 'app']) await visit({ port: ports[side], people, seconds: warming, act: acts[side] })
    for (let round = 0; round < rounds; round++) {
      await before()
      for (const side of ['limit', 'app']) {
        turns[side].push(await visit({ port: ports[side], people, seconds: turn, act: acts[side] }))
      }
      tell(`${people} at once, round ${round + 1} of ${rounds}`)
    }
    results.push(resultOf(people, turns))
  }
  return results
}

function resultOf(people, { limit, app }) {
  const perSecond = (turns) => median(turns.map((turn) => turn.perSecond))
  const share = (at) => median(app.map(({ latencies }) => quantile(latencies, at)))
  return {
    people,
    limit: perSecond(limit),
    app: perSecond(app),
    ratio: perSecond(app) / perSecond(limit),
    spread: Math.max(...app.map((turn) => turn.perSecond)) / Math.min(...app.map((turn) => turn.perSecond)),
    p50: share(0.5),
    p99: share(0.99),
  }
}

/** A visit that asks for one page and takes nothing but that page. */
export const getting = (pathOf, headersOf = () => ({})) => async (n, who, send) =>
  expectStatus(await send({ path: pathOf(n), headers: headersOf(who) }), 200, pathOf(n))
