import { diffArrays } from 'diff/lib/diff/array.js'
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

type Change<Part> = { part: Part; kind: 'added' | 'removed' | 'changed' | 'moved'; lines: Lines }

/** One version: its parts in their order, where each stands, and what is compared of it. */
type Version<Part> = { parts: readonly Part[]; places: Places; facts(part: Part): Record<string, string> }

/** What changed from one version to another, part by part as their ids say; the unchanged are left out. */
export function changedParts<Part extends { id: string }>(before: Version<Part>, after: Version<Part>): Change<Part>[] {
  const old = new Map(before.parts.map((part) => [part.id, part]))
  const left = new Set(after.parts.map(({ id }) => id))
  const moved = movedIds(before.places, after.places)
  const present = after.parts.flatMap((part): Change<Part>[] => {
    const former = old.get(part.id)
    if (!former) return [{ part, kind: 'added', lines: [] }]
    const lines = linesBetween(before.facts(former), after.facts(part))
    if (lines.length > 0) return [{ part, kind: 'changed', lines }]
    return moved.has(part.id) ? [{ part, kind: 'moved', lines: [] }] : []
  })
  const removed = before.parts.filter(({ id }) => !left.has(id))
  return [...present, ...removed.map((part): Change<Part> => ({ part, kind: 'removed', lines: [] }))]
}

/** The parts of a version in their order, each in its group. */
type Places = readonly { id: string; group: string }[]

/** Of the parts in both versions the fewest that have to be moved to get from one order to the other. */
function movedIds(before: Places, after: Places): Set<string> {
  const [old, now] = [before, after].map((places) => new Set(places.map(({ id }) => id)))
  const kept = (places: Places) =>
    places.filter(({ id }) => old.has(id) && now.has(id)).map(({ group, id }) => `${group} ${id}`)
  const arrived = diffArrays(kept(before), kept(after)).filter(({ added }) => added)
  return new Set(arrived.flatMap(({ value }) => value.map((place) => place.split(' ')[1])))
}
