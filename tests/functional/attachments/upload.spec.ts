import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { request as httpRequest, type ClientRequest } from 'node:http'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import Attachment from '#app/attachments/attachment'
import { incomingFolder } from '#app/attachments/spool'
import { filesFolder } from '#config/storage'
import env from '#start/env'
import type User from '#app/users/user'
import { applicationIn } from '#tests/support/applications'
import * as make from '#tests/support/files'
import { Visitor } from '#tests/support/visitor'
import { makeWorld } from '#tests/world'

const MB = 1024 * 1024

const address = (id: number, purpose: string, type = 'point_application') =>
  `/attachments?subjectType=${type}&subjectId=${id}&purpose=${purpose}`

/** As the upload part of a page sends it. */
const upload = (client: any, url: string, user: User, file: Buffer, filename: string) =>
  client
    .post(url)
    .file('file', file, { filename })
    .header('accept', 'application/json')
    .withCsrfToken()
    .loginAs(user)

async function nothingIncoming() {
  for (let tries = 0; tries < 50; tries++) {
    if (!existsSync(incomingFolder()) || (await readdir(incomingFolder())).length === 0) return true
    await pause(20)
  }
  return false
}

async function draft() {
  const world = await makeWorld()
  const { id } = await applicationIn('draft', world)
  return { world, id, operator: world.people.operator }
}

test.group('A file that is taken', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  const GOOD: [purpose: string, name: string, make: () => Buffer, contentType: RegExp][] = [
    ['charter', '工作制度.pdf', make.pdf, /^application\/pdf$/],
    ['legalCertificate', '法人证书.JPG', make.jpg, /^image\/jpeg$/],
    ['legalCertificate', '法人证书.jpeg', make.jpg, /^image\/jpeg$/],
    ['premisesPhotos', '大厅.png', make.png, /^image\/png$/],
    ['applicationForm', '申请表.docx', make.docx, /wordprocessingml\.document$/],
    ['staffList', '人员名单.xlsx', make.xlsx, /spreadsheetml\.sheet$/],
  ]
  for (const [purpose, name, bytes, contentType] of GOOD) {
    test(`${name} as ${purpose}: its row, its digest and its trace`, async ({ client, assert }) => {
      const { id, operator } = await draft()
      const file = bytes()

      const response = await upload(client, address(id, purpose), operator, file, name)

      response.assertStatus(201)
      const sha256 = createHash('sha256').update(file).digest('hex')
      const row = await Attachment.findOrFail(response.body().id)
      assert.deepInclude(response.body(), {
        name,
        size: file.length,
        sha256,
        url: `/attachments/${row.id}`,
      })
      assert.include(row.$attributes, {
        name,
        purpose,
        sha256,
        size: file.length,
        subjectId: id,
        uploadedById: operator.id,
      })
      assert.match(row.contentType, contentType)
      const trace = await db
        .from('audit_entries')
        .where({ subject_type: 'attachment', subject_id: row.id })
        .firstOrFail()
      assert.include(trace, { action: 'attachment.uploaded', actor_id: operator.id })
      assert.include(trace.details, sha256)
    })
  }

  test('lies under a key of ours, outside what is served, and nothing waits in the incoming folder', async ({
    client,
    assert,
  }) => {
    const { id, operator } = await draft()
    const file = make.pdf()

    const response = await upload(
      client,
      address(id, 'charter'),
      operator,
      file,
      '../../public/工作制度.pdf'
    )

    response.assertStatus(201)
    assert.equal(response.body().name, '工作制度.pdf')
    const { key } = await Attachment.findOrFail(response.body().id)
    assert.match(key, /^attachments\/[0-9a-f]{2}\/[0-9a-f-]{36}$/)
    assert.deepEqual(await readFile(join(filesFolder!, key)), file)
    assert.isTrue(await nothingIncoming())
    const byPath = await client.get(`/${key}`).loginAs(operator)
    byPath.assertStatus(404)
  })

  test('of exactly the greatest size is not too large', async ({ client }) => {
    const { id, operator } = await draft()
    const response = await upload(
      client,
      address(id, 'charter'),
      operator,
      make.pdfOf(20 * MB),
      '工作制度.pdf'
    )
    response.assertStatus(201)
  })

  test('from a form without script leads back with a sentence', async ({ client }) => {
    const { id, operator } = await draft()
    const response = await client
      .post(address(id, 'charter'))
      .file('file', make.pdf(), { filename: '工作制度.pdf' })
      .header('accept', 'text/html')
      .withCsrfToken()
      .loginAs(operator)
      .redirects(0)
    response.assertStatus(302)
    response.assertFlashMessage('success', '“工作制度.pdf”已上传')
  })
})

