import { createHash } from 'node:crypto'
import { mkdirSync, rmdirSync, rmSync, mkdtempSync } from 'node:fs'
import { createConnection, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Refusal } from './words.mjs'

export function mustBeWritable(folder) {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o750 })
    rmdirSync(mkdtempSync(join(folder, '.writable-')))
  } catch (error) {
    throw new Refusal(
      `无法写入目录 ${folder}（${error.code}）。 The folder ${folder} cannot be written to (${error.code}): give this user the right to write there, or put the project elsewhere.`
    )
  }
}

export async function mustBeFree(host, port) {
  const another = `PORT=${port === '3400' ? 3500 : 3400} npm start`
  if (!/^\d+$/.test(port) || Number(port) < 1 || Number(port) > 65535) {
    throw new Refusal(`端口号无效：${port}。 PORT=${port} is no port number; choose one from 1024 to 65535: ${another}`)
  }
  const error = await listening(Number(port), host)
  if (!error) return

  const sentences = {
    EADDRINUSE: `端口 ${port} 已被占用，请换一个端口：${another} 。 Port ${port} on ${host} is taken by another program; choose another: ${another}`,
    EACCES: `没有权限使用端口 ${port}：${another} 。 This user may not use port ${port}; choose one above 1024: ${another}`,
  }
  throw new Refusal(
    sentences[error.code] ??
      `无法监听 ${host}:${port}（${error.code}）。 Cannot listen on ${host}:${port} (${error.code}); HOST must be an address of this machine: HOST=127.0.0.1 npm start`
  )
}

function listening(port, host) {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', resolve)
    server.listen(port, host, () => server.close(() => resolve(undefined)))
  })
}

export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}

/**
 * Makes this process the only one that works on a data folder. A socket and not a file with a process number: it falls
 * silent when its owner dies, however it dies.
 *
 * @returns the address at which the folder is already being served, or undefined when it is ours now
 */
export async function claimFolder(folder, address) {
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 16)
  const path = join(tmpdir(), `jingzhi-${process.getuid?.() ?? 0}-${name}.sock`)
  const owner = await ask(path)
  if (owner !== undefined) return owner

  rmSync(path, { force: true })
  const server = createServer((caller) => caller.on('error', () => {}).end(address))
  await new Promise((resolve) => server.once('error', resolve).listen(path, resolve))
  server.unref()
  process.once('exit', () => rmSync(path, { force: true }))
  return undefined
}

function ask(path) {
  return new Promise((resolve) => {
    let answer = ''
    createConnection(path)
      .on('data', (piece) => (answer += piece))
      .on('end', () => resolve(answer))
      .on('error', () => resolve(undefined))
  })
}
