import { Edge } from 'edge.js'
import { test } from '@japa/runner'
import { drawInOneGo } from '#app/core/drawing'

/** A page whose parts show what they are given, what is shared and what is everybody's. */
function edgeWith(templates: Record<string, string>) {
  const edge = Edge.create()
  edge.global('product', '京知')
  edge.global('nameOf', function (this: { name?: string }) {
    return this.name ?? 'nobody'
  })
  for (const [name, template] of Object.entries(templates)) edge.registerTemplate(name, { template })
  drawInOneGo(edge)
  return edge
}

test.group('Pages drawn in one go', () => {
  test('a part has what it is given before what is shared, and nothing of its neighbours', async ({ assert }) => {
    const edge = edgeWith({
      page: "@component('part', { name: 'a' })\n@slot('main')\n{{ title }}\n@end\n@end\n@component('part', {})\n@end",
      part: '{{ product }}/{{ name ?? "none" }}/{{ nameOf() }}/{{{ $slots.main() }}}/{{ $props.has("name") }};',
    })
    const page = await edge.share({ product: '别名' }).render('page', { title: 'T' })
    assert.equal(page.replace(/\s/g, ''), '别名/a/a/T/true;别名/none/nobody//false;')
    assert.include(await edge.render('page', { title: 'T' }), '京知/a')
  })

  test('what one page shares no other page sees, and a part may be given something of the same name', async ({
    assert,
  }) => {
    const page = "{{ user ?? 'nobody' }};\n@component('part', { user: 'b' })\n@end"
    const edge = edgeWith({ page, part: '{{ user }}' })
    const drawn = async (shared: object, state?: object) =>
      (await edge.share(shared).render('page', state)).replace(/\s/g, '')
    assert.equal(await drawn({ user: 'a' }), 'a;b')
    assert.equal(await drawn({}), 'nobody;b')
    assert.equal(await drawn({ user: 'a' }, { user: 'c' }), 'c;b')
  })

  test('text is escaped, finished HTML is not', async ({ assert }) => {
    const edge = edgeWith({ page: '{{ text }}{{ html.safe("<i>") }}{{ 3 }}{{ none }}{{{ text }}}' })
    const drawn = await edge.render('page', { text: `"a" & 'b' <c> \`d\`` })
    assert.equal(drawn, `&quot;a&quot; &amp; &#x27;b&#x27; &lt;c&gt; &#x60;d&#x60;<i>3undefined"a" & 'b' <c> \`d\``)
  })

  test('what has to be asked for is there before a page is drawn', async ({ assert }) => {
    const edge = edgeWith({ page: '{{ waiting() }}' })
    let waiting = 0
    const beforeDrawing = async () => {
      waiting = await Promise.resolve(7)
    }
    assert.equal(await edge.share({ beforeDrawing, waiting: () => waiting }).render('page'), '7')
  })

  test('a fault names the template it is in', async ({ assert }) => {
    const edge = edgeWith({ page: '\n{{ missing.name }}' })
    await assert.rejects(() => edge.render('page'), /Cannot read properties of undefined/)
  })
})
