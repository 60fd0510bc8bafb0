import { test } from '@japa/runner'
import { arrangedRows } from '#app/core/arranged_rows'

const input = (_arrange: unknown) => ({ title: '征集', rows: { 0: 'a', 1: 'b', 2: 'c' }, _arrange })

test.group('Rows put in order by buttons', () => {
  test('{$self}')
    .with([
      ['rows.1.up', ['b', 'a', 'c'], 'rows.0.up'],
      ['rows.1.down', ['a', 'c', 'b'], 'rows.2.down'],
      ['rows.1.remove', ['a', 'c'], 'rows.1.remove'],
      ['rows.0.up', ['a', 'b', 'c'], 'rows.-1.up'],
      ['rows.2.down', ['a', 'b', 'c'], 'rows.3.down'],
      ['rows.9.remove', ['a', 'b', 'c'], 'rows.9.remove'],
    ] as const)
    .run(({ assert }, [pressed, rows, focus]) =>
      assert.deepEqual(arrangedRows(input(pressed), ['rows']), { input: { title: '征集', rows }, focus })
    )

  test('nothing else is such a button', ({ assert }) => {
    for (const pressed of [
      undefined,
      '',
      'others.1.up',
      'rows.x.up',
      'rows.1.out',
      'constructor.0.up',
      ['rows.1.up'],
    ]) {
      const arranged = arrangedRows(input(pressed), ['rows'])
      if (Array.isArray(pressed)) assert.isNotNull(arranged)
      else assert.isNull(arranged)
    }
  })
})
