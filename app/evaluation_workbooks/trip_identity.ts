import { createHmac, timingSafeEqual } from 'node:crypto'
import env from '#start/env'
import { canonicalJson, sha256 } from '#app/core/canonical_json'
import type { ReadSheet } from '#app/core/read_workbook'
import { cellText } from '#app/imports/cell_text'
import type { Trip, TripKind, TripValue } from './round_trip.js'

const FORMAT = 'jingzhi.offline/1'
/** A cell takes 32 767 characters. */
const PIECE = 30_000
export const IDENTITY_SHEET = '_jingzhi'

/** Whose file it is, of what, as of when; what stood in each cell is kept as a hash, so that changes of both are told apart. */
export type Identity = {
  format: typeof FORMAT
  kind: TripKind
  by: number
  trips: { token: string; sheet: string; contentHash: string; structure: string; base: Record<string, string> }[]
}

export function identityOf(kind: TripKind, by: number, sheets: readonly (readonly [string, Trip])[]): Identity {
  const trips = sheets.map(([sheet, trip]) => ({
    ...{ token: trip.token, sheet, contentHash: trip.contentHash, structure: structureOf(trip) },
    base: Object.fromEntries(Object.entries(trip.values).map(([id, value]) => [id, markOf(value)])),
  }))
  return { format: FORMAT, kind, by, trips }
}

/** Everything of a sheet but what its person writes and what changes by itself. */
export function structureOf({ title, headers, rows }: Trip) {
  return sha256(canonicalJson({ title, headers, rows: rows.map(({ told: _told, ...row }) => row) }))
}

export const markOf = (value: TripValue | undefined) => sha256(canonicalJson(asRead(value ?? null))).slice(0, 12)

/** As a text comes back of a cell that nobody touched: without marks that nobody sees, and with other ends of lines. */
export const asRead = (value: TripValue): TripValue =>
  typeof value === 'string' ? cellText(value, 'text').text : value

/** The cells of the hidden sheet: signature first. */
export function signedCells(identity: Identity): string[] {
  const text = canonicalJson(identity)
  const pieces = Array.from({ length: Math.ceil(text.length / PIECE) }, (_, at) =>
    text.slice(at * PIECE, (at + 1) * PIECE)
  )
  return [signatureOf(text), ...pieces]
}

/** @returns null for a file that this system did not make, or that somebody made into another one */
export function identityIn(sheets: readonly ReadSheet[]): Identity | null {
  const rows = sheets.find(({ name }) => name === IDENTITY_SHEET)?.rows ?? []
  const [signature, ...pieces] = rows.map(({ cells }) => (typeof cells[0] === 'string' ? cells[0] : ''))
  const text = pieces.join('')
  if (!signature || !isSigned(text, signature)) return null
  const identity = JSON.parse(text) as Identity
  return identity.format === FORMAT ? identity : null
}

function signatureOf(text: string) {
  return createHmac('sha256', env.get('APP_KEY').release()).update(`evaluation_workbook/${text}`).digest('hex')
}

function isSigned(text: string, signature: string) {
  const [own, said] = [Buffer.from(signatureOf(text)), Buffer.from(signature)]
  return own.length === said.length && timingSafeEqual(own, said)
}
