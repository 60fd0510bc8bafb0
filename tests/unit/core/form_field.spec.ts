import { test } from '@japa/runner'
import edge from 'edge.js'
import { errorList, fieldOf, filledRows, inputNameOf, pathOf } from '#app/core/form_field'
import { attributes, svgIcon } from '#app/core/html'

const flash = (values: Record<string, unknown>) => ({
  get: (key: string, preset?: unknown) => values[key] ?? preset,
})

test.group('Form fields', () => {
  test('{name} is the field {path}')
    .with([
      { name: 'name', path: 'name', html: 'name' },
      { name: 'services[0].name', path: 'services.0.name', html: 'services[0][name]' },
      { name: 'services[0][name]', path: 'services.0.name', html: 'services[0][name]' },
      { name: 'services.0.name', path: 'services.0.name', html: 'services[0][name]' },
      { name: 'roles[]', path: 'roles', html: 'roles' },
    ])
    .run(({ assert }, { name, path, html }) => {
      assert.equal(pathOf(name), path)
      assert.equal(inputNameOf(path), html)
    })

  test('what was typed wins over what is stored, and the fault is found by its path', ({ assert }) => {
    const flashMessages = flash({
      'services.0.name': '检',
      'inputErrorsBag': { 'services.0.name': ['至少两个字', 'x'] },
    })
    const field = fieldOf({ name: 'services[0].name', value: '检索', hint: '全称', flashMessages })

    assert.deepInclude(field, { id: 'services-0-name', value: '检', error: '至少两个字' })
    assert.equal(field.describedBy, 'services-0-name-error services-0-name-hint')
    assert.deepEqual(errorList(flashMessages), [
      { path: 'services.0.name', id: 'services-0-name', message: '至少两个字' },
    ])
  })

  test('a box that was cleared stays cleared when the form comes back', ({ assert }) => {
    const flashMessages = flash({ inputErrorsBag: { name: ['x'] } })

    assert.equal(fieldOf({ name: 'agreed', value: true, flashMessages }, true).value, '')
    assert.equal(fieldOf({ name: 'agreed', value: true, flashMessages: flash({}) }, true).value, true)
  })

  test('rows in which nothing was filled in are dropped', ({ assert }) => {
    const rows = [{ name: '检索', fee: null }, { name: null, fee: '' }, {}]

    assert.deepEqual(filledRows(rows), [rows[0]])
    assert.deepEqual(filledRows({ 0: rows[0], 21: rows[1] }), [rows[0]])
    assert.deepEqual(filledRows(null), [])
  })
})

test.group('HTML made by helpers', () => {
  test('attributes and icons are escaped', async ({ assert }) => {
    const html = await edge.renderRaw('<a{{ attributes(given) }}></a>{{ svgIcon("x", { label }) }}', {
      given: {
        'title': '"><script>',
        'hidden': true,
        'disabled': false,
        'data-n': 0,
        'lang': null,
      },
      label: '<b>',
      attributes,
      svgIcon,
    })

    assert.include(html, '<a title="&quot;&gt;&lt;script&gt;" hidden data-n="0"></a>')
    assert.include(html, 'aria-label="&lt;b&gt;"')
  })
})