test.group('A file that is refused', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  const zipped = () => make.zip({ 'readme.txt': 'hello' })
  const behind = (first: Buffer, second: Buffer) => Buffer.concat([first, second])
  const BAD: [
    why: string,
    purpose: string,
    name: string,
    make: () => Buffer,
    status: number,
    words: string,
  ][] = [
    ['nothing in it', 'charter', '空.pdf', () => Buffer.alloc(0), 422, '文件是空的'],
    ['a picture named pdf', 'charter', '照片.pdf', make.png, 415, '内容与扩展名不符'],
    [
      'a page named pdf',
      'charter',
      '页面.pdf',
      () => Buffer.from('<html><script>alert(1)</script></html>'),
      415,
      '内容与扩展名不符',
    ],
    [
      'a kind this purpose does not take',
      'charter',
      '工作制度.docx',
      make.docx,
      415,
      '可以上传 PDF',
    ],
    ['no ending', 'charter', '工作制度', make.pdf, 415, '可以上传 PDF'],
    [
      'a program behind a good ending',
      'charter',
      '工作制度.pdf.exe',
      make.pdf,
      415,
      '可执行文件的扩展名',
    ],
    [
      'a program before a good ending',
      'charter',
      '工作制度.exe.pdf',
      make.pdf,
      415,
      '可执行文件的扩展名',
    ],
    [
      'an ending turned round by invisible marks',
      'charter',
      '工作\u202efdp.exe',
      make.pdf,
      415,
      '不支持这种文件',
    ],
    [
      'SVG',
      'premisesPhotos',
      '图.svg',
      () => Buffer.from('<svg onload="alert(1)"/>'),
      415,
      '不支持这种文件',
    ],
    ['a ZIP named docx', 'applicationForm', '申请表.docx', zipped, 415, '内容与扩展名不符'],
    ['a workbook named docx', 'applicationForm', '申请表.docx', make.xlsx, 415, '内容与扩展名不符'],
    [
      'macros in a docx',
      'applicationForm',
      '申请表.docx',
      () => make.docx({ 'word/vbaProject.bin': 'x' }),
      415,
      '脚本或宏',
    ],
    [
      'a path out of the archive',
      'applicationForm',
      '申请表.docx',
      () => make.docx({ '../../x.xml': 'x' }),
      415,
      '夹带',
    ],
    [
      'a cut docx',
      'applicationForm',
      '申请表.docx',
      () => make.docx().subarray(0, -30),
      415,
      '损坏',
    ],
    ['script in a PDF', 'charter', '工作制度.pdf', make.pdfWithJavaScript, 415, '脚本或宏'],
    ['a cut PDF', 'charter', '工作制度.pdf', () => make.pdf().subarray(0, -30), 415, '损坏'],
    [
      'a PDF with something before it',
      'charter',
      '工作制度.pdf',
      () => behind(Buffer.from('GIF89a'), make.pdf()),
      415,
      '没有保存',
    ],
    [
      'a PDF with an archive behind it',
      'charter',
      '工作制度.pdf',
      () => behind(make.pdf(), zipped()),
      415,
      '夹带',
    ],
    [
      'a picture with an archive behind it',
      'premisesPhotos',
      '大厅.jpg',
      () => behind(make.jpg(), zipped()),
      415,
      '夹带',
    ],
    [
      'a picture with markup in it',
      'premisesPhotos',
      '大厅.jpg',
      () => behind(make.jpg(), Buffer.from('<script>alert(1)</script>')),
      415,
      '夹带',
    ],
    ['a cut picture', 'premisesPhotos', '大厅.png', () => make.png().subarray(0, -4), 415, '损坏'],
    [
      'one byte too many',
      'charter',
      '工作制度.pdf',
      () => make.pdfOf(20 * MB + 1),
      413,
      '文件超过 20 MB',
    ],
    ['far too much', 'charter', '工作制度.pdf', () => make.pdfOf(21 * MB), 413, '文件超过 20 MB'],
    [
      'a photo over its own limit',
      'premisesPhotos',
      '大厅.jpg',
      () => behind(make.jpg(), Buffer.alloc(10 * MB)),
      413,
      '文件超过 10 MB',
    ],
  ]
  for (const [why, purpose, name, bytes, status, words] of BAD) {
    test(`${why}: ${status}, said in words, nothing kept`, async ({ client, assert }) => {
      const { id, operator } = await draft()

      const response = await upload(client, address(id, purpose), operator, bytes(), name)

      response.assertStatus(status)
      assert.include(response.body().error, words)
      assert.lengthOf(await Attachment.all(), 0)
      assert.isTrue(await nothingIncoming())
    })
  }

  test('says the same to a form without script', async ({ client }) => {
    const { id, operator } = await draft()
    const response = await client
      .post(address(id, 'charter'))
      .file('file', make.png(), { filename: '照片.pdf' })
      .header('accept', 'text/html')
      .withCsrfToken()
      .loginAs(operator)
      .redirects(0)
    response.assertStatus(302)
    response.assertFlashMessage(
      'error',
      '文件内容与扩展名不符，没有保存。请用原来的软件另存为 PDF 后再上传。'
    )
  })

  test('a form without a file, and a body that is none', async ({ client, assert }) => {
    const { id, operator } = await draft()
    const post = () =>
      client
        .post(address(id, 'charter'))
        .header('accept', 'application/json')
        .withCsrfToken()
        .loginAs(operator)

    const none = await post().field('other', 'x')
    const other = await post().form({ file: 'x' })

    for (const response of [none, other]) {
      response.assertStatus(422)
      assert.include(response.body().error, '没有收到文件')
    }
  })

  test('a tenth photo, until one of the nine is removed', async ({ client, assert }) => {
    const { id, operator } = await draft()
    const photo = () =>
      upload(client, address(id, 'premisesPhotos'), operator, make.png(), '大厅.png')
    for (let count = 0; count < 9; count++) {
      const taken = await photo()
      taken.assertStatus(201)
    }

    const tenth = await photo()
    tenth.assertStatus(422)
    assert.include(tenth.body().error, '最多 9 个文件')

    await Attachment.query().limit(1).update({ removedAt: '2026-01-01 00:00:00' })
    const again = await photo()
    again.assertStatus(201)
  })
})

