import { readFileSync } from 'node:fs'

/**
 * How a connection to another machine is sealed, where it is: the other side is who it says it is, by an authority that
 * Node knows or by the one in the file.
 *
 * @throws when there is no such file
 */
export function sealed(isWanted: boolean | undefined, authority: string | undefined) {
  if (!isWanted) return undefined
  return { minVersion: 'TLSv1.2' as const, rejectUnauthorized: true, ...(authority && { ca: readFileSync(authority) }) }
}
