import { getting } from '../race.mjs'
import { giveBack } from './step.mjs'

/** 20 of all applications, by state, newest first. */
export default {
  key: 'S1',
  title: 'list: a page of the applications in one state, newest first',
  target: 0.18,
  crowds: [1, 32],
  async prepare({ people, store, tell }) {
    await giveBack(store)
    const path = '/applications?state=submitted'
    const page = await people[0].get(path)
    await tell('list', page)
    return {
      acts: { app: getting(() => path, (who) => people[who].headers), limit: getting(() => '/list') },
      facts: { bytes: page.body.length },
    }
  },
}