test.group('Who may add a file', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  const add = (client: any, id: number, user: User) =>
    upload(client, address(id, 'charter'), user, make.pdf(), '工作制度.pdf')

  test('nobody without signing in', async ({ client, assert }) => {
    const { id } = await draft()
    const response = await client
      .post(address(id, 'charter'))
      .file('file', make.pdf(), { filename: '工作制度.pdf' })
      .withCsrfToken()
      .redirects(0)
    assert.match(response.header('location')!, /^\/sign-in/)
    assert.lengthOf(await Attachment.all(), 0)
  })

  test('not without the key of the page', async ({ client, assert }) => {
    const { id, operator } = await draft()
    await client
      .post(address(id, 'charter'))
      .file('file', make.pdf(), { filename: '工作制度.pdf' })
      .loginAs(operator)
      .redirects(0)
    assert.lengthOf(await Attachment.all(), 0)
  })

  test('to whom the row is not visible it is not there', async ({ client }) => {
    const { id, world } = await draft()
    for (const stranger of [
      world.people.chaoyangPrincipal,
      world.people.haidianReviewer,
      world.people.experts[0],
    ]) {
      const response = await add(client, id, stranger)
      response.assertStatus(404)
    }
  })

  test('whoever only reads it is refused', async ({ client, assert }) => {
    const world = await makeWorld()
    const { id } = await applicationIn('submitted', world)
    for (const reader of [world.people.haidianReviewer, world.people.operator]) {
      const response = await add(client, id, reader)
      response.assertStatus(403)
    }
    assert.lengthOf(await Attachment.all(), 0)
  })

  test('no such purpose, no such kind of row, no such row', async ({ client }) => {
    const { id, operator } = await draft()
    const urls = [
      address(id, 'nonsense'),
      address(id, 'constructor'),
      address(id, 'charter', 'user'),
      address(id, 'charter', 'constructor'),
      address(id + 1000, 'charter'),
    ]
    for (const url of urls) {
      const response = await upload(client, url, operator, make.pdf(), '工作制度.pdf')
      response.assertStatus(404)
    }
  })
})

test.group('A body that does not end well', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  /** Without a length, so that only counting can stop it. */
  async function startSending(id: number, user: User, purpose = 'premisesPhotos') {
    const visitor = await new Visitor(env.get('APP_URL')).signIn(user.email)
    const request = httpRequest(env.get('APP_URL') + address(id, purpose), {
      method: 'POST',
      headers: {
        ...visitor.headers,
        'accept': 'application/json',
        'content-type': 'multipart/form-data; boundary=edge',
      },
    })
    request.on('error', () => {})
    request.write('--edge\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\n\r\n')
    return request
  }

  /** @returns what the server answered, if it did, and how much was sent until it hung up */
  async function sendForEver(request: ClientRequest) {
    let [status, closed, sent] = [0, false, 0]
    request.on('response', (response) => {
      status = response.statusCode!
      response.resume()
    })
    request.on('close', () => (closed = true))
    for (const began = Date.now(); !closed && Date.now() - began < 20_000; await pause(5)) {
      const goesOn = request.write(Buffer.alloc(256 * 1024))
      sent += 256 * 1024
      if (!goesOn) await pause(20)
    }
    request.destroy()
    return { status, closed, sent }
  }

  test('endless bytes are answered with 413 at the limit, and the line is cut', async ({
    assert,
  }) => {
    const { id, operator } = await draft()
    const { status, closed } = await sendForEver(await startSending(id, operator))

    assert.equal(status, 413)
    assert.isTrue(closed)
    assert.isTrue(await nothingIncoming())
    assert.lengthOf(await Attachment.all(), 0)
  })

  test('a line that is cut halfway leaves nothing behind', async ({ assert }) => {
    const { id, operator } = await draft()
    const request = await startSending(id, operator)
    request.write(Buffer.alloc(2 * MB))
    await pause(300)
    assert.lengthOf(await readdir(incomingFolder()), 1)

    request.destroy()

    assert.isTrue(await nothingIncoming())
    assert.lengthOf(await Attachment.all(), 0)
  })
})
