import { Agent } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { freePort } from '../../bin/support/places.mjs'
import { runtime } from '../../bin/support/packages.mjs'
import { run } from '../../bin/support/processes.mjs'
import { inRoot } from '../../bin/support/root.mjs'
import { startProgram, startWorker } from '../application.mjs'
import { ask } from '../load.mjs'
import { median } from '../numbers.mjs'

/** Letters of a survey to everybody in a wave, each with an address of its own and its state in the database. */
export default {
  key: 'S6',
  title: 'wave: letters of a survey with the state of each recipient, beside bare BullMQ and a bare mailer',
  async measure({ store, web, env, rounds, letters }) {
    if (env.QUEUE_BACKEND !== 'redis') return []
    const sink = await startSink()
    const worker = await startWorker({ ...env, ...sink.mail, APP_URL: web.env.APP_URL })
    const [bare, own] = [[], []]
    for (let round = 0; round < rounds; round++) {
      await run(runtime(), [inRoot('bench/bare_mails.mjs'), String(letters)], { env: { ...env, ...sink.env } })
      bare.push(await sink.perSecond(letters))
      await beginWave(store, letters)
      own.push(await sink.perSecond(letters))
    }
    await Promise.all([worker.stop(), sink.stop()])
    const ratio = median(own) / median(bare)
    return [{ name: `${letters} letters, each second`, value: median(own), limit: median(bare), ratio, target: '≥ 0.7', isMet: ratio >= 0.7 }]
  },
}

async function startSink() {
  const [mails, counts] = [await freePort(), await freePort()]
  const env = { SINK_PORT: String(mails), COUNT_PORT: String(counts) }
  const program = startProgram([inRoot('bench/mail_sink.mjs')], { ...process.env, ...env })
  const agent = new Agent()
  const count = async (method) => JSON.parse((await ask(agent, counts, { method, path: '/' })).body)
  await pause(1000)
  return {
    env,
    mail: { MAIL_MAILER: 'smtp', SMTP_HOST: '127.0.0.1', SMTP_PORT: String(mails) },
    stop: () => program.stop(2000),
    async perSecond(letters) {
      for (const until = Date.now() + 300_000; Date.now() < until; await pause(200)) {
        if ((await count('GET')).count < letters) continue
        return letters / (await count('DELETE')).seconds
      }
      throw new Error('the letters of the wave did not arrive within five minutes')
    },
  }
}

/** As the button does, for so many who have not answered; at a rate that holds nobody back. */
async function beginWave(store, letters) {
  const [{ id, slice_number: before }] = await store.rows("select id, slice_number from survey_waves where state = 'open' order by id desc limit 1")
  const now = new Date().toISOString().slice(0, 19).replace('T', ' ')
  const rows = await store.rows(`select id from survey_invitations where wave_id = ? and is_spent = 0 order by id limit ${letters}`, [id])
  const waiting = `update survey_invitations set state = 'waiting', next_try_at = ?, tries = 0 where id between ? and ? and wave_id = ? and is_spent = 0`
  await store.rows(waiting, [now, rows[0].id, rows.at(-1).id, id])
  const number = Number(before) + 1
  await store.rows(`update survey_waves set sending = 'sending', rate = 60000000, paced_until = 0, slice_number = ?, slice_key = null, slice_until = null where id = ?`, [number, id])
  await store.rows('insert into outbox (job, payload, available_at, created_at) values (?, ?, ?, ?)', ['surveys/send_slice', JSON.stringify({ waveId: id, number }), now, now])
}
