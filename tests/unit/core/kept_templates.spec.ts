import { Edge } from 'edge.js'
import { test } from '@japa/runner'
import { drawInOneGo } from '#app/core/drawing'
import { keepTemplates } from '#app/core/kept_templates'

const TEMPLATES = {
  page: "@each(name in names)\n@include('line')\n@end\n@include('end')\n@include('end')",
  line: '[{{ name }}]',
  end: '({{ names.length }})',
}

function edgeWithTemplates() {
  const edge = Edge.create({ cache: true })
  edge.mount(import.meta.dirname)
  for (const [name, template] of Object.entries(TEMPLATES)) edge.registerTemplate(name, { template })
  return edge
}

test.group('Templates that are kept', () => {
  test('are read once, however often they are included and shown', async ({ assert }) => {
    const edge = edgeWithTemplates()
    drawInOneGo(edge)
    keepTemplates(edge)
    const read: string[] = []
    const resolve = edge.loader.resolve.bind(edge.loader)
    edge.loader.resolve = (path) => (read.push(path), resolve(path))

    const show = async (...names: string[]) => (await edge.render('page', { names })).replace(/\s/g, '')
    assert.equal(await show('甲', '乙'), '[甲][乙](2)(2)')
    assert.equal(await show('丙'), '[丙](1)(1)')
    assert.sameMembers(read, Object.keys(TEMPLATES))
  })
})
