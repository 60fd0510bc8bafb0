import { Resvg } from '@resvg/resvg-js'
import { test } from '@japa/runner'
import { onPage } from '#app/core/chart'
import { chartPicture } from '#app/core/chart_picture'
import { pictureSize } from '#app/core/picture_size'
import { factsOf } from '#app/report_documents/report_content'
import { chartFigures, figuresInWords } from '#app/report_documents/chart_figures'
import { drawChart } from '#app/report_documents/report_charts'
import { printedMap } from '#app/report_documents/report_map'
import type { ReportChart } from '#app/report_facts/chapter_content'
import { workReport } from '#tests/support/work_reports'

const report = workReport()
const facts = factsOf(report)
const charts = report.chapters
  .flatMap(({ blocks }) => blocks)
  .flatMap((block) => (block.kind === 'chart' ? [block] : []))
const drawn = charts.map(({ caption, chart }) => ({ kind: chart.kind, svg: drawChart(caption, chart, facts) }))

/** How many of the dots of a drawing are dark enough to be letters or lines. */
function ink(svg: string) {
  const drawing = new Resvg(svg, {
    ...{ background: '#ffffff', fitTo: { mode: 'width', value: 920 } },
    font: { loadSystemFonts: false },
  })
  const { pixels } = drawing.render()
  let dark = 0
  for (let at = 0; at < pixels.length; at += 4) if (pixels[at] + pixels[at + 1] + pixels[at + 2] < 480) dark++
  return dark
}

/** A picture as a drawing, so that its dots can be counted. */
const asDrawing = (png: Buffer, { width, height }: { width: number; height: number }) =>
  '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ' +
  `viewBox="0 0 ${width} ${height}"><image width="${width}" height="${height}" ` +
  `xlink:href="data:image/png;base64,${png.toString('base64')}"/></svg>`

test.group('The charts of the report', (group) => {
  group.each.timeout(300_000)

  test('are of every kind there is', ({ assert }) => {
    const kinds: ReportChart['kind'][] = ['columns', 'course', 'shares', 'levels', 'quadrants', 'radar', 'map']
    assert.sameMembers([...new Set(drawn.map(({ kind }) => kind))], kinds)
  })

  test('are the same each time, named, and without anything that pages refuse', ({ assert }) => {
    for (const [at, { caption, chart }] of charts.entries()) {
      const { svg } = drawn[at]
      assert.equal(drawChart(caption, chart, facts), svg)
      assert.match(svg, /^<svg class="(chart|map)"[^>]*role="img"/)
      assert.include(svg, caption)
      assert.notMatch(svg, / style=|<style|<script|undefined|NaN/)
      if (chart.kind !== 'map') assert.include(onPage(svg), 'var(--')
    }
  })

  test('say their categories in Chinese and their figures as the facts have them', ({ assert }) => {
    const of = (kind: string) => drawn.find((one) => one.kind === kind)!.svg
    for (const text of ['2024年', '公益咨询（次）', '培训人次（人次）', '31,204', '52,310', '单位：人次'])
      assert.include(of('columns'), text)
    assert.match(of('shares'), /中小微企业.*[\d,]+次，\d+\.\d%/s)
    assert.include(of('levels'), '非常满意')
    assert.include(of('map'), '海淀区')
  })

  test('have all their figures as words', ({ assert }) => {
    for (const { chart } of charts) {
      const figures = chartFigures(chart, facts)
      assert.isTrue(figures.rows.every((row) => row.length === figures.columns.length))
      assert.notMatch(figuresInWords(figures), /undefined/)
    }
    assert.equal(
      figuresInWords(chartFigures(charts[0].chart, facts)).split('；')[0],
      '2023年公益咨询22,410次、培训人次40,120人次'
    )
  })

  test('are pictures of 300 dots an inch with their letters in them, whatever fonts a machine has', async ({
    assert,
  }) => {
    for (const { kind, svg } of [drawn[0], drawn.find((one) => one.kind === 'map')!]) {
      const whole = kind === 'map' ? printedMap(svg) : svg
      const picture = await chartPicture(whole, 150)
      const { width, height } = pictureSize(picture.bytes)
      assert.equal(width, Math.round((150 / 25.4) * 300))
      assert.closeTo(height / width, picture.height / picture.width, 0.001)
      const letters = ink(asDrawing(picture.bytes, { width, height })) - ink(whole)
      /** On the map they are light on dark. */
      assert.isAbove(Math.abs(letters), 1500, `letters in ${kind}`)
      assert.isTrue(picture.bytes.equals((await chartPicture(whole, 150)).bytes))
    }
  })
})
