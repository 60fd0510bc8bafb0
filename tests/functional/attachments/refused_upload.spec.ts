import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import Attachment from '#app/attachments/attachment'
import * as make from '#tests/support/files'
import { address, draft, MB, nothingIncoming, upload } from '#tests/support/uploads'

test.group('A file that is refused', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  const zipped = () => make.zip({ 'readme.txt': 'hello' })
  const behind = (first: Buffer, second: Buffer) => Buffer.concat([first, second])
  const BAD: [why: string, purpose: string, name: string, make: () => Buffer, status: number, words: string][] = [
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
    ['a kind this purpose does not take', 'charter', '工作制度.docx', make.docx, 415, '可以上传 PDF'],
    ['no ending', 'charter', '工作制度', make.pdf, 415, '可以上传 PDF'],
    ['a program behind a good ending', 'charter', '工作制度.pdf.exe', make.pdf, 415, '可执行文件的扩展名'],
    ['a program before a good ending', 'charter', '工作制度.exe.pdf', make.pdf, 415, '可执行文件的扩展名'],
    ['an ending turned round by invisible marks', 'charter', '工作\u202efdp.exe', make.pdf, 415, '不支持这种文件'],
    ['SVG', 'premisesPhotos', '图.svg', () => Buffer.from('<svg onload="alert(1)"/>'), 415, '不支持这种文件'],
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
    ['a cut docx', 'applicationForm', '申请表.docx', () => make.docx().subarray(0, -30), 415, '损坏'],
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
    ['a PDF with an archive behind it', 'charter', '工作制度.pdf', () => behind(make.pdf(), zipped()), 415, '夹带'],
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
    ['one byte too many', 'charter', '工作制度.pdf', () => make.pdfOf(20 * MB + 1), 413, '文件超过 20 MB'],
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
    response.assertFlashMessage('error', '文件内容与扩展名不符，没有保存。请用原来的软件另存为 PDF 后再上传。')
  })

  test('a form without a file, and a body that is none', async ({ client, assert }) => {
    const { id, operator } = await draft()
    const post = () =>
      client.post(address(id, 'charter')).header('accept', 'application/json').withCsrfToken().loginAs(operator)

    const none = await post().field('other', 'x')
    const other = await post().form({ file: 'x' })

    for (const response of [none, other]) {
      response.assertStatus(422)
      assert.include(response.body().error, '没有收到文件')
    }
  })

  test('a tenth photo, until one of the nine is removed', async ({ client, assert }) => {
    const { id, operator } = await draft()
    const photo = () => upload(client, address(id, 'premisesPhotos'), operator, make.png(), '大厅.png')
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
