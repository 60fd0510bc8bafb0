import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { freePort, redisIsMissing } from './redis_server.js'

const run = promisify(execFile)
const REDIS = process.env.TEST_REDIS_SERVER ?? ''
const MARIADB = process.env.TEST_MARIADBD ?? ''
const INSTALL = '/usr/bin/mariadb-install-db'
const OPENSSL = '/usr/bin/openssl'

/** Why tests that need such servers are skipped, or false. */
export const sealedIsMissing =
  redisIsMissing || ([MARIADB, INSTALL, OPENSSL].find((program) => !existsSync(program)) ?? false)

/** A server of one test that takes nothing but sealed connections; its certificate for `localhost` stands for itself. */
export type SealedServer = { port: number; certificate: string; stop(): Promise<void> }

export async function sealedRedis() {
  return serve(REDIS, (port, { certificate, key }) => [
    ...['--port', '0', '--tls-port', String(port), '--bind', '127.0.0.1', '--save', '', '--tls-auth-clients', 'no'],
    ...['--tls-cert-file', certificate, '--tls-key-file', key, '--maxmemory-policy', 'noeviction'],
  ])
}

export async function sealedDatabase() {
  return serve(MARIADB, async (port, { folder, certificate, key }) => {
    const data = [...asRoot, `--datadir=${join(folder, 'data')}`]
    await run(INSTALL, ['--no-defaults', ...data, '--auth-root-authentication-method=normal'])
    return [
      ...['--no-defaults', ...data, `--socket=${join(folder, 's')}`, `--pid-file=${join(folder, 'pid')}`],
      ...[`--port=${port}`, '--bind-address=127.0.0.1', '--skip-log-bin', '--require-secure-transport=on'],
      ...[`--ssl-cert=${certificate}`, `--ssl-key=${key}`],
    ]
  })
}

type Papers = { folder: string; certificate: string; key: string }

const asRoot = process.getuid?.() === 0 ? ['--user=root'] : []

async function serve(
  program: string,
  words: (port: number, papers: Papers) => string[] | Promise<string[]>
): Promise<SealedServer> {
  const folder = await mkdtemp(join(tmpdir(), 'jingzhi-tls-'))
  const [certificate, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')]
  const made = ['-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', certificate, '-days', '2']
  await run(OPENSSL, ['req', '-x509', ...made, '-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'])
  const port = await freePort()
  const server = spawn(program, await words(port, { folder, certificate, key }), { cwd: folder, stdio: 'ignore' })
  const stop = async () => {
    if (server.exitCode === null && server.kill('SIGKILL')) await once(server, 'exit')
    await rm(folder, { recursive: true, force: true })
  }
  return { port, certificate, stop }
}

/** Servers take a while to listen. */
export async function soon<T>(act: () => Promise<T>): Promise<T> {
  for (const until = Date.now() + 20_000; ; await pause(100)) {
    try {
      return await act()
    } catch (error) {
      if (Date.now() > until) throw error
    }
  }
}
