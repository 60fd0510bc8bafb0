import { test } from '@japa/runner'
import { Secret } from 'otpauth'
import { rolesNamed } from '#config/second_factor'
import { codeAt, makeSecret, setUpAddress, stepOf } from '#app/second_factors/one_time_code'
import { hashOfRecoveryCode, makeRecoveryCode } from '#app/second_factors/recovery_code'

const at = (seconds: number) => new Date(seconds * 1000)

test.group('Codes of half a minute', () => {
  /** RFC 6238, appendix B: its eight digits end with our six. */
  test('are those of the standard')
    .with([
      [59, '287082'],
      [1111111109, '081804'],
      [1234567890, '005924'],
      [20000000000, '353130'],
    ] as const)
    .run(({ assert }, [seconds, code]) => {
      const secret = Secret.fromLatin1('12345678901234567890').base32
      assert.equal(codeAt(secret, at(seconds)), code)
      assert.equal(stepOf(secret, code, at(seconds)), Math.floor(seconds / 30))
    })

  test('are good one step before and after, and no longer', ({ assert }) => {
    const secret = makeSecret()
    const code = codeAt(secret, at(3000))
    const steps = [-60, -30, 0, 30, 60].map((seconds) => stepOf(secret, code, at(3000 + seconds)))
    assert.deepEqual(steps, [null, 100, 100, 100, null])
    assert.isNull(stepOf(makeSecret(), code, at(3000)))
    assert.isNull(stepOf(secret, '12345', at(3000)))
  })

  test('are told to an application with who and where', ({ assert }) => {
    const address = new URL(setUpAddress(makeSecret(), 'shen@people.example', '京知'))
    assert.equal(address.protocol, 'otpauth:')
    assert.include(decodeURIComponent(address.pathname), '京知:shen@people.example')
    assert.match(address.searchParams.get('secret')!, /^[A-Z2-7]{32}$/)
  })
})

test.group('Recovery codes', () => {
  test('are found however they are typed, and only by their owner', ({ assert }) => {
    const code = makeRecoveryCode()
    assert.match(code, /^([2-9A-HJ-NP-Z]{4}-){3}[2-9A-HJ-NP-Z]{4}$/)
    assert.notEqual(code, makeRecoveryCode())
    const hash = hashOfRecoveryCode(7, code)
    assert.equal(hashOfRecoveryCode(7, ` ${code.toLowerCase().replaceAll('-', ' ')} `), hash)
    assert.notEqual(hashOfRecoveryCode(8, code), hash)
    assert.notInclude(hash, code)
  })
})

test.group('Who must have a second factor', () => {
  test('is said in the settings', ({ assert }) => {
    assert.deepEqual(rolesNamed('none'), [])
    assert.deepEqual(rolesNamed('administrator, bureau_leader'), ['administrator', 'bureau_leader'])
    assert.includeMembers(rolesNamed('staff'), ['administrator', 'district_reviewer', 'alliance_secretariat'])
    assert.notIncludeMembers(rolesNamed('staff'), ['operator'])
    assert.include(rolesNamed('all'), 'expert')
    assert.throws(() => rolesNamed('admin'), /SECOND_FACTOR_ROLES names no roles: admin/)
  })
})
