/** A mail server that takes everything: SMTP at SINK_PORT, and at COUNT_PORT how much it has got since it was last asked. */
import { createServer } from 'node:http'
import { SMTPServer } from 'smtp-server'

let [count, first, last] = [0, 0, 0]

new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData(stream, _session, taken) {
    stream.resume().on('end', () => {
      last = performance.now()
      first ||= last
      count++
      taken()
    })
  },
}).listen(Number(process.env.SINK_PORT), '127.0.0.1')

createServer((request, response) => {
  response.end(JSON.stringify({ count, seconds: (last - first) / 1000 }))
  if (request.method === 'DELETE') [count, first, last] = [0, 0, 0]
}).listen(Number(process.env.COUNT_PORT), '127.0.0.1')
