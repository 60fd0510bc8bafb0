import { Settings } from 'luxon'

/**
 * The present moment. Luxon's clock, which Lucid's timestamps follow too, so that tests and the demonstration year can
 * stand at another time.
 */
export function now() {
  return new Date(Settings.now())
}

/** Stands still at a moment, for tests and demonstration data. */
export function standAt(moment: Date) {
  Settings.now = () => moment.getTime()
}

/** Back to the real time. */
export function leaveMoment() {
  Settings.now = () => Date.now()
}
