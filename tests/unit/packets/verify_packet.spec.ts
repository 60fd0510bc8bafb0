import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { storagePath } from '#config/storage'
import { leaveMoment } from '#app/core/clock'
import { sha256 } from '#app/core/canonical_json'
import type { Manifest } from '#app/packets/manifest'
import { finishedAs, KEY, packetOf, verdictOn } from '#tests/support/packets'
import { zip } from '#tests/support/files'
import { unzipped, zipped } from '#tests/support/zips'
import { makeWorld } from '#tests/world'

type Files = Map<string, Buffer>

async function recognizedPacket() {
  const world = await makeWorld()
  const application = await finishedAs('recognized', world)
  return packetOf(application, world)
}

/** The packet after somebody has been at it. */
async function changed(archive: Buffer, change: (files: Files) => void) {
  const files = await unzipped(archive)
  change(files)
  return zipped(files)
}

const attachmentIn = (files: Files) => [...files.keys()].find((path) => path.startsWith('attachments/'))!

function edit<T>(files: Files, path: string, change: (content: T) => void) {
  const content = JSON.parse(files.get(path)!.toString())
  change(content)
  files.set(path, Buffer.from(JSON.stringify(content, null, 2) + '\n'))
}

/** Puts the sums of what is there now into the manifest, as somebody clever would who lacks the key. */
function listAnew(files: Files) {
  edit<Manifest>(files, 'manifest.json', (manifest) => {
    for (const file of manifest.files) {
      const content = files.get(file.path)
      if (content) Object.assign(file, { bytes: content.length, sha256: sha256(content) })
    }
  })
}

async function faultsIn(archive: Buffer, key?: string | null) {
  const verdict = await verdictOn(archive, key)
  if (verdict.kind === 'no_packet') throw new Error(verdict.reason)
  return Object.fromEntries(verdict.findings.flatMap(({ check, fault }) => (fault ? [[check, fault]] : [])))
}

test.group('A packet as it was taken', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => leaveMoment())

  test('passes every check', async ({ assert }) => {
    const verdict = await verdictOn(await recognizedPacket())
    assert.equal(verdict.kind, 'intact', JSON.stringify(verdict))
    const results = verdict.kind === 'intact' ? verdict.findings.map(({ check, result }) => [check, result]) : []
    assert.deepEqual(
      results,
      ['seal', 'list', 'contents', 'claims', 'decisions', 'chain'].map((check) => [check, 'intact'])
    )
  })

  test('says without the key what could not be checked', async ({ assert }) => {
    const verdict = await verdictOn(await recognizedPacket(), null)
    assert.equal(verdict.kind, 'intact')
    const unsealed = verdict.kind === 'intact' ? verdict.findings.filter(({ result }) => result === 'unsealed') : []
    assert.deepEqual(
      unsealed.map(({ check }) => check),
      ['seal', 'chain']
    )
  })

  test('is the same to the byte for the same data, moment and person', async ({ assert }) => {
    const world = await makeWorld()
    const application = await finishedAs('recognized', world)
    const [one, other] = [await packetOf(application, world), await packetOf(application, world)]
    assert.isTrue(one.equals(other))
  })
})

