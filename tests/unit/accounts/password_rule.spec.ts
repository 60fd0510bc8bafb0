import { test } from '@japa/runner'
import { passwordFault } from '#app/accounts/password_rule'
import { ownPath } from '#app/core/own_path'

test.group('Passwords', () => {
  test('{password}: {fault}')
    .with([
      { password: 'Aa1!aa', fault: 'short' },
      { password: 'abcdefgh1', fault: 'simple' },
      { password: 'Abcdefg1', fault: null },
      { password: '一句很长但是好记的中文口令不容易猜', fault: null },
      { password: 'Password!', fault: 'common' },
      { password: 'Linzhiyuan1!', fault: 'personal' },
      { password: `Aa1${'x'.repeat(126)}`, fault: 'long' },
    ])
    .run(({ assert }, { password, fault }) => {
      assert.equal(passwordFault(password, 'linzhiyuan@people.example'), fault)
    })
})

test.group('Where to go after signing in', () => {
  test('{path} stays on this site: {own}')
    .with([
      { path: '/applications?group=mine', own: true },
      { path: '//evil.example', own: false },
      { path: '/\\evil.example', own: false },
      { path: 'https:evil.example', own: false },
      { path: 'https://evil.example', own: false },
      { path: '/\tevil', own: false },
      { path: '/a\r\nLocation: https://evil.example', own: false },
      { path: null, own: false },
    ])
    .run(({ assert }, { path, own }) => {
      assert.equal(ownPath(path), own ? path : null)
    })
})
