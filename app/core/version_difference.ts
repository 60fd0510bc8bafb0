import { diffArrays } from 'diff'
import { type DifferencePart, textDifference } from './text_difference.js'

/** What two versions of something made of parts have not in common. Pure. */

export type Lines = { key: string; parts: DifferencePart[] }[]

/** The facts that differ, each with what became of its text; one that is missing on a side is empty there. */
export function linesBetween(before: Record<string, string>, after: Record<string, string>): Lines {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return keys
    .filter((key) => (before[key] ?? '') !== (after[key] ?? ''))
    .map((key) => ({ key, parts: textDifference(before[key] ?? '', after[key] ?? '') }))
}

/** The parts of a version in their order, each in its group. */
export type Places = readonly { id: string; group: string }[]

/** Of the parts in both versions the fewest that have to be moved to get from one order to the other. */
export function movedIds(before: Places, after: Places): Set<string> {
  const [old, now] = [before, after].map((places) => new Set(places.map(({ id }) => id)))
  const kept = (places: Places) =>
    places.filter(({ id }) => old.has(id) && now.has(id)).map(({ group, id }) => `${group} ${id}`)
  const arrived = diffArrays(kept(before), kept(after)).filter(({ added }) => added)
  return new Set(arrived.flatMap(({ value }) => value.map((place) => place.split(' ')[1])))
}
