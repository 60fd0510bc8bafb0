/** Bare BullMQ and a bare pooled mailer: so many jobs, each one letter; the limit of a wave. */
import { createRequire } from 'node:module'
import { connect } from 'node:net'
import { inRoot } from '../bin/support/root.mjs'

const load = createRequire(inRoot('package.json'))
const { Queue, Worker } = load('bullmq')
const { REDIS_HOST: host, REDIS_PORT: port, REDIS_PASSWORD: password, SINK_PORT: sink } = process.env
const connection = { host, port: Number(port), password: password || undefined, maxRetriesPerRequest: null }
const count = Number(process.argv[2])

/** Written at once, as by config/mail.ts. */
const getSocket = ({ host, port }, answer) => answer(null, { connection: connect({ host, port, noDelay: true }) })
const line = { host: '127.0.0.1', port: Number(sink), pool: true, maxConnections: 4, getSocket }
const mailer = load('nodemailer').createTransport(line)
const letter = { from: 'no-reply@jingzhi.example', subject: '公共服务满意度调查', html: `<p>${'请您评价我们的服务。'.repeat(200)}</p>` }

const queue = new Queue('bench-bare-mails', { connection })
await queue.obliterate({ force: true })
const jobs = Array.from({ length: count }, (_, n) => ({ name: 'letter', data: { n }, opts: { removeOnComplete: true } }))
for (let at = 0; at < count; at += 500) await queue.addBulk(jobs.slice(at, at + 500))

let left = count
const done = Promise.withResolvers()
const worker = new Worker(
  'bench-bare-mails',
  async ({ data }) => {
    await mailer.sendMail({ ...letter, to: `bare${data.n}@people.example` })
    if (--left === 0) done.resolve()
  },
  { connection, concurrency: 4 }
)
await done.promise
await worker.close()
await queue.close()
mailer.close()