test.group('A packet that somebody has been at', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => leaveMoment())

  test('one byte of one file', async ({ assert }) => {
    let path = ''
    const archive = await changed(await recognizedPacket(), (files) => {
      path = attachmentIn(files)
      const content = Buffer.from(files.get(path)!)
      content[20] ^= 1
      files.set(path, content)
    })
    assert.deepEqual(await faultsIn(archive), { contents: { kind: 'altered', where: path } })
  })

  test('the same, with the manifest written anew', async ({ assert }) => {
    let [path, was] = ['', '']
    const archive = await changed(await recognizedPacket(), (files) => {
      path = attachmentIn(files)
      was = sha256(files.get(path)!)
      files.set(path, Buffer.from('%PDF-1.4 other'))
      listAnew(files)
    })
    assert.deepEqual(await faultsIn(archive, null), { claims: { kind: 'altered', where: path } })
    assert.deepEqual((await faultsIn(archive)).seal, { kind: 'altered', where: 'manifest.json' })

    const bold = await changed(archive, (files) =>
      edit<Manifest>(
        files,
        'manifest.json',
        ({ files: listed }) => void delete listed.find((file) => file.path === path)!.claimed
      )
    )
    assert.deepEqual(await faultsIn(bold, null), { claims: { kind: 'not_inside', where: was } })
  })

  test('a file taken out, put in, renamed', async ({ assert }) => {
    const archive = await recognizedPacket()
    const path = attachmentIn(await unzipped(archive))
    const without = await changed(archive, (files) => void files.delete(path))
    const withMore = await changed(archive, (files) => void files.set('attachments/more.pdf', Buffer.from('x')))
    const renamed = await changed(archive, (files) => {
      files.set('attachments/other.pdf', files.get(path)!)
      files.delete(path)
    })
    assert.deepEqual(await faultsIn(without), { list: { kind: 'missing', where: path } })
    assert.deepEqual(await faultsIn(withMore), { list: { kind: 'additional', where: 'attachments/more.pdf' } })
    assert.deepEqual(await faultsIn(renamed), { list: { kind: 'missing', where: path } })
  })

  test('an entry of the audit chain: altered, removed, moved, cut off', async ({ assert }) => {
    const archive = await recognizedPacket()
    type Chain = { entries: Record<string, any>[]; head: object }
    const CHANGES: [string, (chain: Chain) => void, keyed: boolean][] = [
      ['altered', ({ entries }) => void (entries[2].actor_name = '某人'), true],
      ['removed', ({ entries }) => void entries.splice(2, 1), false],
      ['removed', ({ entries }) => void entries.pop(), false],
      ['altered', ({ entries }) => void (entries[2].prev_hash = entries[0].hash), false],
      ['inserted', ({ entries }) => void (entries[2].subject_id = 99), false],
    ]
    for (const [kind, change, keyed] of CHANGES) {
      const other = await changed(archive, (files) => {
        edit(files, 'audit.json', change)
        listAnew(files)
      })
      const fault = (await faultsIn(other)).chain
      assert.equal(fault.kind, kind)
      assert.match(fault.where, /^audit\.json, \d+$/)
      if (!keyed) assert.equal((await faultsIn(other, null)).chain.kind, kind)
    }
  })

  test('a decision moved to another content', async ({ assert }) => {
    const archive = await changed(await recognizedPacket(), (files) => {
      edit<Record<string, unknown>[]>(files, 'approvals.json', (rows) => void (rows[1].contentHash = '0'.repeat(64)))
      listAnew(files)
    })
    assert.deepEqual(await faultsIn(archive, null), {
      decisions: { kind: 'not_submitted', where: 'approvals.json, 2' },
    })
  })

  test('a manifest that tells of somebody else', async ({ assert }) => {
    const archive = await changed(await recognizedPacket(), (files) =>
      edit<Manifest>(files, 'manifest.json', (manifest) => void (manifest.created.by = '某人'))
    )
    assert.deepEqual(await faultsIn(archive), { seal: { kind: 'altered', where: 'manifest.json' } })
  })

  test('fifty single bits, all over the archive: never passed unless what is inside is the same', async ({
    assert,
  }) => {
    const archive = await recognizedPacket()
    const inside = await unzipped(archive)
    let passed = 0
    for (let n = 0; n < 50; n++) {
      const other = Buffer.from(archive)
      const at = Math.floor(((n + 0.5) / 50) * archive.length)
      other[at] ^= 1 << (n % 8)
      if ((await verdictOn(other)).kind !== 'intact') continue
      passed++
      assert.deepEqual(await unzipped(other), inside, `byte ${at}`)
    }
    assert.isBelow(passed, 25)
  }).timeout(60_000)
})

test.group('What is no packet', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => leaveMoment())

  const refused = async (archive: Buffer) => {
    const verdict = await verdictOn(archive)
    return verdict.kind === 'no_packet' ? verdict.reason : verdict.kind
  }

  test('a text, nothing, an archive of something else, half a packet', async ({ assert }) => {
    const archive = await recognizedPacket()
    for (const other of [Buffer.from('hello'), Buffer.alloc(0), zip({ 'a.txt': 'x' }), archive.subarray(0, -100)]) {
      assert.equal((await verdictOn(other)).kind, 'no_packet')
    }
    const foreign = await changed(archive, (files) => files.set('manifest.json', Buffer.from('{"format":"other"}')))
    assert.match(await refused(foreign), /^manifest\.json/)
  })

  test('paths that lead out, and the same path twice', async ({ assert }) => {
    for (const path of ['../../etc/passwd', '/etc/passwd', 'C:/x', 'a\\..\\b']) {
      assert.match(await refused(zip({ 'manifest.json': '{}', [path]: 'x' })), /path|characters/, path)
    }
    const twice = zip({ 'manifest.json': '{}', 'manifest.jsom': '{}' }).toString('latin1').replaceAll('jsom', 'json')
    assert.match(await refused(Buffer.from(twice, 'latin1')), /twice inside/)
  })

  test('a bomb, before anything of it is unpacked', async ({ assert }) => {
    const bomb = await zipped(new Map([['manifest.json', Buffer.alloc(250 * 1024 * 1024)]]))
    assert.isBelow(bomb.length, 1024 * 1024)
    assert.equal(await refused(bomb), 'too much inside')
  }).timeout(30_000)
})

test.group('node ace packet:verify', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => leaveMoment())

  /** Settings with which the application would not start, and no database: only the key of the trail is right. */
  async function run(archive: Buffer) {
    const path = join(storagePath(), 'handed-over.zip')
    await writeFile(path, archive)
    const environment = { PATH: process.env.PATH, AUDIT_KEY: KEY, DB_CONNECTION: 'none' }
    const child = promisify(execFile)(process.execPath, ['ace.js', 'packet:verify', path], { env: environment })
    return child.then(
      ({ stdout, stderr }) => ({ code: 0, text: stdout + stderr }),
      ({ code, stdout, stderr }) => ({ code, text: stdout + stderr })
    )
  }

  test('tells in a line for each check, and ends with 0, 1 or 2', async ({ assert }) => {
    const archive = await recognizedPacket()
    const good = await run(archive)
    assert.equal(good.code, 0, good.text)
    assert.include(good.text, '文件内容 contents of files')
    assert.include(good.text, '燕麓大学图书馆')

    const path = attachmentIn(await unzipped(archive))
    const bad = await run(await changed(archive, (files) => void files.set(path, Buffer.from('x'))))
    assert.equal(bad.code, 1, bad.text)
    assert.include(bad.text, `已改动 altered: ${path}`)

    const none = await run(Buffer.from('hello'))
    assert.equal(none.code, 2, none.text)
    assert.include(none.text, 'not a packet')
  }).timeout(60_000)
})
