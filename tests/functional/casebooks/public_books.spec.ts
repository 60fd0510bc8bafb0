import { once } from 'node:events'
import { get } from 'node:http'
import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import documents from '#config/documents'
import env from '#start/env'
import { publishEdition, withdrawEdition, freezeEdition } from '#app/casebooks/book_editions'
import BookEdition from '#app/casebooks/book_edition'
import { bookPages } from '#app/casebooks/book_pages'
import BookFile from '#app/casebooks/book_file'
import { sha256 } from '#app/core/canonical_json'
import { allPublicPages } from '#app/open_data/public_pages'
import { drainOutbox } from '#jobs/drain'
import { actor } from '#tests/support/applications'
import { builtEdition, orderedEdition, publishedEdition, smallManuscript } from '#tests/support/book_editions'
import { bookCase, bookManuscript, bookPicture, imageOf, picturesOf } from '#tests/support/book_manuscripts'
import { settingsBackThen } from '#tests/support/settings'
import { makeWorld } from '#tests/world'

const read = (path: string, options: RequestInit = {}) =>
  fetch(env.get('APP_URL') + path, { redirect: 'manual', ...options })

async function statusOf(path: string, headers: Record<string, string>) {
  const [answer] = await once(get(env.get('APP_URL') + path, { headers }), 'response')
  return answer.resume().statusCode as number
}

