const COMMON = [
  '12345678',
  '123456789',
  'password',
  'qwertyui',
  'iloveyou',
  '11111111',
  'admin123',
  'beijing2026',
  'woaini1314',
]

/**
 * What is wrong with a password, or null. Eight characters of three kinds (等保 2.0 profile), or fifteen of any kind.
 *
 * @returns a key under `accounts.password`
 */
export function passwordFault(
  password: string,
  email = ''
): 'short' | 'long' | 'simple' | 'common' | 'personal' | null {
  const length = [...password].length
  if (length < 8) return 'short'
  if (length > 128) return 'long'

  const lower = password.toLowerCase()
  const name = email.toLowerCase().split('@')[0]
  if (COMMON.some((word) => lower === word || lower === `${word}!`)) return 'common'
  if (name.length >= 3 && lower.includes(name)) return 'personal'

  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z\d]/].filter((kind) => kind.test(password)).length
  return length >= 15 || kinds >= 3 ? null : 'simple'
}
