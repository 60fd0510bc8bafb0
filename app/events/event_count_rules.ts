import config from '#config/events'

type Result = { kind: string; attendedOnsite: number | null; attendedOnline: number | null }

/** 人次 of one event: those in the room and those on the line, kept apart and added up. */
export function attendanceOf({ attendedOnsite, attendedOnline }: Omit<Result, 'kind'>) {
  return (attendedOnsite ?? 0) + (attendedOnline ?? 0)
}

/**
 * 场次 (domain 2.2, customary): one event is one, however many days it takes; of a counted kind and with enough people.
 * Whoever organises it together with others reports it once, so it is one for the city too.
 */
export function isSession(event: Result) {
  const kinds: readonly string[] = config.countedKinds
  return kinds.includes(event.kind) && attendanceOf(event) >= config.leastPeople
}

/** 人次 by who signed in: once per person per event, over however many days and halves of days. */
export function peopleSignedIn(signIns: readonly { registrationId: number }[]) {
  return new Set(signIns.map(({ registrationId }) => registrationId)).size
}

/** The viewing log of a platform, `viewer,minutes` a line (comma, tab or blanks between); other lines are headings. */
export function viewsIn(text: string) {
  return text
    .split(/\r?\n/)
    .map((line) => /^(.+?)[,，\t\s]+(\d+(?:\.\d+)?)\s*$/.exec(line.trim()))
    .flatMap((found) => (found ? [{ viewer: found[1], minutes: Number(found[2]) }] : []))
}

/** 线上人次: distinct viewers who watched long enough, coming and going added up. */
export function viewersWhoStayed(views: readonly { viewer: string; minutes: number }[]) {
  const watched = new Map<string, number>()
  for (const { viewer, minutes } of views) {
    const name = viewer.normalize('NFKC').trim().toLowerCase()
    watched.set(name, (watched.get(name) ?? 0) + minutes)
  }
  return [...watched.values()].filter((minutes) => minutes >= config.viewerMinutes).length
}
