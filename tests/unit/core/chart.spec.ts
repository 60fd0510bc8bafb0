import { readFileSync } from 'node:fs'
import { test } from '@japa/runner'
import { drawBars, drawCourse, drawField, drawStack, onPage, palette } from '#app/core/chart'
import { drawRadar, drawSteps } from '#app/core/shape_charts'

const CHARTS = {
  bars: () =>
    drawBars({
      title: '指数 <全市> & "各区"',
      maximum: 100,
      bars: [
        { label: '海淀区', value: 91.256, low: 88, high: 94 },
        { label: '一个名称特别特别特别长的信息服务网点', value: null },
      ],
    }),
  stack: () =>
    drawStack({
      title: '五级分布',
      rows: ['总体'],
      parts: [
        { name: '非常满意', tone: 'ok', values: [60] },
        { name: '非常不满意', tone: 'bad', values: [40] },
      ],
    }),
  field: () =>
    drawField({
      ...{ title: '重要度与满意度', x: '重要度', y: '得分', split: [0.5, 80] },
      points: [
        { label: '响应速度', x: 0.7, y: 75 },
        { label: '环境', x: 0.3, y: 90 },
      ],
    }),
  course: () =>
    drawCourse({
      title: '趋势',
      points: [
        { label: '2025', value: 80, low: 78, high: 82 },
        { label: '2026', value: null },
      ],
    }),
  steps: () =>
    drawSteps({
      title: '得分分布',
      steps: [
        { label: '<50', count: 0, tone: 'bad' },
        { label: '90–95', count: 12, tone: 'ok' },
      ],
    }),
  radar: () =>
    drawRadar({
      title: '得分率',
      axes: ['基础保障', '规范管理', '基础性服务'],
      maximum: 100,
      shapes: [
        { name: '本网点', tone: 'brand', values: [80, null, 60.5] },
        { name: '同类型', tone: 'line-strong', isDashed: true, values: [70, 75, 80] },
      ],
    }),
}

test.group('A chart', () => {
  for (const [kind, draw] of Object.entries(CHARTS)) {
    test(`is the same drawing each time, named, without anything that the pages refuse: ${kind}`, ({ assert }) => {
      const svg = draw()
      assert.equal(draw(), svg)
      assert.match(svg, /^<svg class="chart" role="img" aria-label="[^"<>]+"/)
      assert.notMatch(svg, / style=|<style|<script|undefined|NaN/)
    })
  }

  test('says its labels in Chinese, cut where they are long, and its numbers', ({ assert }) => {
    assert.include(CHARTS.bars(), '海淀区')
    assert.include(CHARTS.bars(), '91.26')
    assert.include(CHARTS.bars(), '一个名称特别特别特别长的信…')
    assert.include(CHARTS.bars(), 'aria-label="指数 &#60;全市&#62; &#38; &#34;各区&#34;"')
  })

  test('has the colours of the tokens, and on a page the tokens themselves', ({ assert }) => {
    const tokens = readFileSync('resources/css/tokens.css', 'utf8')
    const valueOf = (name: string) => new RegExp(`--${name}: (#\\w+);`).exec(tokens)![1]
    for (const [name, colour] of Object.entries(palette)) {
      assert.equal(colour, valueOf(name).replace(/^#(\w)(\w)(\w)$/, '#$1$1$2$2$3$3'))
    }
    assert.include(onPage(CHARTS.bars()), 'fill="var(--brand-line)"')
    assert.notMatch(onPage(CHARTS.bars()), /="#bcd3f5"/)
  })
})
