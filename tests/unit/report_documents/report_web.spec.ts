import { test } from '@japa/runner'
import edge from 'edge.js'
import { formatDay } from '#app/core/format'
import { attributes } from '#app/core/html'
import { factsOf } from '#app/report_documents/report_content'
import { webReport } from '#app/report_documents/report_web'
import { workReport } from '#tests/support/work_reports'

const rendered = (report: object) =>
  edge.share({ formatDay, attributes }).render('components/report/blocks', { report })

test.group('The report on a page', () => {
  test('leads from each number to its rows, and from the contents to each chapter', async ({ assert }) => {
    const page = await rendered(webReport(workReport(), ({ key }) => `/facts/${key}`))
    assert.include(
      page,
      '全年提供公益咨询<a href="/facts/overview.consultations">31,204次</a>，<a href="/facts/overview.consultations">同比增长'
    )
    const anchors = [...page.matchAll(/ href="#([^"]+)"/g)].map(([, mark]) => mark)
    assert.lengthOf(anchors, 11 + 4)
    for (const mark of anchors) assert.include(page, ` id="${mark}"`)
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    assert.equal(new Set(ids).size, ids.length, 'no id twice')
  })

  test('has all tables and charts with their figures, and nothing that pages refuse', async ({ assert }) => {
    const page = await rendered(webReport(workReport(), () => null))
    for (let number = 1; number <= 18; number++) assert.include(page, `>表${number}\u3000`)
    for (let number = 1; number <= 8; number++) assert.include(page, `>图${number}\u3000`)
    assert.lengthOf(page.match(/<svg /g)!, 8)
    assert.notMatch(page, / style=|<style|<script|undefined|NaN|\{\w+\.\w+/)
    assert.include(page, 'var(--brand)')
  })

  test('links nothing where the page knows no place for it, and shows the public nothing internal', async ({
    assert,
  }) => {
    const page = await rendered(webReport(workReport({ isPublic: true }), ({ rowsPath }) => rowsPath))
    assert.notInclude(page, '/activities')
    assert.notInclude(page, '问题清单')
    assert.include(page, '表16')
  })

  test('escapes what people wrote', async ({ assert }) => {
    const [first, ...others] = workReport().chapters
    const blocks = [{ kind: 'passage' as const, key: 'p', text: '<b>粗</b> & {overview.points}' }]
    const page = await rendered(
      webReport(workReport({ chapters: [{ ...first, blocks }, ...others] }), () => '/a?b="c"')
    )
    assert.include(page, '&lt;b&gt;粗&lt;/b&gt; &amp; <a href="/a?b=&quot;c&quot;">87家</a>')
    assert.equal(factsOf(workReport()).get('overview.points')!.value, 87)
  })
})