test.group('The book for everybody', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.setup(() => {
    const back = settingsBackThen(documents.office)
    documents.office.program = 'none'
    return back
  })

  test('an edition that is not published is nowhere', async ({ assert }) => {
    const edition = await builtEdition(await makeWorld())
    const image = await BookFile.query().where('path', 'like', 'images/%').firstOrFail()
    for (const path of [
      `/books/${edition.year}`,
      `/books/${edition.year}/preface`,
      `/books/${edition.year}/images/${image.sha256}.png`,
      `/books/${edition.year}/editions/1/book.docx`,
    ]) {
      assert.equal((await read(path)).status, 404, path)
    }
    assert.notInclude(await (await read('/books')).text(), edition.title)
  })

  test('is read from contents to contacts, page by page, without a session', async ({ assert }) => {
    const edition = await publishedEdition(await makeWorld())
    const home = `/books/${edition.year}`
    const seen: string[] = []
    for (let next: string | undefined = home; next;) {
      const page = await read(next)
      assert.equal(page.status, 200, next)
      assert.isEmpty(page.headers.getSetCookie())
      assert.equal(page.headers.get('cache-control'), 'public, max-age=60')
      assert.equal(await statusOf(next, { 'if-none-match': page.headers.get('etag')! }), 304, next)
      const html = await page.text()
      assert.notMatch(html, /<script(?![^>]*src=)[^>]*>(?!\s*<\/script>)[^<{]/)
      seen.push(next)
      next = /href="([^"]+)" rel="next"/.exec(html)?.[1]
    }
    assert.deepEqual(seen, [
      home,
      ...['preface', 'AL-2026-0001', 'AL-2026-0002', 'index/industry', 'index/technique', 'index/category']
        .concat('index/organisation', 'contacts')
        .map((name) => `${home}/${name}`),
    ])
    const pages = (await allPublicPages()).map(({ path }) => path)
    for (const path of seen) assert.include(pages, path)
    for (const path of ['nothing', 'index/nothing', 'AL-2026-9999', 'errata']) {
      assert.equal((await read(`${home}/${path}`)).status, 404, path)
    }
    assert.equal((await read('/books/1999')).status, 404)
    assert.include(await (await read('/books')).text(), `href="${home}"`)
    assert.include(await (await read('/')).text(), 'href="/books"')
  })

  test('shows pictures as stripped copies that are kept for ever', async ({ assert }) => {
    const edition = await publishedEdition(await makeWorld())
    const html = await (await read(`/books/${edition.year}/AL-2026-0001`)).text()
    const [, src, width, height] = /<img src="([^"]+)"[^>]*width="(\d+)" height="(\d+)"/.exec(html)!
    assert.deepEqual([width, height], ['1200', '800'])
    const picture = await read(src)
    assert.equal(picture.headers.get('content-type'), 'image/png')
    assert.equal(picture.headers.get('cache-control'), 'public, max-age=31536000, immutable')
    assert.equal(picture.headers.get('x-content-type-options'), 'nosniff')
    const bytes = Buffer.from(await picture.arrayBuffer())
    assert.include(src, sha256(bytes))
    assert.equal(await statusOf(src, { 'if-none-match': picture.headers.get('etag')! }), 304)
    assert.equal((await read(src.replace(/\w{64}/, '0'.repeat(64)))).status, 404)
  })

  test('is downloaded under its name, with the sum that was frozen', async ({ assert }) => {
    const edition = await publishedEdition(await makeWorld())
    const path = `/books/${edition.year}/editions/1`
    const docx = await read(`${path}/book.docx`)
    const name = encodeURIComponent('北京市知识产权信息利用案例集（2026年）第一版.docx')
    assert.include(docx.headers.get('content-disposition')!, `filename*=UTF-8''${name}`)
    const file = await BookFile.query().where({ editionId: edition.id, path: 'book.docx' }).firstOrFail()
    assert.equal(sha256(Buffer.from(await docx.arrayBuffer())), file.sha256)
    assert.equal(await statusOf(`${path}/book.docx`, { 'if-none-match': `"${file.sha256}"` }), 304)
    const manuscript = await read(`${path}/manuscript.json`)
    assert.equal(sha256(await manuscript.text()), edition.manuscriptHash)
    for (const none of ['book.pdf', 'book.exe', '..%2Fsecret', 'pages']) {
      assert.equal((await read(`${path}/${none}`)).status, 404, none)
    }
    const contents = await (await read(`/books/${edition.year}`)).text()
    assert.include(contents, '本版没有 PDF')
    assert.include(contents, edition.checksum!)
  })

  test('shows the newest edition, keeps the old one, and says why one was withdrawn', async ({ client, assert }) => {
    const world = await makeWorld()
    const { people } = world
    const first = await publishedEdition(world)
    const errata = [{ place: '前言', wrong: '甲', right: '乙', day: '2027-01-05' }]
    const second = await orderedEdition(world, await smallManuscript({ errata, title: '更正后的案例集' }))
    await drainOutbox()
    await second.refresh()
    assert.notInclude(await (await read(`/books/${first.year}`)).text(), '更正后的案例集')
    await freezeEdition(second, actor(people.head))
    await publishEdition(second, actor(people.head))
    const newest = await (await read(`/books/${first.year}`)).text()
    assert.include(newest, '更正后的案例集')
    assert.include(newest, '第二版（附勘误表）')
    assert.include(newest, `/books/${first.year}/editions/1/book.docx`)
    assert.equal((await read(`/books/${first.year}/errata`)).status, 200)
    assert.equal((await read(`/books/${first.year}/editions/1/book.docx`)).status, 200)

    const withdraw = (form: object) =>
      client
        .post(`/casebook-editions/${second.id}/steps`)
        .form({ step: 'withdraw', version: second.version, ...form })
        .withCsrfToken()
        .loginAs(people.head)
        .redirects(0)
    const silent = await withdraw({})
    silent.assertStatus(422)
    const answer = await withdraw({ withdrawal: '案例涉及的专利权属有争议。' })
    answer.assertStatus(302)
    assert.notInclude(await (await read(`/books/${first.year}`)).text(), '更正后的案例集</')
    assert.equal((await read(`/books/${first.year}/editions/2/book.docx`)).status, 404)
    await withdrawEdition(await BookEdition.findOrFail(first.id), actor(people.head), '全书撤下核查。')
    const gone = await read(`/books/${first.year}`)
    assert.equal(gone.status, 410)
    assert.include(await gone.text(), '案例涉及的专利权属有争议。')
  })

  test('pages are the same, byte for byte, from the same manuscript; what people type is text', async ({ assert }) => {
    const file = bookPicture(6000, 20)
    const title = '<script>alert(1)</script> "引号" \' =1+1 {{ 7*7 }} \u202E反向\u202C 😀'
    const image = imageOf(file, { caption: '"><img src=x onerror=alert(1)>' })
    const cases = [
      bookCase(0, {
        title,
        unit: title,
        images: [image],
        sections: [{ heading: title, text: [title, '字'.repeat(2000)] }],
      }),
    ]
    const contacts = [{ unit: title, district: '海淀区', email: 'a@unit.example' }]
    const errata = [{ place: title, wrong: '="book:/', right: title, day: '2027-01-05' }]
    const manuscript = bookManuscript({
      title,
      preface: [title],
      chapters: [{ title, introduction: [title], cases }],
      contacts,
      errata,
    })
    const pages = await bookPages(manuscript, 2, await picturesOf(file))
    assert.deepEqual(await bookPages(manuscript, 2, await picturesOf(file)), pages)
    assert.lengthOf(pages, 1 + 1 + 1 + 4 + 1 + 1)
    for (const { name, html } of pages) {
      assert.notMatch(html, /<script|<img src=x|\u202E/, name)
      assert.notInclude(html, ' onerror=alert(1)>"', name)
      assert.notInclude(html, ' 49 ', name)
    }
    assert.include(pages.find(({ name }) => name === 'errata')!.html, '=&quot;book:/')
    assert.include(pages.find(({ name }) => name === 'case/AL-2026-0001')!.html, '字'.repeat(2000))
  })
})
